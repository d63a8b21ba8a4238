# Wat een lid betaalt, en de goedgekeurde verdelingen voor leden.

my-costs-title = Kosten van { $member } in { $year }
my-costs-title-none = Kosten van { $member }
my-costs-lead-more = U betaalt tot nu toe { $change } meer dan in dezelfde periode van vorig jaar. De stijging komt vooral door { $services }.
my-costs-lead-less = U betaalt tot nu toe { $change } minder dan in dezelfde periode van vorig jaar. De daling komt vooral door { $services }.
my-costs-lead-same = U betaalt evenveel als in dezelfde periode van vorig jaar.
my-costs-lead-first = Alle bedragen zijn zonder btw en goedgekeurd door twee mensen.
my-costs-lead-none = Hier ziet u straks wat u betaalt, en waarom.
my-costs-and = en
my-costs-empty = Er is nog geen goedgekeurde verdeling
my-costs-empty-text = Zodra een verdeling is goedgekeurd, ziet u hier wat u betaalt en hoe dat is berekend.
my-costs-stat-until = Tot en met { $date }
my-costs-stat-before = dan in dezelfde maanden van { $year }
my-costs-stat-period = dan in { $period }
my-costs-stat-each = Per inwoner
my-costs-stat-inhabitants = { $count } inwoners
my-costs-stat-services = Diensten
my-costs-stat-services-value = { $taken } van { $all }
my-costs-stat-services-note = die u afneemt, van alle diensten met kosten
my-costs-services = Kosten per dienst
my-costs-services-caption = Kosten per dienst in { $year }, in euro's zonder btw
my-costs-choose-year = Jaar kiezen
my-costs-year = Jaar
my-costs-head-service = Dienst en verdeelsleutel
my-costs-head-bar = Staafdiagram
my-costs-new = nieuw
my-costs-total = Totaal zonder btw
my-costs-periods = Per periode
my-costs-periods-note = In euro's zonder btw. Alleen goedgekeurde perioden.
my-costs-periods-caption = Kosten per periode in euro's zonder btw
my-costs-chart-title = Kosten van { $member } per periode
my-costs-chart-one = { $from } in { $first }. Er is nog één periode.
my-costs-chart-text = Van { $from } in { $first } naar { $to } in { $last }.
my-costs-about = { $service }, { $period }
my-costs-everything = Alles over dit bedrag
my-costs-usage-rows = { $count ->
    [one] Bekijk de verbruiksregel
   *[other] Bekijk de { $count } verbruiksregels
}
my-costs-like = Vergelijk met gemeenten van gelijke omvang
my-costs-like-text = { $member } betaalt { $own } per inwoner. Het gemiddelde van { $count ->
    [one] de ander
   *[other] de { $count } anderen
} is { $average }. Wie meer diensten afneemt, betaalt meestal meer.
my-costs-like-caption = Kosten per inwoner in { $year }, leden van gelijke omvang
my-costs-all = Wat alle leden betalen
my-costs-all-show = Toon alle { $count } leden
my-costs-all-caption = Kosten van alle leden in { $year }, in euro's zonder btw
my-costs-runs = Alle verdelingen
my-costs-you = { $name } (u)
my-costs-head-member = Lid
my-costs-head-each = Per inwoner
my-costs-head-inhabitants = Inwoners
my-costs-head-services = Diensten
my-costs-head-costs = Kosten
my-costs-file-name = kosten
my-costs-file-period = Periode

member-runs-title = Verdelingen
member-runs-lead = Leden zijn open naar elkaar: u ziet wat ieder lid betaalt en hoe dat is berekend.
member-runs-caption = Goedgekeurde verdelingen, de nieuwste eerst, in euro's zonder btw
member-runs-head-approved = Goedgekeurd op
member-runs-head-own = U betaalt
member-runs-head-total = Alle leden samen
member-runs-none = geen bedrag
member-runs-empty = Er is nog geen goedgekeurde verdeling
member-run-approved = Goedgekeurd op { $at }.
member-amount-rows-private = De verbruiksregels achter dit bedrag ziet alleen het lid zelf.
my-costs-what-if-stop = Wat als wij deze dienst niet meer afnemen
my-costs-what-if-take = Wat als wij { $service } gaan afnemen
my-costs-what-if-takes = Wat als wij een andere dienst gaan afnemen

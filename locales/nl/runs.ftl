# Verdelingen: lijst, controle, besluit, één bedrag en bestanden.

runs-title = Verdelingen
runs-lead = Een verdeling legt vast wat elk lid voor elke dienst betaalt. Eén persoon maakt haar, een ander keurt haar goed.
runs-new = Verdeling maken
runs-caption = Alle verdelingen, de nieuwste eerst
runs-head-run = Verdeling
runs-head-state = Status
runs-head-made = Gemaakt door
runs-head-decided = Besloten door
runs-head-total = Verdeeld in euro's
runs-not-decided = Nog niet besloten
runs-empty = Er is nog geen verdeling
runs-empty-text = Kies een periode, voer de kosten in en maak dan de verdeling.

run-title = Verdeling { $period }
run-name = { $period }, verdeling { $number }
run-number = Verdeling { $number }
run-lead = Kosten van { $from } tot en met { $until }: { $total }, verdeeld over { $members } leden en { $services } diensten. Exclusief btw.
run-signed = { $at }, { $name }
run-progress = Voortgang van deze verdeling
run-state-draft = Concept
run-state-reviewed = Gecontroleerd, wacht op goedkeuring
run-state-approved = Goedgekeurd
run-state-rejected = Teruggestuurd
run-step-draft = Concept
run-step-reviewed = Gecontroleerd
run-step-reviewed-todo = Kijk de bedragen na
run-step-approved = Goedgekeurd
run-step-approved-todo = Wacht op een tweede persoon
run-step-rejected = Teruggestuurd
run-step-settled = Afgesloten
run-step-settled-todo = Daarna is de periode op slot

run-fact-costs = Te verdelen
run-fact-costs-note = alle kosten van de periode
run-fact-divided = Verdeeld
run-fact-divided-note = verschil { $gap }
run-fact-change = nu { $change }
run-fact-signals = Signalen
run-fact-signals-value = { $count ->
    [0] Geen
    [one] 1 bedrag
   *[other] { $count } bedragen
}
run-fact-signals-note = wijken { $percent } procent of meer af
run-fact-usage = Verbruik
run-fact-usage-value = { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
run-fact-usage-note = binnengekomen tot { $at }

run-matrix-title = Bedragen per lid en dienst
run-matrix-note = Kies een bedrag om te zien hoe het is berekend.
run-matrix-caption = Bedragen per lid en dienst in euro's zonder btw, met totalen rechts en onderaan
run-matrix-member = Lid
run-matrix-change = Verschil
run-matrix-total = Totaal
run-matrix-new = niet te vergelijken
run-matrix-nothing = leeg
run-was-nothing = was nul
run-filters = Bedragen kiezen
run-filter-members = Toon
run-filter-all = Alle { $count } leden
run-filter-flagged = Alleen leden met een signaal ({ $count })
run-filter-compare = Vergelijk met
run-filter-nothing = Niets: dit is de eerste verdeling
run-filter-threshold = Signaal vanaf
run-filter-percent = { $percent } procent verschil
run-legend-flag-sign = +{ $percent } %
run-legend-flag = { $percent } procent verschil of meer
run-legend-none = neemt de dienst niet af

run-signals = { $count ->
    [0] Geen signalen
    [one] 1 signaal
   *[other] { $count } signalen
}
run-signals-note = { $explained } met uitleg, { $open } zonder
run-signals-none = Geen bedrag wijkt sterk af van de vergeleken periode.
run-signals-nothing = Er is nog geen goedgekeurde verdeling om mee te vergelijken.
run-signal-open = Nog geen uitleg.

run-offer-title = Aanbieden voor goedkeuring
run-offer-text = Klopt alles? Bied de verdeling dan aan. Een ander dan u keurt haar goed of stuurt haar terug.
run-offer = Aanbieden voor goedkeuring
run-offer-wait = Financiën kijkt deze verdeling nog na.
run-back-to-period = Terug naar de periode
run-four-eyes-title = Goedkeuren met vier ogen
run-person-both = maakte en controleerde de verdeling
run-person-made = maakte de verdeling
run-person-reviewed = controleerde de verdeling
run-person-approved = keurde de verdeling goed
run-person-rejected = stuurde de verdeling terug
run-person-you = { $name } (u)
run-person-may = mag besluiten: u maakte en controleerde niets
run-check-sum = De bedragen tellen op tot de kosten
run-check-sum-not = De bedragen tellen niet op tot de kosten
run-check-sum-note = verschil { $gap }
run-check-pinned = Alle invoer ligt vast
run-check-pinned-note = { $count ->
    [one] 1 verbruiksregel, vingerafdruk { $hash }
   *[other] { $count } verbruiksregels, vingerafdruk { $hash }
}
run-check-signals = { $count ->
    [0] Alle signalen zijn uitgelegd
    [one] 1 signaal is nog niet uitgelegd
   *[other] { $count } signalen zijn nog niet uitgelegd
}
run-check-outdated = Na deze verdeling veranderden kosten of verbruik
run-check-outdated-link = Maak een nieuwe verdeling
run-decide = Uw besluit
run-decide-approve = Goedkeuren
run-decide-approve-note = Leden zien hun bedrag en hebben daarna { $days } dagen om bezwaar te maken. De periode gaat op slot.
run-decide-reject = Terugsturen
run-decide-reject-note = { $name } leest uw toelichting en kan een nieuwe verdeling maken.
run-decide-note = Toelichting
run-decide-note-text = Verplicht bij terugsturen. Na goedkeuring kunnen alle leden deze tekst lezen.
run-decide-save = Besluit vastleggen
run-decide-later = Later verder
run-cannot-own = U maakte of controleerde deze verdeling zelf. Een ander moet besluiten.
run-cannot-role = Deze verdeling wacht op een besluit van de controller of van financiën.
run-decided-approved = Goedgekeurd door { $name } op { $at }.
run-decided-rejected = Teruggestuurd door { $name } op { $at }.

flash-run-made = De verdeling is gemaakt. Kijk de bedragen na en bied haar dan aan.
flash-run-offered = De verdeling wacht nu op goedkeuring door een ander.
flash-run-approved = U heeft de verdeling goedgekeurd. De leden kunnen haar nu zien.
flash-run-rejected = U heeft de verdeling teruggestuurd.
flash-run-remarked = Uw uitleg staat bij het bedrag.
deed-runs-make = Verdeling gemaakt
deed-runs-review = Verdeling aangeboden voor goedkeuring
deed-runs-approve = Verdeling goedgekeurd
deed-runs-reject = Verdeling teruggestuurd
deed-runs-remark = Bedrag uitgelegd

run-four-eyes = U heeft deze verdeling zelf gemaakt of gecontroleerd. Een ander moet haar goedkeuren.
run-decided-meanwhile = { $name } heeft intussen al besloten over deze verdeling: { $state ->
    [approved] goedgekeurd
   *[rejected] teruggestuurd
}.
run-reviewed-already = { $name } heeft deze verdeling al aangeboden voor goedkeuring.
run-not-reviewed = Deze verdeling is nog niet gecontroleerd. Bied haar eerst aan voor goedkeuring.
run-reason-missing = Schrijf waarom u de verdeling terugstuurt.
run-decision-missing = Kies of u de verdeling goedkeurt of terugstuurt.
run-remark-missing = Schrijf waarom dit bedrag zo verschilt.
run-text-too-long = Deze tekst is te lang. Gebruik ten hoogste { $most } tekens.
run-outdated = Na deze verdeling veranderden de kosten of het verbruik van de periode. Maak een nieuwe verdeling.
run-period-settled = De verdeling van { $period } is al goedgekeurd. Er kan geen tweede bij.
run-without-costs = Deze periode heeft nog geen kosten. Voer ze eerst in.
run-service-without-key = { $service } heeft kosten, maar nog geen verdeelsleutel voor deze periode.
run-service-without-members = { $service } heeft kosten, maar geen lid neemt de dienst in deze periode af.
run-missing-attribute = Van { $member } kennen wij geen { key-attribute } in of voor deze periode. { $service } wordt daarnaar verdeeld.
run-missing-weight = { $member } heeft geen vast aandeel in { $service }. Maak een nieuwe versie van de sleutel.
run-zero-measure = Van { $service } is nog geen verbruik bekend. Niemand zou betalen.
run-member-not-in-period = { $member } neemt { $service } af, maar is in deze periode geen lid.
run-no-joining-day = Van { $member } kennen wij de eerste dag als lid niet. { $service } kent een ingroei die daarvan uitgaat.
run-floor-above-cap = Bij { $service } ligt het minimum van { $member } (€ { $floor }) boven het plafond (€ { $cap }).
run-floors-too-high = De minimumbedragen van { $service } zijn samen € { $over } hoger dan de kosten.
run-caps-too-low = Door de plafonds van { $service } blijft € { $missing } over die niemand mag betalen.
run-only-without-share = Van { $service } blijft € { $missing } over voor leden zonder aandeel.
run-usage-without-subject = { $service } telt verschillende { $meter }, maar niet elke verbruiksregel zegt wat er is geteld.
run-two-last-readings = Van { $member } zijn er twee verschillende laatste standen van { $meter }. { $service } wordt daarnaar verdeeld.
run-not-computed = De verdeling lukt niet: { $problem }
run-not-computed-in = De verdeling lukt niet bij { $service }: { $problem }

amount-title = { $service } voor { $member }
amount-lead = { $period }, in euro's zonder btw.
amount-derivation = Zo is dit bedrag berekend
amount-fact-now = Dit bedrag
amount-fact-before = Vorige periode
amount-fact-service = Hele dienst
amount-fact-share = dit lid betaalt { $share }
amount-check-sum = { $count ->
    [one] 1 bedrag samen: { $total }
   *[other] { $count } bedragen samen: { $total }
}
amount-check-sum-note = Precies de kosten van de dienst.
amount-check-replay = Iedereen kan dit narekenen
amount-check-replay-note = Vingerafdruk { $hash }
amount-remark-title = Uitleg bij het verschil
amount-remark = Uitleg
amount-remark-text = Waarom dit bedrag zo verschilt van de vorige periode. Na goedkeuring kunnen alle leden dit lezen.
amount-remark-save = Uitleg opslaan
amount-usage-weeks = { $quantity } { $meter } in { $count ->
    [one] 1 week
   *[other] { $count } weken
}
amount-usage-months = { $quantity } { $meter } in { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}
amount-usage-title = Verbruik van { $member }: { $meter }
amount-usage-caption = Verbruiksregels van { $member }: { $meter }
amount-usage-section = Verbruik achter dit bedrag: { $meter }
amount-usage-rows = { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
amount-usage-none = Geen verbruik in deze periode.
amount-usage-from = Week of maand
amount-usage-quantity = Aantal
amount-usage-day = Dag
amount-usage-source = Bron
amount-usage-event = Kenmerk
amount-usage-received = Binnengekomen
amount-week = Week { $week }, vanaf { $from }

run-file-name = verdeling
run-file-table = Verdeling
run-file-list = Regels
run-file-code = Code
run-file-member = Lid
run-file-service = Dienst
run-file-amount = Bedrag
run-file-total = Totaal
run-export-xlsx = Excel
run-export-csv = CSV
run-export-json = Narekenen

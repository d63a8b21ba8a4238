# Wat een lid afneemt: bestellen en opzeggen.

subscriptions-title = Onze diensten
subscriptions-lead = Uw gemeente neemt { $count ->
    [one] 1 dienst
   *[other] { $count } diensten
} af. De opzegtermijn is { $months ->
    [one] 1 maand
   *[other] { $months } maanden
}.
subscriptions-order = Dienst bestellen
subscriptions-caption = Diensten die uw gemeente afneemt, met hun kosten in euro's zonder btw
subscriptions-column-service = Dienst
subscriptions-column-since = Sinds
subscriptions-column-until = Tot en met
subscriptions-column-bar = Aandeel van de kosten
subscriptions-column-costs = Kosten { $period }
subscriptions-column-costs-plain = Kosten
subscriptions-column-action = Actie
subscriptions-until = opgezegd, loopt tot en met { $date }
subscriptions-cancel = Opzeggen
subscriptions-no-action = al opgezegd
subscriptions-total = Totaal
subscriptions-to-costs = Bekijk hoe deze bedragen zijn berekend
subscriptions-none = Uw gemeente neemt nog geen diensten af
subscriptions-none-text = Bestel een dienst. Vanaf de begindatum betaalt u mee naar de verdeelsleutel van die dienst.
subscriptions-others = Wat u nog kunt bestellen
subscriptions-others-note = Hoe meer leden een dienst afnemen, hoe minder ieder betaalt.
subscriptions-takers = { $count ->
    [0] Nog geen lid neemt deze dienst af
    [one] 1 lid neemt deze dienst af
   *[other] { $count } leden nemen deze dienst af
}
subscriptions-order-this = Bestellen
subscriptions-former = Gestopte diensten ({ $count })
subscriptions-former-caption = Diensten die uw gemeente eerder afnam
subscriptions-withdrawn = ingetrokken voor het begin

subscriptions-new-title = Dienst bestellen
subscriptions-new-lead = Kies de dienst, wat u ervan afneemt en de dag waarop uw gemeente begint.
subscription-service = Dienst
subscription-choose = Kies een dienst
subscription-starts = Begindatum
subscription-starts-description = Vandaag of later. Vaak is dat de eerste dag van een maand.
subscription-submit = Dienst bestellen
subscription-back = Terug naar onze diensten
subscription-next = Wat er gebeurt na uw bestelling
subscription-next-share = Vanaf de begindatum betaalt uw gemeente mee naar de verdeelsleutel van de dienst.
subscription-next-seen = Andere leden zien dat uw gemeente de dienst afneemt.

subscription-service-missing = Kies een dienst.
subscription-starts-missing = Vul de begindatum in.
subscription-member-missing = Kies het lid waarvoor u bestelt.
subscription-not-offered = { $name } is niet te bestellen: de dienst wordt nog gemaakt of is gestopt.
subscription-outside-membership = { $name } is op deze dag geen lid. Kies een dag binnen het lidmaatschap.
subscription-overlaps = { $name } is al besteld voor (een deel van) deze tijd.
subscription-period-settled = Deze dag valt voor het einde van { $name }. Die periode is verdeeld en goedgekeurd. Kies een latere dag.
subscription-starts-in-past = De begindatum ligt in het verleden. Kies vandaag of later.
subscription-starts-too-late = Deze dag ligt meer dan { $years } jaar vooruit. Controleer het jaar.
subscription-notice-given = Dit abonnement is al opgezegd.
date-unreadable = Deze datum kunnen wij niet lezen. Schrijf bijvoorbeeld 21-11-2026.

cancellation-title = Opzeggen
cancellation-title-of = { $name } opzeggen
cancellation-lead = Controleer wat er gebeurt. Daarna zegt u op.
cancellation-what = Wat er gebeurt
cancellation-withdrawn = De bestelling van { $name } begint pas op { $date }. Zij wordt ingetrokken: u neemt de dienst niet af en betaalt niets.
cancellation-last = { $name } werkt voor uw gemeente tot en met { $date }.
cancellation-pay = U betaalt mee tot en met die dag, in verhouding tot de dagen.
cancellation-others = De andere leden verdelen de kosten daarna zonder u.
cancellation-again = U kunt de dienst later opnieuw bestellen.
cancellation-submit = Opzeggen per { $date }
cancellation-withdraw = Bestelling intrekken
cancellation-keep = Niet opzeggen
cancellation-given = Dit abonnement is al opgezegd en loopt tot en met { $date }.

flash-subscription-ordered = De dienst is besteld.
flash-notice-given = Er is opgezegd. De laatste dag is { $date }.

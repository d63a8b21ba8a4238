# Perioden waarover kosten worden verdeeld.

periods-title = Perioden en kosten
periods-lead = Kosten en verbruik horen bij een periode. Na goedkeuring van de verdeling gaat de periode op slot.
periods-caption = Alle perioden, de nieuwste eerst
periods-head-name = Periode
periods-head-days = Dagen
periods-head-state = Status
periods-head-divided = Verdeeld in euro's
periods-days = { $start } tot en met { $last }
periods-not-divided = Nog niet verdeeld
periods-empty = Er is nog geen periode
periods-empty-text = Maak een periode, zoals een kwartaal. Daarna kunt u verbruik en kosten invoeren.
period-open = Open
period-settled = Op slot
period-settled-on = Op slot sinds { $at }

period-new = Nieuwe periode
period-new-title = Nieuwe periode
period-new-lead = Perioden mogen elkaar niet overlappen.
period-name = Naam
period-name-text = Zoals: 3e kwartaal 2026.
period-start = Eerste dag
period-start-text = Zoals: 1-7-2026.
period-last = Laatste dag
period-last-text = Deze dag telt nog mee. Zoals: 30-9-2026.
period-save = Periode maken

period-lead = { $from } tot en met { $until }, { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}.
period-fact-costs = Kosten
period-fact-services = { $count ->
    [one] van 1 dienst
   *[other] van { $count } diensten
}
period-fact-usage = Verbruik
period-fact-rows = { $count ->
    [0] Nog niets
    [one] 1 regel
   *[other] { $count } regels
}
period-fact-members = Leden die iets afnemen
period-fact-state = Status
period-fact-open = Open
period-fact-open-note = kosten en verbruik komen nog binnen
period-fact-settled-note = de verdeling is goedgekeurd
period-services = Kosten per dienst
period-services-note = Zonder btw. Kies een sleutel om te zien hoe de dienst wordt verdeeld.
period-services-caption = Kosten per dienst in euro's zonder btw, met verdeelsleutel en verbruik
period-head-service = Dienst
period-head-key = Verdeelsleutel
period-head-usage = Verbruik tot nu toe
period-head-costs = Kosten
period-members = { $count ->
    [0] geen leden
    [one] 1 lid
   *[other] { $count } leden
}
period-lines = { $count ->
    [0] geen kostenregels
    [one] 1 kostenregel
   *[other] { $count } kostenregels
}
period-key-of = (verdeelsleutel van { $service })
period-key-missing = sleutel nodig
period-usage = { $members ->
    [one] { $quantity } { $meter } van 1 lid
   *[other] { $quantity } { $meter } van { $members } leden
}
period-usage-none = Nog geen { $meter }
period-usage-missing = verbruik nodig
period-usage-not-needed = niet nodig
period-total = Totaal
period-services-empty = Nog geen kosten in deze periode
period-services-empty-text = Voer de kosten per dienst in, of upload ze uit uw boekhouding.
period-runs = Verdelingen van deze periode
period-runs-caption = Verdelingen van deze periode, de nieuwste eerst
period-runs-none = Deze periode is nog niet verdeeld.
period-run = Verdeling maken
period-run-text = De verdeling gebruikt de kosten, de sleutels en het verbruik van dit moment. U kunt haar eerst nakijken; een ander keurt haar goed.
period-obstacles = Zo lost u het op
period-fix-costs = Voer de kosten van deze periode in
period-fix-key = Bekijk de verdeelsleutel van de dienst
period-fix-usage = Importeer verbruik
period-fix-service = Bekijk de dienst en wie hem afneemt
period-fix-members = Bekijk de leden en hun kenmerken

flash-period-made = De periode is gemaakt.
deed-periods-create = Periode gemaakt

period-name-missing = Vul een naam in, zoals 3e kwartaal 2026.
period-name-too-long = Deze naam is te lang. Gebruik ten hoogste { $most } tekens.
period-name-taken = Er is al een periode met deze naam.
period-start-missing = Vul de eerste dag in, zoals 1-7-2026.
period-last-missing = Vul de laatste dag in, zoals 30-9-2026.
period-last-before-start = De laatste dag ligt voor de eerste dag.
period-overlaps = Deze dagen vallen samen met { $name }. Kies andere dagen.
period-overlaps-now = Iemand anders maakte net een periode met dezelfde dagen.
books-cancel = Annuleren

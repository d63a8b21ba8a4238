# Kosten van een periode.

costs-title = Kosten
costs-lead = De kosten van { $period } per dienst, in euro's zonder btw.
costs-closed = De verdeling van deze periode is goedgekeurd. De kosten kunnen niet meer veranderen.
costs-caption = Kosten per dienst en soort in euro's zonder btw
costs-head-category = Soort kosten
costs-head-reference = Bewijsstuk
costs-head-entered = Ingevoerd
costs-head-amount = Bedrag
costs-head-actions = Acties
costs-head-withdrawn = Ingetrokken
costs-empty = Nog geen kosten
costs-empty-text = Voer een kostenregel in, of upload een bestand.
costs-upload = Kosten uploaden
costs-withdrawn = { $count ->
    [one] 1 ingetrokken regel
   *[other] { $count } ingetrokken regels
}
costs-withdrawn-caption = Ingetrokken kostenregels; ze tellen niet mee
cost-new = Kosten invoeren
cost-new-title = Kosten invoeren
cost-new-lead = Eén kostenregel van één dienst, zonder btw.
cost-service = Dienst
cost-category = Soort kosten
cost-category-text = Zoals: licenties, beheer of hosting.
cost-amount = Bedrag zonder btw
cost-amount-text = Zoals: 1.234,56. Een teruggave begint met een min.
cost-reference = Bewijsstuk
cost-reference-text = Zoals het nummer van de factuur.
cost-save = Kosten opslaan
cost-withdraw = Intrekken

cost-import-title = Kosten uploaden
cost-import-lead = Een bestand met de kosten van { $period }. U ziet eerst wat erin staat. Daarna beslist u.
cost-import-file = Bestand
cost-import-file-text = Een CSV-bestand met ten minste de kolommen dienst en bedrag. Ook mogelijk: kostensoort, omschrijving, factuurnummer en datum.
cost-import-check = Bestand controleren
cost-check-title = Controle van de kosten
cost-check-lead = Er is nog niets opgeslagen. Dit staat er in { $file }.
cost-check-good = Goede regels
cost-check-refused = Geweigerde regels
cost-check-total = Samen
cost-check-repeated-title = Misschien staan deze kosten er al
cost-check-repeated = { $count ->
    [one] 1 regel staat al precies zo in deze periode.
   *[other] { $count } regels staan al precies zo in deze periode.
} Slaat u ze op, dan tellen ze dubbel.
cost-check-faults-title = Dit bestand kan nog niet worden opgeslagen
cost-check-faults-text = Verbeter de regels hieronder en upload het bestand opnieuw. Er wordt niets half opgeslagen.
cost-check-faults-caption = Geweigerde regels, met de reden
cost-check-row = Rij
cost-check-column = Kolom
cost-check-value = Er staat
cost-check-reason = Waarom niet
cost-check-more = Er zijn meer geweigerde regels. Verbeter eerst deze.
cost-check-totals = Per dienst
cost-check-totals-caption = Goede regels per dienst, in euro's zonder btw
cost-check-rows = Regels
cost-check-enter = Kosten opslaan
cost-check-again = Ander bestand kiezen

flash-cost-added = De kosten zijn opgeslagen.
flash-cost-withdrawn = De kostenregel is ingetrokken en telt niet meer mee.
flash-costs-imported = Er zijn { $count } kostenregels opgeslagen.
deed-cost-lines-add = Kosten ingevoerd
deed-cost-lines-withdraw = Kosten ingetrokken
deed-cost-lines-import = Kosten uit een bestand ingevoerd

cost-service-missing = Kies een dienst.
cost-category-missing = Vul in wat voor kosten het zijn.
cost-text-too-long = Deze tekst is te lang. Gebruik ten hoogste { $most } tekens.
cost-amount-zero = Het bedrag is nul. Vul een ander bedrag in.
cost-amount-unreadable = Dit is geen bedrag. Schrijf bijvoorbeeld 1.234,56.
cost-file-missing = Kies een bestand.
cost-file-too-large = Dit bestand is te groot. Het mag 4 megabyte zijn.
cost-file-has-faults = In dit bestand staan fouten. Er is niets opgeslagen.
cost-total-too-large = De bedragen in dit bestand zijn samen te groot.
cost-period-settled = De verdeling van { $period } is al goedgekeurd. De kosten kunnen niet meer veranderen.
cost-withdrawn-meanwhile = Deze kostenregel is intussen al ingetrokken.

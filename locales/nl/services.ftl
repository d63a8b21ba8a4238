# Diensten: de lijst, een dienst, en wat het bureau ermee doet.

services-title = Diensten
services-lead = De coöperatie heeft { $count ->
    [one] 1 dienst
   *[other] { $count } diensten
}.
services-lead-member = De coöperatie heeft { $count ->
    [one] 1 dienst
   *[other] { $count } diensten
}. Uw gemeente neemt er { $taken } af.
services-lead-filtered = { $found } van de { $count } diensten.
services-order = Dienst bestellen
services-new = Nieuwe dienst
services-filter = Diensten zoeken
services-filter-words = Naam, omschrijving of leverancier
services-filter-state = Status
services-all-states = Alle
services-caption = Diensten van de coöperatie, met hun status en hun afnemers
services-column-service = Dienst
services-column-state = Status
services-column-own = Uw gemeente
services-column-takers = Afnemers
services-column-bar = Aandeel van de leden
services-column-supplier = Leverancier
services-column-summary = Wat het doet
services-column-product = Product
services-exports = Meenemen
services-exports-note = Alle diensten in één bestand, ook die u niet afneemt.
services-csv = Diensten als CSV
services-xlsx = Diensten als Excel
services-json = Diensten als JSON
services-own-since = sinds { $date }
services-own-until = tot en met { $date }
services-own-not = neemt deze dienst niet af
services-no-supplier = geen leverancier bekend
services-none-found = Geen dienst gevonden
services-none-found-text = Probeer een ander woord of een andere status.
services-show-all = Alle diensten tonen
services-none = Er zijn nog geen diensten
services-none-text = Het bureau voegt diensten toe. Daarna kunnen leden ze bestellen en kunt u de kosten verdelen.

service-state-development = In ontwikkeling
service-state-pilot = Beproeving
service-state-offered = Aangeboden
service-state-in-operation = In beheer
service-state-ended = Uitgefaseerd

service-order = Bestellen
service-edit = Wijzigen
service-taken = Uw gemeente neemt deze dienst af sinds { $date }.
service-give-notice = Opzeggen
service-ends = Uw gemeente stopt met deze dienst na { $date }
service-ends-text = Er is opgezegd. U betaalt mee tot en met die dag.
service-takers = Afnemers
service-takers-value = { $count } van { $members } leden
service-inhabitants = Inwoners
service-inhabitants-note = van de leden die de dienst afnemen
service-cost = Kosten
service-about = Wat de dienst doet
service-no-summary = Er is nog geen omschrijving.
service-supplier = Leverancier
service-upl = UPL-product
service-meters = Wat er wordt geteld
service-code = Code in bestanden
service-costs = Wat de dienst kost
service-key = Hoe de kosten worden verdeeld
service-key-since = Geldt sinds { $date }.
service-key-none = Voor deze dienst is nog geen verdeelsleutel vastgesteld.
service-keys-link = Alle versies van de verdeelsleutel
service-who = Wie de dienst afneemt
service-who-caption = Leden die { $name } afnemen, en sinds wanneer
service-column-member = Lid
service-column-since = Sinds
service-from = vanaf { $date }
service-until = tot en met { $date }
service-nobody = Nog geen afnemers
service-nobody-text = Zodra een lid deze dienst bestelt, staat het hier.
service-former = { $count ->
    [one] 1 abonnement is gestopt.
   *[other] { $count } abonnementen zijn gestopt.
}

costs-over-time-title = Kosten per periode, in euro's zonder btw
costs-over-time-note = Alleen goedgekeurde verdelingen, in euro's zonder btw.
costs-over-time-period = Periode
costs-over-time-costs = Kosten
costs-over-time-change = Verschil
costs-over-time-no-change = geen eerdere periode
costs-first = { $period } is de eerste periode die is verdeeld
costs-same = De kosten over { $period } zijn gelijk aan die over { $before }
costs-rose = De kosten over { $period } zijn { $percent } hoger dan over { $before }
costs-fell = De kosten over { $period } zijn { $percent } lager dan over { $before }

services-new-title = Nieuwe dienst
services-edit-title = { $name } wijzigen
service-form-lead = Leden zien de naam, de omschrijving en de status. De code staat in bestanden en verandert niet meer.
service-form-name = Naam
service-form-name-description = Zoals leden de dienst kennen, bijvoorbeeld Zaaksysteem.
service-form-code = Code
service-form-code-description = Kleine letters, cijfers en streepjes, bijvoorbeeld aangifte-overlijden.
service-form-summary = Wat de dienst doet
service-form-summary-description = In gewone taal, een paar zinnen.
service-form-state = Status
service-form-supplier = Leverancier
service-form-upl = UPL-product
service-form-upl-description = De naam uit de uniforme productnamenlijst, bijvoorbeeld overlijdensaangifte.
service-form-sort = Plaats in lijsten
service-form-sort-description = Een klein getal staat vooraan. Bij gelijke getallen telt de naam.
service-form-create = Dienst toevoegen
service-form-save = Wijzigingen opslaan
service-form-cancel = Terug zonder opslaan
service-form-meters = Meters
service-form-meters-text = Een meter telt het gebruik van de dienst, zoals zaken of werkplekken. Bestanden met verbruik noemen de code.
service-form-meters-none = Deze dienst heeft nog geen meter. Zonder meter kunt u de kosten niet naar verbruik verdelen.
service-form-meters-caption = Meters van { $name }
service-form-meter-column-name = Naam
service-form-meter-column-code = Code
service-form-meter-name = Naam in het meervoud
service-form-meter-name-description = Bijvoorbeeld zaken.
service-form-meter-code = Code
service-form-meter-add = Meter toevoegen

service-code-form = Schrijf een code met kleine letters, cijfers en streepjes, bijvoorbeeld aangifte-overlijden.
service-code-taken = Deze code is al in gebruik. Kies een andere.
service-name-missing = Vul de naam van de dienst in.
service-name-taken = Er is al een dienst met deze naam.
service-name-too-long = De naam is te lang. Hij mag { $most } tekens hebben.
service-summary-too-long = De omschrijving is te lang. Zij mag { $most } tekens hebben.
service-state-unknown = Kies een status.
service-still-taken = Deze dienst kan nog niet stoppen: { $count } leden nemen haar af. Zeg eerst hun abonnementen op.
service-sort-form = Schrijf een heel getal tussen 0 en 9999.
meter-name-length = Vul een naam in van ten hoogste { $most } tekens.
meter-code-taken = Deze code is al in gebruik voor een andere meter.

flash-service-added = De dienst is toegevoegd.
flash-service-changed = De wijzigingen zijn opgeslagen.
flash-meter-added = De meter is toegevoegd.

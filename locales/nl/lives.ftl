# De levensloop van een dienst, van kandidaat tot einde: poorten, geschiedenis, specificaties, programma's.

nav-pipeline = Van kandidaat tot dienst
pipeline-title = Van kandidaat tot dienst
pipeline-lead = { $count ->
    [one] 1 dienst: waar staat hij, hoelang al, en wat komt er hierna?
   *[other] { $count } diensten: waar staan ze, hoelang al, en wat komt er hierna?
}
pipeline-views = De diensten op drie manieren
pipeline-view-board = Bord
pipeline-view-timeline = Tijdlijn
pipeline-view-list = Lijst
pipeline-filter = Diensten filteren
pipeline-caption = Diensten met hun status, hoelang zij daarin staan en wat er wordt verwacht
pipeline-since = sinds { $date }
pipeline-version = versie { $version }
pipeline-no-specification = nog geen specificaties
pipeline-tender = Aanbesteding { $date }
pipeline-blockers = { $count ->
    [one] Bij 1 lid staat iets in de weg
   *[other] Bij { $count } leden staat iets in de weg
}
pipeline-quick-win = { $name } (snel resultaat)
pipeline-timeline-title = Tijdlijn van tien jaar
pipeline-timeline-headline = { $count ->
    [one] 1 dienst
   *[other] { $count } diensten
} in tien jaar, { $wins ->
    [0] zonder snelle resultaten
    [one] waarvan 1 snel resultaat
   *[other] waarvan { $wins } snelle resultaten
}
pipeline-none = Er zijn nog geen diensten of kandidaten
pipeline-none-text = Zodra het bureau een dienst of een kandidaat toevoegt, staat die hier. Kies anders een ander programma.

life-title = Levensloop
life-note = Van kandidaat tot nu: wie besloot, wanneer, en wat daarbij is getoond.
life-in-state = In deze status
life-whole = Sinds het begin
life-lead-time-note = van ‘komt in aanmerking’ tot ‘aangeboden’
life-lead-time-none = nog niet aangeboden
life-history-caption = De statussen, de nieuwste eerst, met wie besloot en wat is getoond
life-history-none = Van deze dienst is nog geen geschiedenis bekend.
life-column-evidence = Wie besloot, en wat is getoond
life-decided-by = Besloten door { $body }
life-column-planned = Gepland
life-body-unknown = Wie besloot, is niet vastgelegd.
life-entered-by = ingevoerd door { $name }
life-next = Volgende poort: { $state }
life-next-body = Hierover besluit: { $body }. Dit moet er dan zijn:
life-plan = Planning
life-plan-note = Als elke stap even lang duurt als bij { $name }.
life-pilots = Beproeving
life-pilots-note = Wat de leden die proberen hebben gemeten, en wat hen in de weg staat.
life-pilots-caption = Leden in de beproeving, met het effect en de blokkade
life-pilot-large = groot lid, { $inhabitants } inwoners
life-pilot-small = klein lid, { $inhabitants } inwoners
life-column-effect = Gemeten effect
life-column-blocker = Wat in de weg staat
life-not-measured = nog niets gemeten
life-no-blocker = niets in de weg
life-blocked = Geblokkeerd
life-specifications = Specificaties
life-specification = Versie { $version }: { $title }
life-specifications-none = Er zijn nog geen specificaties gepubliceerd.
life-published-on = Gepubliceerd op { $date }
life-others = Hoelang duurden de diensten hierna?
life-others-note = Dagen van ‘komt in aanmerking’ tot ‘aangeboden’
life-deed-step = Status wijzigen
life-deed-edit = Gegevens van de dienst wijzigen
life-deed-specify = Specificaties publiceren
life-deed-like = Nieuwe dienst op dezelfde manier beginnen
life-deed-find = Bevinding vastleggen

life-body-any-member = een lid
life-body-board = het bestuur
life-body-working-group = de werkgroep
life-body-board-or-assembly = het bestuur of de ledenvergadering
life-body-cooperative = de coöperatie
life-body-supplier = de leverancier
life-body-pilot-members = de leden die proberen
life-body-assembly = de ledenvergadering

life-field-wish = Wens
life-field-proposer = Voorgesteld door
life-field-product = Product
life-field-problem = Probleem
life-field-members-interested = Leden die dit willen
life-field-inhabitants = Hun inwoners
life-field-kind = Soort
life-field-process = Het proces
life-field-variants = Varianten
life-field-working-group = Werkgroep
life-field-specification = Vastgestelde specificaties
life-field-tender-reference = Nummer van de aanbesteding
life-field-lots = Percelen
life-field-tender-options = Opties van de aanbesteding
life-field-participants = Leden die meedoen
life-field-supplier = Leverancier
life-field-milestones = Mijlpalen
life-field-pilot-members = Leden die proberen
life-field-measured = Wat wordt gemeten
life-field-price = Prijs
life-field-agreement = Dienstverleningsovereenkomst
life-field-conditions = Voorwaarden
life-field-version = Versie
life-field-service-level = Serviceniveau
life-field-successor = Opvolger
life-field-migration = Hoe leden overstappen
life-field-ends-on = Laatste dag
life-field-decision = Waar staat het besluit?
life-field-resolution = Besluit van de ledenvergadering
life-choice-new = nieuw
life-choice-change = verandering van wat er al is

life-description = Uitgebreide omschrijving
life-variants = Varianten van het proces
life-data = Meer over deze dienst
life-quick-win = Snel resultaat
life-quick-win-yes = ja
life-quick-win-note = Levert veel op en kan snel.
life-tender-on = Aanbesteding verwacht
life-cost-centre = Kostenplaats
life-vat = Btw voor leden
life-vat-compensable = compensabel (BTW-compensatiefonds)
life-vat-deductible = aftrekbaar
life-vat-cost-increasing = kostprijsverhogend
life-task-field = Taakveld (Iv3)
life-contact = Contact
life-candidate = Kandidaat
life-wished = Bekijk de kandidaat waar deze dienst mee begon
life-needs = Heeft nodig
life-needed-by = Is nodig voor
life-facility-note = landelijke voorziening, niet in rekening gebracht
life-key-proposal = Voorstel voor de verdeelsleutel
life-key-proposal-note = Overgenomen van { $name }. Nog niet vastgesteld.
life-drivers = Waarom dit moet
life-driver-common-ground = Common Ground
life-driver-privacy = AVG
life-driver-environment = Omgevingswet
life-driver-agenda-2020 = Digitale Agenda 2020
life-driver-digital-government = Wet digitale overheid
life-none = Niet gekozen
life-edit-title = Gegevens van { $name }
life-form-lead = Leden zien alles. Leveranciers zien het proces, de varianten en de aanbesteding, en niets van geld of mensen.
life-form-variants = Een per regel: naam, een streep | en wat er anders is.
life-form-open = Leveranciers zien deze datum.
life-form-task-field = Bijvoorbeeld 0.4 of 6.71a.
life-form-agreement = Een titel, een streep | en het adres. Of alleen woorden.
life-form-services = Welke diensten zijn hiervoor nodig?
life-form-facilities = Welke landelijke voorzieningen zijn hiervoor nodig?
flash-life-changed = De gegevens zijn opgeslagen.

step-title = Status van { $name } wijzigen
step-lead = Nu: { $state }. Kies eerst de nieuwe status. Daarna ziet u wat daarvoor nodig is.
step-choose-label = Nieuwe status kiezen
step-gate = Poort: { $state }
step-body = Hierover besluit: { $body }.
step-who-office = Het bureau voert dit besluit in.
step-who-board = Het bestuur of het bureau voert dit besluit in.
step-decided-on = Datum van het besluit
step-decided-on-note = Vanaf deze dag telt de nieuwe status.
step-lines = Een per regel.
step-specification = Publiceer eerst de specificaties. Daarna kunt u hier de versie kiezen.
step-pilot-members = Kies grote en kleine leden.
step-large = groot
step-decision = Bijvoorbeeld: bestuur, 12 oktober 2026, punt 4.
step-choose = Maak een keuze
step-no-resolution = Geen besluit in dit portaal
step-resolution-named = Besluit { $number }: { $words }
step-resolution-note = Alleen aangenomen besluiten staan in de lijst.
step-becomes = Vanaf hier is het een dienst. Onder deze naam staat hij in de lijst van diensten.
step-why-back = Teruggaan vraagt altijd een reden.
step-why-skip = U slaat stappen over of komt van buiten de volgorde. Schrijf waarom.
step-why-optional = Mag leeg blijven.
step-submit = Status wijzigen in { $state }
life-only-new = Een dienst wordt alleen weer kandidaat als hij geparkeerd, afgewezen of net in aanmerking was.
life-is-a-service = Dit is al een dienst. Hij kan niet terug naar voor de ontwikkeling en niet worden geparkeerd of afgewezen.
life-reason-back = Schrijf waarom de dienst teruggaat.
life-reason-skip = Schrijf waarom u stappen overslaat.
life-decided-later = Het besluit kan niet in de toekomst liggen.
life-decided-before = Het besluit kan niet voor het vorige besluit liggen.
life-evidence-missing = Vul dit in. De poort vraagt erom.
life-specification-missing = Kies een gepubliceerde versie van de specificaties.
life-member-unknown = Kies leden van deze coöperatie.
life-pilot-one-size = Kies ten minste één groot en één klein lid.
life-pilot-unmeasured = Leg eerst het gemeten effect vast van: { $names }.
life-resolution-missing = Kies het besluit van de ledenvergadering, of schrijf waar het besluit staat.
life-resolution-not-here = Over deze stap besluit de ledenvergadering niet.
life-resolution-not-adopted = Kies een besluit dat is aangenomen.
life-no-pilot = Deze dienst wordt niet beproefd.
life-not-in-pilot = Dit lid doet niet mee aan de beproeving.
life-finding-missing = Schrijf wat u heeft gemeten, of wat in de weg staat.
life-vat-unknown = Kies een van de labels.
life-task-field-form = Schrijf een taakveld zoals 0.4 of 6.71a.
life-driver-unknown = Kies uit de lijst.
life-programme-unknown = Kies een programma uit de lijst.
life-need-unknown = Kies uit de lijst.
life-needs-itself = Een dienst heeft zichzelf niet nodig.

finding-title = Bevinding bij { $name }
finding-lead = Wat heeft een lid gemeten in de beproeving, en wat staat in de weg? De nieuwste bevinding van een lid telt; oudere blijven bewaard.
finding-effect-note = Bijvoorbeeld: 62 % doet aangifte online, de balie spaart 9 uur per week.
finding-blocker-note = Leeg als er niets in de weg staat.
finding-keep = Bevinding vastleggen
flash-finding-kept = De bevinding is vastgelegd.

specifications-title = Specificaties
specifications-lead = Alle gepubliceerde versies. Leveranciers zien ze altijd; u bepaalt of iedereen ze mag lezen.
specifications-public = Maak de specificaties openbaar
specifications-public-note = Iedereen leest ze dan zonder in te loggen. Namen van mensen staan er niet bij.
specifications-public-link = Bekijk de openbare specificaties
specifications-caption = Gepubliceerde versies per dienst
specifications-none = Er zijn nog geen specificaties
specifications-none-text = Publiceer ze op de pagina van een dienst of een kandidaat.
specification-column-version = Versie
specification-column-day = Gepubliceerd
specification-new-title = Specificaties van { $name } publiceren
specification-lead = Een gepubliceerde versie verandert nooit meer. Is er iets nieuws, publiceer dan een nieuwe versie.
specification-form-title = Titel van deze versie
specification-form-title-note = Bijvoorbeeld: Koppelvlak met de burgerlijke stand.
specification-form-text = Specificaties
specification-form-text-note = U mag Markdown gebruiken.
specification-add-document = Document toevoegen
specification-publish = Publiceren
flash-specification-published = De specificaties zijn gepubliceerd.
flash-specifications-set = De instelling is opgeslagen.
public-specifications-title = Openbare specificaties
public-specifications-of = Specificaties van { $name }
public-specifications-lead = Wat diensten van deze gemeenten moeten kunnen. Iedereen mag ermee bouwen.
public-specifications-none = Er zijn nog geen specificaties gepubliceerd.

programmes-title = Programma's
programmes-lead = Diensten die bij elkaar horen, en hoe ver elk programma is.
programmes-caption = Programma's met het aantal diensten
programmes-none = Er zijn nog geen programma's
programmes-none-text = Het bureau voegt programma's toe, of noemt er een bij een kandidaat.
programmes-keep = Programma's beheren
programmes-keep-lead = Een programma verzamelt diensten die bij elkaar horen, zoals de Omgevingswet.
programmes-change = Wijzigen
programmes-new = Nieuw programma
programme-services = Diensten en kandidaten
programme-used = In gebruik
programme-ends = Klaar op
programme-summary = Waar het over gaat
programme-save = Opslaan
programme-empty = Dit programma heeft nog geen diensten
programme-empty-text = Kies dit programma bij een dienst of een kandidaat.
programme-name-missing = Vul een naam in.
programme-name-taken = Deze naam bestaat al.
flash-programme-saved = De gegevens zijn opgeslagen.
facilities-title = Landelijke voorzieningen
facilities-lead = Wat diensten nodig hebben van het land. Leden betalen hier niet voor via de coöperatie.
facilities-caption = Landelijke voorzieningen, met de diensten die ze nodig hebben
facilities-none = Er zijn nog geen landelijke voorzieningen
facilities-none-text = Het bureau voegt ze toe. Daarna kiest u ze bij een dienst.
facilities-keep = Voorzieningen beheren
facilities-keep-lead = Landelijke voorzieningen kosten de leden niets via de coöperatie. Kies ze bij een dienst als iets waar die van afhangt.
facilities-new = Nieuwe voorziening
facility-name = Voorziening
facility-owner = Beheerder
facility-who = Nodig voor
facility-needed = { $count ->
    [0] nog geen dienst
   *[other] { $count } diensten
}
candidate-form-like = Deze kandidaat gaat dezelfde weg als { $name }: proces, varianten, opzet van de specificaties, planning en een voorstel voor de verdeelsleutel komen mee. Leden en geld niet.

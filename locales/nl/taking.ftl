# Wat een lid afneemt: bestellen met een voorbeeld van de kosten, pakketten, goedkeuring, stand per dienst, overzicht.

nav-orders = Bestellingen
nav-adoption = Wie neemt wat af

effect-column-member = Lid
effect-column-old = Nu
effect-column-new = Straks
effect-column-difference = Verschil
effect-total = Samen
effect-caption = Wat ieder lid betaalt voor { $service }, nu en straks, in euro's zonder btw
effect-cannot = Voor { $service } kunnen wij nog niet uitrekenen wat dit betekent: er is nog geen goedgekeurde verdeling, en geen verdeelsleutel met cijfers voor een voorbeeld.
effect-note-run = Berekend op de goedgekeurde kosten van { $service } over { $period }, met de verdeelsleutel van toen.
effect-note-example = Voorbeeld: er is nog geen goedgekeurde verdeling van { $service }. Dit is een jaar waarin de dienst € 100.000 kost, met de verdeelsleutel van vandaag.
effect-note-estimated = Wat van dit lid nog niet is gemeten, schatten wij: zoveel per inwoner als de andere leden.
effect-join-nothing = { $member } betaalt { $new }. Voor andere leden verandert er niets.
effect-join-less = { $member } betaalt { $new }. { $count ->
    [one] Het andere lid betaalt
   *[other] De andere { $count } leden betalen
} samen { $others } minder.
effect-join-more = { $member } betaalt { $new }. { $count ->
    [one] Het andere lid betaalt
   *[other] De andere { $count } leden betalen
} samen { $others } meer.
effect-change-nothing = { $member } betaalt { $new }, nu { $old }. Voor andere leden verandert er niets.
effect-change-less = { $member } betaalt { $new }, nu { $old }. { $count ->
    [one] Het andere lid betaalt
   *[other] De andere { $count } leden betalen
} samen { $others } minder.
effect-change-more = { $member } betaalt { $new }, nu { $old }. { $count ->
    [one] Het andere lid betaalt
   *[other] De andere { $count } leden betalen
} samen { $others } meer.
effect-leave-nothing = { $member } betaalt nu { $old }. Voor andere leden verandert er niets.
effect-leave-less = { $member } betaalt nu { $old }. { $count ->
    [one] Het andere lid betaalt
   *[other] De andere { $count } leden betalen
} straks samen { $others } minder.
effect-leave-more = { $member } betaalt nu { $old }. { $count ->
    [one] Het andere lid betaalt
   *[other] De andere { $count } leden betalen
} straks samen { $others } meer.

ends-with-month = een maand
ends-with-quarter = een kwartaal
ends-with-year = een kalenderjaar
ends-with-label-month = Een maand
ends-with-label-quarter = Een kwartaal
ends-with-label-year = Een kalenderjaar

order-notice = { $count ->
    [0] Opzeggen kan zonder opzegtermijn. De dienst stopt op de laatste dag van { $ends }.
    [one] De opzegtermijn is 1 maand. De dienst stopt op de laatste dag van { $ends }.
   *[other] De opzegtermijn is { $count } maanden. De dienst stopt op de laatste dag van { $ends }.
}
order-choose = Verder met deze dienst
order-check = Bestelling controleren
order-next-form = Wat er daarna gebeurt
order-next-check = Eerst ziet u wat de dienst uw gemeente kost en wat uw keuze voor anderen betekent. Pas daarna bestelt u.
order-needs-approval-note = Het bureau keurt bestellingen van deze dienst goed. Tot die tijd neemt u de dienst niet af en betaalt u niets.
order-package = Pakket
order-package-description = Kies wat bij uw gemeente past. U kunt later wisselen.
order-quantity = Aantal
order-quantity-between = Vul een aantal in van { $least } tot en met { $most }.
order-quantity-from = Vul een aantal in van { $least } of meer.
order-quantity-up-to = Vul een aantal in van ten hoogste { $most }.
order-quantity-any = Vul een aantal in.
order-quantity-unreadable = Dit aantal kunnen wij niet lezen. Schrijf bijvoorbeeld 120 of 12,5.
order-quantity-missing = Vul in hoeveel { $unit } uw gemeente afneemt.
order-quantity-unasked = Bij deze dienst hoort geen aantal. Laat het leeg.
order-quantity-below = U bestelt ten minste { $least } { $unit }.
order-quantity-above = U bestelt ten hoogste { $most } { $unit }.
order-package-missing = Kies een pakket.
order-package-unknown = Dit pakket van { $name } is niet (meer) te bestellen. Kies een ander pakket.
order-basis-missing = { $member } heeft voor { $name } op deze dag geen geldige aanbestedingsgrondslag. Vraag het bureau om vast te leggen onder welke aanbesteding, perceel of optie uw gemeente mag afnemen, of kies een latere begindatum.
order-waits-already = Uw vorige bestelling van { $name } wacht nog op het bureau. Trek die eerst in, of wacht op het besluit.
order-needs-approval = Een bestelling van { $name } wacht eerst op het bureau.

order-check-title = Bestelling controleren
change-check-title = Wijziging controleren
order-check-lead = { $member } en { $service }: wat het kost, wat het voor anderen betekent en tot wanneer u vastzit. Er is nog niets besteld.
order-check-effect = Wat het voor iedereen betekent
order-check-terms = Wat u bestelt, en volgens welke regel
order-share = Uw aandeel in de kosten
order-share-note = over een periode als { $period }
order-share-note-example = in een voorbeeld van € 100.000
order-price = Prijs van het pakket
order-price-note = per jaar, naast het aandeel
order-from = Vanaf
order-at-least-until = Ten minste tot en met
order-at-least-until-note = als u op de eerste dag al opzegt
order-at-most-until = Uiterlijk tot en met
order-at-most-until-note = de laatste dag van het lidmaatschap
order-rule = Opzeggen
order-rule-service = Dit is de regel van deze dienst.
order-rule-cooperative = Dit is de regel van de coöperatie.
order-basis = Aanbestedingsgrondslag
order-next-taken = De dienst is meteen besteld, en u krijgt een bevestiging per mail.
order-next-waits = Het bureau krijgt uw bestelling en keurt haar goed of af. U hoort het per mail.
order-next-leaves = { $member } is daarna geen lid meer. De dienst eindigt dan vanzelf. Wie { $member } opvolgt, bestelt de dienst zelf.
order-older-than-rules = De bestelling is ouder dan de regels van deze dienst: er hoort nu een pakket of een aantal bij. Wijs haar af en vraag opnieuw te bestellen.
order-ask = Bestelling voorleggen aan het bureau
order-again = Bestelling aanpassen

change-title = { $service } wijzigen
change-lead = Kies een ander pakket of aantal van { $service }, en vanaf wanneer. Tot die dag blijft alles zoals het is.
change-starts = Vanaf
change-starts-description = Vandaag of later. U neemt de dienst af sinds { $date }.
change-submit = Wijziging doorvoeren
change-needs-approval-note = Het bureau keurt wijzigingen van deze dienst goed. Tot die tijd verandert er niets.
change-nothing-offered = Er valt niets te kiezen
change-nothing-offered-text = Deze dienst heeft geen pakketten en geen aantallen.
change-notice-given = Deze dienst is opgezegd. Wijzigen kan niet meer; opnieuw bestellen na de laatste dag wel.
change-before-begin = De wijziging kan niet ingaan voor de dag waarop u de dienst bent gaan afnemen ({ $date }).
change-nothing = U heeft niets gewijzigd. Kies een ander pakket of aantal.
subscriptions-change = Wijzigen

package-costs-year = Prijs: { $price } per jaar, naast het aandeel in de kosten.
package-costs-unit = Prijs: { $price } per jaar voor één van de { $unit }, naast het aandeel in de kosten.
package-costs-usual = Telt gewoon mee in de verdeelsleutel.
package-costs-factor = Telt { $factor } keer zo zwaar mee in de verdeelsleutel.

orders-own = Bestellingen bij het bureau
orders-own-caption = Bestellingen die op het bureau wachten of zijn afgewezen
order-column-starts = Vanaf
order-column-state = Stand
order-column-member = Lid
order-column-asked = Gevraagd
order-state-asked = wacht op het bureau
order-state-approved = goedgekeurd
order-state-refused = afgewezen
order-state-withdrawn = ingetrokken
order-reason-by = { $by }: { $reason }
order-asked-by = besteld door { $by }
order-withdraw = Intrekken
order-no-action = niets meer te doen

orders-title = Bestellingen
orders-lead = { $count ->
    [0] Er wacht geen bestelling op u.
    [one] 1 bestelling wacht op het bureau.
   *[other] { $count } bestellingen wachten op het bureau.
} Alleen goedgekeurde bestellingen tellen mee in de verdeling.
orders-waiting = Goed te keuren
orders-waiting-caption = Bestellingen die op het bureau wachten
orders-none = Er wacht niets
orders-none-text = Bestellingen van diensten die goedkeuring vragen, verschijnen hier.
orders-decided = Eerder besloten
orders-decided-caption = Bestellingen waarover is besloten
order-title = { $member }: { $service }
order-asked-on = Gevraagd door { $by } op { $date }
order-decided-by = Besloten door { $by } op { $date }.
order-what = Wat er is besteld
order-approve-title = Goedkeuren
order-approve-text = Het lid neemt de dienst dan af vanaf de gevraagde dag, en betaalt mee. Het krijgt een mail.
order-approve = Bestelling goedkeuren
order-refuse-title = Afwijzen
order-refuse = Bestelling afwijzen
order-reason = Reden
order-reason-description = Het lid leest deze reden.
order-reason-missing = Schrijf waarom u deze bestelling afwijst. Het lid leest het.
order-reason-too-long = Deze reden is te lang: ten hoogste { $most } tekens.
order-decision-missing = Kies of u de bestelling goedkeurt of afwijst.
order-decided-already = Over deze bestelling is al besloten.

office-order-no-package = Geen pakket
office-order-package-description = Van de dienst die u kiest. Leeg voor een afname die ouder is dan de pakketten.
office-order-quantity-description = Alleen bij diensten die met een aantal worden besteld.

leaving-title = Wat stoppen uw gemeente kost
leaving-costs = Uw gemeente betaalt na de laatste dag nog { $total }, in jaren die aflopen. Uitgangspunt is wat zij in het laatste jaar voor deze dienst betaalde: { $contribution }.
leaving-costs-nothing = Na de laatste dag betaalt uw gemeente niets meer: de coöperatie heeft geen uittreedregel.
leaving-caption = Wat een lid na het stoppen nog betaalt, per jaar
leaving-column-year = Jaar
leaving-column-percent = Deel van de bijdrage
leaving-column-amount = Bedrag
leaving-year = Jaar { $number } na het stoppen
leaving-total = Samen
leaving-effect = Wat stoppen voor anderen betekent

rules-link = Bestelregels
rules-title = Bestelregels en pakketten
rules-lead = Hoe leden { $service } bestellen, wijzigen en opzeggen. Wat u leeg laat, gaat volgens de regels van de coöperatie.
rules-unit = Wat er wordt geteld
rules-unit-description = In het meervoud, zoals werkplekken of aansluitingen. Leeg als leden geen aantal opgeven.
rules-least = Kleinste aantal
rules-most = Grootste aantal
rules-notice = Maanden opzegtermijn
rules-notice-description = Leeg: de { $count ->
    [one] 1 maand
   *[other] { $count } maanden
} van de coöperatie.
rules-ends = Stopt op de laatste dag van
rules-ends-description = Na de opzegtermijn loopt een abonnement door tot die dag.
rules-approval = Het bureau keurt elke bestelling goed
rules-approval-note = Tot de goedkeuring neemt het lid de dienst niet af en telt het niet mee in de verdeling.
rules-basis = Een aanbestedingsgrondslag is nodig
rules-basis-note = Zonder geldige grondslag kan een lid niet bestellen.
rules-save = Regels opslaan
rules-back = Terug naar de dienst
rules-unit-too-long = Dit is te lang: ten hoogste { $most } tekens.
rules-unit-missing = Vul in wat er wordt geteld, of laat de aantallen leeg.
rules-most-zero = Het grootste aantal is groter dan nul.
rules-most-below-least = Het grootste aantal is kleiner dan het kleinste.
rules-notice-number = Vul een heel aantal maanden in, of laat dit leeg.
rules-notice-range = De opzegtermijn is ten hoogste { $most } maanden.
rules-ends-missing = Kies wanneer een abonnement stopt.

packages-title = Pakketten
packages-note = Vanaf het eerste pakket kiest elk lid er één bij het bestellen.
packages-caption = Pakketten die leden kunnen bestellen
packages-none = Er zijn geen pakketten
packages-none-text = Leden bestellen de dienst zoals zij is. Voeg een pakket toe als er iets te kiezen valt.
package-column-name = Pakket
package-column-cost = Wat het kost
package-name = Naam van het pakket
package-name-description = Zoals Basis of Plus.
package-description = Wat het inhoudt
package-kind = Hoe het pakket meetelt
package-kind-factor = Met een factor
package-kind-factor-note = Een lid met factor 1,25 telt een kwart zwaarder mee in de verdeelsleutel. Gewoon is 1.
package-kind-price = Met een prijs
package-kind-price-note = Een bedrag per jaar zonder btw, naast het aandeel; met een aantal: voor elk daarvan.
package-price = Factor of prijs
package-price-description = Bijvoorbeeld 1,25 of 1.200,00.
package-add = Pakket toevoegen
package-withdraw = Uit het aanbod halen
package-name-missing = Vul de naam van het pakket in.
package-name-too-long = Deze naam is te lang: ten hoogste { $most } tekens.
package-name-taken = Er is al een pakket met de naam { $name }.
package-description-too-long = Deze omschrijving is te lang: ten hoogste { $most } tekens.
package-kind-missing = Kies of het pakket met een factor of met een prijs meetelt.
package-price-missing = Vul de factor of de prijs in.
package-price-unreadable = Dit getal kunnen wij niet lezen. Schrijf bijvoorbeeld 1,25 of 1.200,00.
package-price-negative = Een prijs is niet kleiner dan nul.
package-factor-range = Een factor ligt tussen 0,01 en { $most }.
package-meanwhile = Iemand anders voegde net een pakket toe. Probeer het opnieuw.
package-withdrawn-already = Dit pakket was al uit het aanbod gehaald.

bases-link = Aanbestedingsgrondslag
bases-title = Aanbesteding per lid
bases-lead = Onder welke aanbesteding, perceel of optie leden { $service } mogen afnemen, en tot wanneer.
bases-needed = Zonder geldige grondslag kan een lid deze dienst niet bestellen.
bases-not-needed = Deze dienst vraagt bij het bestellen geen grondslag. Dat stelt u in bij de bestelregels.
bases-caption = Aanbestedingsgrondslag per lid
bases-none = Er is nog niets vastgelegd
bases-none-text = Leg hieronder vast onder welke aanbesteding een lid mag afnemen.
basis-column-member = Lid
basis-column-tender = Aanbesteding
basis-column-kind = Grondslag
basis-column-days = Begin van de afname
basis-column-state = Stand
basis-from = vanaf { $from }
basis-from-until = van { $from } tot en met { $until }
basis-valid = geldig
basis-later = geldt nog niet
basis-over = verlopen
basis-withdrawn = ingetrokken
basis-new = Grondslag vastleggen
basis-member = Lid
basis-choose = Kies een lid
basis-tender = Aanbesteding
basis-tender-description = Nummer en naam, zoals in TenderNed.
basis-lot = Perceel of optie
basis-lot-description = Bijvoorbeeld Perceel 2, of Optie B: latere toetreders.
basis-kind = Waarom dat genoeg is
basis-kind-participant = Deelnemer aan de aanbesteding
basis-kind-option = Optie in het contract
basis-kind-below-threshold = Onder de drempel
basis-kind-in-house = Quasi-inbesteden
basis-valid-from = Geldig vanaf
basis-valid-from-description = Op deze dag of later mag de afname beginnen.
basis-valid-until = Geldig tot en met
basis-valid-until-description = Leeg als er geen laatste dag is.
basis-record = Grondslag vastleggen
basis-withdraw = Intrekken
basis-member-missing = Kies een lid.
basis-kind-missing = Kies waarom dat genoeg is.
basis-from-missing = Vul in vanaf wanneer de grondslag geldt.
basis-tender-missing = Vul de aanbesteding in.
basis-too-long = Dit is te lang: ten hoogste { $most } tekens.
basis-ends-before = De laatste dag ligt voor de eerste.
basis-withdrawn-already = Deze grondslag was al ingetrokken.

exit-link = Uittreedregel
exit-title = Uittreedregel
exit-lead = Wat een lid dat met een dienst stopt, nog bijdraagt: een deel van zijn eigen bijdrage, dat elk jaar kleiner wordt.
exit-percentages-label = Percentages per jaar
exit-percentages-description = Eén getal per jaar na het stoppen, zoals 100, 80, 60, 40, 20. Leeg als stoppen niets kost.
exit-percentages = Vul ten hoogste { $most } percentages in, van 0 tot en met 100.
exit-percentages-unreadable = Deze percentages kunnen wij niet lezen. Schrijf bijvoorbeeld 100, 80, 60, 40, 20.
exit-none = Er is geen uittreedregel: na de laatste dag betaalt een lid niets meer.
exit-example-title = Voorbeeld
exit-example = Wie in het laatste jaar { $contribution } voor een dienst betaalde, betaalt na het stoppen nog { $total }.
exit-back = Terug naar de diensten

saying-unknown = Weet nog niet
saying-unknown-note = Uw gemeente heeft er nog niet over besloten.
saying-interested = Heeft belangstelling
saying-interested-note = Uw gemeente wil meer weten of meedenken.
saying-pledged = Zegt toe
saying-pledged-note = Uw gemeente gaat de dienst afnemen. Met een voorwaarde telt de toezegging apart.
saying-expired = Toezegging verlopen
saying-expired-note = De laatste dag van de toezegging is voorbij.
saying-own-build = Laat zelf bouwen
saying-own-build-note = Uw gemeente laat de dienst bouwen volgens de specificaties. Geef een reden.
saying-stays = Houdt wat zij heeft
saying-stays-note = Uw gemeente blijft bij haar eigen oplossing. Geef een reden.
saying-implementing = Voert de dienst in
saying-implementing-note = Uw gemeente neemt de dienst af en is bezig met invoeren.
saying-live = Werkt met de dienst
saying-live-note = Inwoners of medewerkers gebruiken de dienst.

place-unknown = niet bekend
place-interested = belangstelling
place-pledged = toegezegd
place-pledged-if = toegezegd onder voorwaarde
place-own-build = eigen bouw
place-stays = houdt wat het heeft
place-takes = neemt af
place-implementing = voert in
place-live = werkt ermee
place-notice-given = heeft opgezegd
place-left = gestopt

stance-link = Stand van uw gemeente wijzigen
stance-title = Uw gemeente en { $service }
stance-lead = Waar uw gemeente staat met { $service }. Een toezegging wordt pas een bestelling als u zelf bestelt.
stance-saying = Wat uw gemeente zegt
stance-condition = Voorwaarde
stance-condition-description = Alleen bij een toezegging, bijvoorbeeld: alleen als de proef bij zes gemeenten slaagt.
stance-until = Toezegging geldt tot en met
stance-until-description = Verplicht bij een voorwaarde. Daarna vervalt de toezegging vanzelf.
stance-reason = Reden
stance-reason-description = Verplicht bij eigen bouw en als u houdt wat u heeft. Andere leden lezen mee.
stance-note = Toelichting
stance-note-description = Andere leden lezen mee.
stance-save = Stand opslaan
stance-back = Terug naar de dienst
stance-now = Waar u nu staat
stance-since = sinds { $date }
stance-open = Alle leden zien dit, leveranciers niet.
stance-history = Wat uw gemeente eerder zei
stance-said-by = { $by }, { $date }
stance-condition-said = Voorwaarde: { $condition }.
stance-until-said = Geldt tot en met { $date }.
stance-pledge-title = U heeft toegezegd
stance-pledge-text = Is aan alles voldaan? Bestel dan de dienst. U ziet eerst wat het kost. Zonder uw bestelling gebeurt er niets.
stance-pledge-confirm = Toezegging omzetten in een bestelling
stance-missing = Kies waar uw gemeente staat.
stance-not-possible = Dit past niet bij wat uw gemeente van { $name } afneemt. Kies iets anders.
stance-until-missing = Een toezegging met een voorwaarde heeft een laatste dag. Vul die in.
stance-until-past = De laatste dag ligt in het verleden.
stance-until-too-late = Deze dag ligt meer dan { $years } jaar vooruit. Controleer het jaar.
stance-reason-missing = Schrijf waarom. Andere leden leren ervan.
stance-too-long = Deze tekst is te lang: ten hoogste { $most } tekens.
stance-meanwhile = Een collega wijzigde dit net. Kijk wat er nu staat, en probeer het opnieuw.

service-own-standing = Uw gemeente
service-ordering = Bestellen en opzeggen
service-standing = Wie toezegt, zelf bouwt of iets anders heeft
service-standing-caption = Leden die { $name } niet afnemen, naar hun stand
service-standing-none = Van de andere leden is nog niets bekend.
service-condition = voorwaarde: { $condition }; tot en met { $date }

adoption-link = Wie neemt wat af
adoption-title = Wie neemt wat af
adoption-lead = { $members ->
    [one] 1 lid
   *[other] { $members } leden
} en { $services ->
    [one] 1 dienst
   *[other] { $services } diensten
}: wie neemt af, zegt toe, bouwt zelf of houdt wat het heeft.
adoption-csv = Downloaden als CSV
adoption-filter = Overzicht beperken
adoption-filter-words = Programma, dienst of leverancier
adoption-filter-service = Dienst
adoption-filter-state = Stand
adoption-filter-size = Inwoners van het lid
adoption-all = Alle
adoption-size-small = Minder dan 25.000
adoption-size-medium = 25.000 tot 50.000
adoption-size-large = 50.000 tot 100.000
adoption-size-largest = 100.000 of meer
adoption-tabs = Weergave
adoption-tab-matrix = Tabel
adoption-tab-lists = Lijsten per dienst
adoption-caption = Waar elk lid staat met elke dienst
adoption-column-service = Dienst
adoption-column-member = Lid
adoption-column-members = Leden
adoption-column-inhabitants = Inwoners
adoption-column-state = Stand
adoption-column-since = Sinds
adoption-column-condition = Voorwaarde
adoption-column-until = Geldt tot en met
adoption-column-reason = Reden
adoption-column-count = Aantal
adoption-column-takes = Neemt af
adoption-takes-all = Leden die afnemen
adoption-not-known = niet bekend of niet in deze selectie
adoption-shown = { $count ->
    [0] Geen leden
    [one] 1 lid
   *[other] Leden { $from } tot en met { $to } van { $count }
}
adoption-legend = Wat de tekens betekenen
adoption-legend-text = Een streepje: er is niets bekend, of het valt buiten uw selectie. De totalen tellen alle leden in de selectie.
adoption-total-takes = Keer afgenomen
adoption-total-pledged = Keer toegezegd
adoption-total-pledged-if = Toegezegd onder voorwaarde
adoption-total-own-build = Keer eigen bouw
adoption-total-stays = Houdt wat het heeft
adoption-list-note = { $takes } van de { $count } leden nemen af
adoption-list-caption = Wie staat waar met { $service }
adoption-list-none = Niemand in deze selectie
adoption-list-none-text = Kies een andere stand of grootte.
adoption-to-service = Naar de dienst
adoption-none = Niets gevonden
adoption-none-text = Kies een andere stand, dienst of grootte.
adoption-show-all = Alles tonen
adoption-file = wie-neemt-wat-af

start-pledge = Bevestig uw toezegging voor { $service }
start-pledge-meta = Uw gemeente zegde toe. Bestel de dienst, of pas de toezegging aan.
start-pledge-meta-if = Voorwaarde: { $condition }
start-pledge-due = geldt tot en met { $date }
start-pledge-action = Bekijken
start-orders = { $count ->
    [one] 1 bestelling wacht op goedkeuring
   *[other] { $count } bestellingen wachten op goedkeuring
}
start-orders-action = Beoordelen

flash-subscription-asked = Uw bestelling ligt bij het bureau. U hoort het per mail.
flash-subscription-changed = De wijziging is doorgevoerd.
flash-order-withdrawn = De bestelling is ingetrokken.
flash-order-decided-meanwhile = Het bureau had al besloten over deze bestelling.
flash-order-approved = De bestelling is goedgekeurd. Het lid krijgt een mail.
flash-order-refused = De bestelling is afgewezen. Het lid krijgt uw reden per mail.
flash-basis-recorded = De grondslag is vastgelegd.
flash-basis-withdrawn = De grondslag is ingetrokken.
flash-basis-withdrawn-already = Deze grondslag was al ingetrokken.
flash-rules-set = De bestelregels zijn opgeslagen.
flash-package-added = Het pakket is toegevoegd.
flash-package-withdrawn = Het pakket is uit het aanbod gehaald.
flash-package-withdrawn-already = Dit pakket was al uit het aanbod gehaald.
flash-exit-rules-set = De uittreedregel is opgeslagen.
flash-stance-said = De stand van uw gemeente is opgeslagen.

mail-order-asked-subject = Bestelling goed te keuren: { $service }
mail-order-asked-text = { $by } bestelde { $service } voor { $member } bij { $cooperative }, vanaf { $day }. Deze dienst vraagt goedkeuring van het bureau:
mail-order-refused-subject = Bestelling afgewezen: { $service }
mail-order-refused-text = { $by } wees de bestelling van { $service } voor { $member } bij { $cooperative } af. De reden:
mail-subscription-changed-subject = Gewijzigd: { $service }
mail-subscription-changed-text = { $by } wijzigde { $service } voor { $member } bij { $cooperative }. De wijziging gaat in op { $day }. Uw abonnementen:
mail-pledge-expired-subject = Toezegging verlopen: { $service }
mail-pledge-expired-text = De toezegging van { $member } voor { $service } bij { $cooperative } gold tot en met { $day } en is verlopen. Er is niets besteld.
mail-pledge-expired-condition = Uw voorwaarde was: { $condition }
mail-pledge-expired-next = Wilt u de dienst nog? Zeg dan opnieuw toe, of bestel:

deed-exit-rules-set = Uittreedregel gewijzigd
deed-order-rules-set = Bestelregels gewijzigd
deed-orders-approve = Bestelling goedgekeurd
deed-orders-ask = Bestelling voorgelegd aan het bureau
deed-orders-refuse = Bestelling afgewezen
deed-orders-withdraw = Bestelling ingetrokken
deed-packages-add = Pakket toegevoegd
deed-packages-withdraw = Pakket uit het aanbod gehaald
deed-procurement-bases-record = Aanbestedingsgrondslag vastgelegd
deed-procurement-bases-copy = Aanbestedingsgrondslag meegegeven aan opvolger
deed-stances-copy = Toezegging meegegeven aan opvolger
deed-procurement-bases-withdraw = Aanbestedingsgrondslag ingetrokken
deed-stances-expire = Toezegging verlopen
deed-stances-say = Stand van een lid gewijzigd
deed-subscriptions-change = Pakket of aantal gewijzigd

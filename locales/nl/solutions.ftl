# Oplossingen: wat leden bouwden, wie het gebruikt en wat dat bespaart.

nav-solutions = Hergebruik
solutions-title = Hergebruik
solutions-lead = Leden delen { $count ->
    [0] nog geen oplossingen
    [one] 1 oplossing
   *[other] { $count } oplossingen
} die u kunt overnemen{ $dead ->
    [0] .
    [one] { "," } en 1 doodlopende weg die u kunt overslaan.
   *[other] { "," } en { $dead } doodlopende wegen die u kunt overslaan.
}
solutions-filter = Oplossingen zoeken
solutions-filter-words = Naam, product, proces of bouwer
solutions-filter-product = Product
solutions-filter-builder = Gebouwd door
solutions-filter-maturity = Hoe ver
solutions-filter-state = Status
solutions-filter-used = Uw gemeente
solutions-all-products = Alle producten
solutions-all-builders = Alle leden
solutions-all-maturities = Alles
solutions-all-states = Alle
solutions-all-uses = Alles
solutions-use-used = Gebruiken wij
solutions-use-wanted = Willen wij ook
solutions-use-neither = Nieuw voor ons
solutions-found = { $count ->
    [one] 1 oplossing
   *[other] { $count } oplossingen
}
solutions-caption = Oplossingen van leden, met wie ze gebruikt en wil, en wat ze bespaarden
solutions-column-compare = Vergelijken
solutions-column-name = Oplossing
solutions-compare-this = { $name } vergelijken
solutions-compare = Gekozen oplossingen vergelijken
solutions-more = Meer over hergebruik
solutions-exports = Meenemen
solutions-exports-note = Alle oplossingen in één bestand, zonder concepten.
solutions-none-found = Geen oplossing gevonden
solutions-none-found-text = Probeer een ander woord of kies minder filters.
solutions-show-all = Alle oplossingen tonen
solutions-none = Er zijn nog geen oplossingen
solutions-none-text = Heeft uw gemeente iets gebouwd dat anderen kunnen gebruiken? Zet het hier neer.

solution-state-draft = Concept
solution-state-published = Te hergebruiken
solution-state-dead-end = Doodlopend
solution-state-ended = Beëindigd
solution-maturity-concept = Idee
solution-maturity-development = In ontwikkeling
solution-maturity-beta = Proef
solution-maturity-stable = Volwassen
solution-maturity-obsolete = Verouderd
solution-maturity-note-concept = Er is een plan, nog geen software.
solution-maturity-note-development = Er wordt aan gebouwd.
solution-maturity-note-beta = Enkele gemeenten proberen het uit.
solution-maturity-note-stable = Gemeenten werken er elke dag mee.
solution-maturity-note-obsolete = Begin er niet meer aan: er komt niets nieuws bij.

solution-new = Oplossing delen
solution-new-title = Oplossing delen
solution-edit = Wijzigen
solution-edit-title = Oplossing wijzigen
solution-form-lead = Vertel wat het doet, wat het kost en wie er meer van weet. Bedragen zijn zonder btw.
solution-name = Naam
solution-name-description = Zoals u het zelf noemt, bijvoorbeeld: Digitale dossiers Sociale Dienst.
solution-summary = Wat doet het?
solution-summary-description = In één zin.
solution-description = Meer erover
solution-description-description = Met **sterren** maakt u tekst vet, met - een lijst.
solution-products = Producten
solution-products-description = De namen uit de uniforme productnamenlijst, één op een regel. Bijvoorbeeld: parkeervergunning.
solution-products-list = Alle namen uit de lijst
solution-processes = Processen
solution-lines-description = Eén op een regel.
solution-licence = Licentie
solution-licence-description = De korte naam, bijvoorbeeld: EUPL-1.2.
solution-version = Versie
solution-repository = Broncode
solution-publiccode = publiccode.yml
solution-address-description = Het adres op internet, met https:// ervoor.
solution-variant-of = Variant van
solution-candidate = Dienst op de routekaart
solution-candidate-description = Doet de oplossing wat leden daar vragen? Wie de oplossing wil, steunt dan ook die dienst.
solution-adopt-low = Invoeren kost ten minste
solution-adopt-high = Invoeren kost ten hoogste
solution-run-low = Gebruiken kost per jaar ten minste
solution-run-high = Gebruiken kost per jaar ten hoogste
solution-cost-description = Eenmalig, zonder btw en eigen uren. Laat leeg wat u niet weet.
solution-suppliers = Leveranciers
solution-contact-name = Wie weet er meer van?
solution-contact-email = E-mailadres van wie er meer van weet
solution-builder = Gebouwd door
solution-keeper = Nu van
solution-keeper-since = { $to }, sinds { $date }, door de herindeling van { $from }
deed-solutions-hand-over = Oplossing naar opvolger gegaan
solution-builder-description = Het lid dat de oplossing bouwde.
solution-none-chosen = Geen keuze
solution-submit-new = Concept opslaan
solution-submit = Wijzigingen opslaan
solution-cancel = Annuleren

solution-lead = Gebouwd door { $builder }, { $count ->
    [0] nog door geen lid in gebruik.
    [one] in gebruik bij 1 lid.
   *[other] in gebruik bij { $count } leden.
}
solution-dead-end-title = Doodlopend: doe dit niet opnieuw
solution-draft-text = Dit is een concept. Alleen de bouwer en het bureau zien het. Publiceer het als het klopt.
solution-what = Wat het doet
solution-members = { $count ->
    [one] 1 lid
   *[other] { $count } leden
}
solution-users = Gebruiken dit
solution-users-note = samen { $people } inwoners
solution-wants = Willen dit ook
solution-wants-note = telt mee op de routekaart
solution-wants-uncounted = geen kandidaat op de routekaart telt dit mee
solution-wants-partly = { $count ->
    [0] telt nog niet mee op de routekaart
    [one] 1 daarvan telt mee op de routekaart
   *[other] { $count } daarvan tellen mee op de routekaart
}
solution-saved = Bespaard
solution-saved-note = { $count ->
    [0] nog niemand heeft geschat
    [one] schatting van 1 gebruiker
   *[other] schatting van { $count } gebruikers
}
solution-data = Gegevens
solution-maturity = Hoe ver
solution-state = Status
solution-changed = Gewijzigd op
solution-download = publiccode.yml downloaden
solution-file-missing = Er is nog geen publiccode.yml om te downloaden. Er ontbreekt:
solution-file-no-licence = een licentie
solution-file-no-repository = het adres van de broncode
solution-costs = Wat het kost
solution-costs-note = Opgegeven door de bouwer, zonder btw en eigen uren.
solution-adopt = Invoeren, eenmalig
solution-run = Gebruiken, per jaar
solution-cost-range = { $low } tot { $high }
solution-cost-unknown = Niet bekend
solution-contact = Vraag het de bouwer
solution-contact-note = Voor { $member }
solution-mail = Mail sturen
solution-want = Dit willen wij ook
solution-unwant = Wij willen dit niet meer
solution-wanted-by = Wie dit ook wil
solution-wanted-since = sinds { $date }
solution-own = (uw gemeente)
solution-wanted-by-none = Nog geen lid vroeg hierom.
solution-uncounted = Op de routekaart telt dit nog niet mee: er is geen kandidaat die hierover gaat, of er zijn er meer.
solution-make-wish = Maak er een wens van
solution-support-candidate = Steun de kandidaat hierover
solution-on-roadmap = Ook op de routekaart
solution-variants = Varianten
solution-move-title = Status wijzigen
solution-move-note = Alle leden lezen de status en de reden.
solution-reason = Reden
solution-reason-description = Nodig bij doodlopend en bij beëindigen: wat ging er mis, en wat raadt u anderen aan?
solution-move-published = Publiceren
solution-move-dead_end = Doodlopend noemen
solution-move-ended = Beëindigen

solution-name-missing = Geef de oplossing een naam.
solution-name-taken = Er is al een oplossing met deze naam. Kies een andere naam.
solution-summary-missing = Schrijf in één zin wat het doet.
solution-maturity-missing = Kies hoe ver de oplossing is.
solution-builder-missing = Kies het lid dat de oplossing bouwde.
solution-text-too-long = Gebruik niet meer dan { $most } tekens.
solution-too-many-products = Noem niet meer dan { $most } producten.
solution-address-unreadable = Dit is geen adres op internet. Begin met https://.
solution-email-unreadable = Dit is geen e-mailadres. Een goed adres lijkt op naam@gemeente.nl.
solution-amount-unreadable = Dit bedrag kunnen wij niet lezen. Schrijf het als 18.000 of 18.000,50.
solution-range-unreadable = Het laagste bedrag is hoger dan het hoogste, onder nul, of meer dan een miljard.
solution-variant-unknown = Kies een andere oplossing uit de lijst.
solution-candidate-unknown = Kies een dienst uit de lijst.
solution-state-unknown = Kies een status.
solution-state-same = De oplossing heeft deze status al.
solution-reason-missing = Schrijf waarom. Andere leden leren daarvan.

lessons-title = Wat anderen leerden
lessons-none = Nog niemand schreef op wat het leerde.
lesson-new = Les opschrijven
lesson-new-title = Les opschrijven
lesson-new-lead = Wat wilt u dat een andere gemeente weet voordat zij begint? Ook wat niet lukte, helpt.
lesson-kind = Wat voor les is het?
lesson-kind-worked = Werkte goed
lesson-kind-watch = Let op
lesson-kind-dead-end = Doodlopend
lesson-note-worked = Dit raadt u anderen aan.
lesson-note-watch = Hier moet een ander aan denken.
lesson-note-dead-end = Dit probeerde u, en het werkte niet.
lesson-title = De les in een paar woorden
lesson-title-description = Bijvoorbeeld: begin met nieuwe dossiers.
lesson-text = Wat gebeurde er?
lesson-text-description = Wat deed u, wat kwam ervan, en wat zou u nu doen?
lesson-submit = Les opslaan
lesson-kind-missing = Kies wat voor les het is.
lesson-title-missing = Schrijf de les in een paar woorden.
lesson-text-missing = Schrijf wat er gebeurde.

use-who = Wie gebruikt dit
use-who-note = De gebruiker verklaart dit zelf. Een verklaring geldt 12 maanden.
use-caption = Leden die deze oplossing gebruiken
use-column-member = Gemeente
use-column-statement = Verklaring
use-inhabitants = { $count } inwoners
use-experience = Ervaring
use-since = Sinds
use-version = Versie
use-contact = Contact:
use-no-experience = Geen ervaring opgegeven.
use-no-version = Niet bekend
use-no-contact = niet opgegeven
use-nobody = Nog geen lid verklaarde dat het dit gebruikt.
use-until = tot en met { $date }
use-valid = Geldig
use-expired = Verlopen
use-expires-in = Verloopt over { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
use-none = Geen verklaring
use-state = Wij gebruiken dit
use-change = Onze verklaring
use-title = Verklaring van gebruik
use-lead = Verklaar dat uw gemeente { $name } gebruikt. Andere leden zien uw verklaring { $months } maanden. Daarna vragen wij het opnieuw.
use-now = Uw verklaring nu
use-now-text = Zij telt tot en met { $date }. Klopt alles nog? Dan is verlengen genoeg.
use-renew = Verklaring verlengen
use-end = Wij gebruiken dit niet meer
use-since-description = De dag waarop uw gemeente begon, bijvoorbeeld: 1-3-2025.
use-experience-description = Wat gaat goed, en wat kan beter?
use-contact-name = Wie kunnen andere leden bellen of mailen?
use-contact-description = Alle leden van de coöperatie zien deze naam.
use-contact-email = E-mailadres van deze persoon
use-submit = Gebruik verklaren
use-since-missing = Vul in sinds wanneer uw gemeente dit gebruikt.
use-since-later = Deze dag moet nog komen. Verklaar het gebruik als het begonnen is.
use-of-a-draft = Dit is nog een concept. Wacht tot de bouwer het publiceert.
use-renewal-title = Verklaring verlengen
use-renewal-lead = Gebruikt uw gemeente { $name } nog? Met één klik geldt uw verklaring weer { $months } maanden.

want-of-own = Uw gemeente bouwde dit zelf.
want-of-none = Dit is niet te hergebruiken.

reuse-title = Wat hergebruik bespaart
reuse-lead = { $count ->
    [0] Nog geen lid schreef op wat hergebruik bespaarde.
    [one] 1 keer hergebruik bespaarde { $total }.
   *[other] { $count } keer hergebruik bespaarde samen { $total }.
}
reuse-csv = Alles als CSV downloaden
reuse-members = Per lid
reuse-members-note = Wie bouwde, krijgt de eer van wat anderen bespaarden.
reuse-members-caption = Wat elk lid bespaarde, en wat anderen bespaarden met wat het bouwde
reuse-years = Per jaar
reuse-years-caption = Besparingen naar het jaar waarin het hergebruik begon
reuse-entries = Alle posten
reuse-entries-note = Elke besparing is geschat door wie hergebruikt, eenmalig en zonder btw.
reuse-entries-caption = Posten van het grootboek van hergebruik, de nieuwste eerst
reuse-column-solution = Oplossing
reuse-column-builder = Bouwer
reuse-column-member = Hergebruikt door
reuse-column-on = Vanaf
reuse-column-avoided = Bespaard
reuse-column-explanation = Hoe geschat
reuse-column-by = Ingevuld door
reuse-column-counts = Telt
reuse-column-bar = Aandeel in de eer
reuse-column-credit = Eer: anderen bespaarden
reuse-column-reused = Keer hergebruikt
reuse-column-saved = Bespaard
reuse-column-reuses = Keer
reuse-column-year = Jaar
reuse-total = Totaal
reuse-blank = Geen waarde
reuse-counts = Ja
reuse-replaced = Nee, later opnieuw geschat
reuse-none = Nog niets bespaard
reuse-none-text = Neemt uw gemeente iets over van een ander? Schrijf bij die oplossing op wat u bespaarde.
reuse-of-solution = Wat het bespaarde
reuse-of-solution-note = Geschat door wie het overnam.
reuse-of-solution-caption = Besparingen met deze oplossing
reuse-none-of-solution = Nog niemand schreef op wat het bespaarde.
reuse-enter = Besparing opschrijven
reuse-new-title = Besparing opschrijven
reuse-new-lead = Wat hoefde uw gemeente niet uit te geven door { $name } van { $builder } over te nemen?
reuse-again = Uw gemeente schatte dit al. Wat u nu opschrijft, komt daarvoor in de plaats. De oude schatting blijft te lezen in het CSV-bestand.
reuse-on = Vanaf wanneer hergebruikt u dit?
reuse-on-description = Bijvoorbeeld: 1-9-2025.
reuse-avoided = Bespaard
reuse-avoided-description = Eenmalig, zonder btw. Trek af wat het invoeren kostte.
reuse-explanation = Hoe komt u aan dit bedrag?
reuse-explanation-description = Bijvoorbeeld: offerte voor eigen bouw, min de kosten van invoeren.
reuse-submit = Besparing opslaan
reuse-on-missing = Vul in vanaf wanneer u dit hergebruikt.
reuse-later = Deze dag moet nog komen.
reuse-amount-unreadable = Vul een bedrag in van nul of meer, bijvoorbeeld 40.000.
reuse-explanation-missing = Schrijf hoe u aan dit bedrag komt.
reuse-of-own = Uw gemeente bouwde dit zelf. De eer komt vanzelf als anderen het overnemen.

compare-title = Oplossingen vergelijken
compare-lead = Naast elkaar wat elke oplossing doet, kost en oplevert. Het adres van deze pagina kunt u delen.
compare-too-many = U koos er meer dan vier. Wij tonen de eerste vier.
compare-caption = Gekozen oplossingen naast elkaar
compare-column-what = Wat
compare-summary = Wat het doet
compare-dead-ends = Doodlopende wegen
compare-unknown = niet bekend
compare-others = Andere oplossingen kiezen
compare-none = Kies er ten minste twee
compare-none-text = Zet in de lijst een vinkje bij twee, drie of vier oplossingen.
compare-choose = Oplossingen kiezen

alike-title = Leden zoals wij
alike-lead = Wat gebruiken gemeenten die ongeveer even groot zijn: half tot dubbel zoveel inwoners?
alike-choose = Gemeente kiezen
alike-member = Gemeente
alike-size = { $name } heeft { $count } inwoners. Het meest gelijke lid staat bovenaan.
alike-caption = Leden van ongeveer dezelfde omvang, met wat zij gebruiken
alike-column-inhabitants = Inwoners
alike-column-uses = Gebruikt
alike-uses-none = Geen geldige verklaring
alike-column-takes = Neemt af
alike-takes-none = Geen dienst
alike-too = Wij ook
alike-none = Geen leden om mee te vergelijken
alike-none-text = Kies een gemeente waarvan het aantal inwoners bekend is.

candidate-somebody-has = Dit bestaat al
candidate-somebody-has-one = { $builder } heeft dit
candidate-somebody-has-note = { $count ->
    [0] { $name }, nog door geen lid in gebruik
    [one] { $name }, in gebruik bij 1 lid
   *[other] { $name }, in gebruik bij { $count } leden
}

start-use-expires = Verklaring verlengen: { $name }
start-use-expired = Verklaring verlopen: { $name }
start-use-meta = Andere leden zien of u dit nog gebruikt. Met één klik geldt uw verklaring weer een jaar.
start-use-due = Voor { $date }
start-use-action = Verlengen

flash-solution-added = Het concept is opgeslagen. Publiceer het als het klopt.
flash-solution-changed = De wijzigingen zijn opgeslagen.
flash-solution-moved = De status is gewijzigd. Alle leden zien dat.
flash-solution-wanted = Uw gemeente wil dit ook. De bouwer krijgt een mail.
flash-solution-wanted-uncounted = Uw gemeente wil dit ook. De bouwer krijgt een mail. Op de routekaart telt dit nog niet mee. Maak er een wens van, bij ‘Wie dit ook wil’.
flash-solution-unwanted = Uw gemeente wil dit niet meer.
flash-lesson-learned = Uw les staat erbij. Dank u wel.
flash-use-stated = Uw verklaring staat erbij.
flash-use-renewed = Uw verklaring is verlengd.
flash-use-ended = Andere leden zien dat u dit niet meer gebruikt.
flash-reuse-entered = De besparing is opgeslagen.

mail-use-expires-subject = Gebruikt u { $title } nog?
mail-use-expires-text = { $member } verklaarde bij { $cooperative } dat zij { $title } gebruikt. Die verklaring verloopt op { $day }. Gebruikt u het nog? Verleng met één klik:
mail-use-expires-once = De link werkt één keer, als u bent ingelogd.
mail-solution-wanted-subject = { $member } wil { $title } ook
mail-solution-wanted-text = { $by } van { $member } wil { $title } ook. Dat zien alle leden van { $cooperative }. Uw oplossing:

solution-documents = Documenten
solution-documents-none = De bouwer plaatste nog geen documenten.
solution-document-add = Document toevoegen
solution-document-lead = Voeg toe wat anderen nodig hebben om te beslissen. U bepaalt of alle leden het lezen, of alleen wie erom vraagt.
solution-document-kind = Wat voor document is het?
solution-document-kind-dpia = DPIA
solution-document-kind-agreement = Overeenkomst
solution-document-kind-specification = Specificatie
solution-document-kind-pentest = Pentest
solution-document-kind-other = Iets anders
solution-document-access = Wie mag het lezen?
solution-document-access-text = Op aanvraag: een ander lid vraagt erom met een reden. U staat het toe voor een tijd, of wijst het af.
solution-document-access-members = Alle leden
solution-document-access-request = Op aanvraag
solution-document-kind-missing = Kies wat voor document het is.
solution-document-access-missing = Kies wie het mag lezen.
solution-document-remove = Weghalen
solution-document-ask = Aanvragen
solution-document-asked = Aangevraagd
solution-document-granted = Voor u tot en met { $date }
solution-document-for-members = Alle leden
solution-document-on-request = Op aanvraag
document-request-title = Document aanvragen
document-request-lead = { $builder } leest waarom u { $document } wilt lezen, en antwoordt per mail.
document-request-reason = Reden
document-request-reason-description = Waar gebruikt u het voor, en wie leest het?
document-request-submit = Aanvraag versturen
document-request-reason-missing = Schrijf waarom u het document wilt lezen.
document-request-needless = Dit document mag u al lezen.
document-request-waits = Uw gemeente vroeg dit al aan. De bouwer heeft nog niet geantwoord.
document-request-answer-missing = Schrijf waarom u het afwijst. Het andere lid leest dat.
document-request-days-unknown = Kies voor hoe lang.
document-request-decided = Deze aanvraag is al beantwoord.
document-request-removed = Dit document is weggehaald. U kunt de aanvraag alleen nog afwijzen, met een reden.
document-requests-title = Aanvragen van documenten
document-requests-lead = Wie om uw documenten vraagt, en wat uw gemeente zelf aanvroeg.
document-requests-waiting = Wachten op uw antwoord
document-requests-waiting-none = Er wacht geen aanvraag op u.
document-requests-ours = Onze aanvragen
document-requests-ours-caption = Documenten die uw gemeente aanvroeg
document-requests-ours-none = Uw gemeente vroeg nog niets aan
document-requests-ours-none-text = Bij een oplossing ziet u welke documenten op aanvraag zijn.
document-requests-decided = Beantwoord
document-requests-decided-caption = Aanvragen die u beantwoordde
document-request-of = { $member } vraagt om { $document }
document-request-for = Uw antwoord
document-request-days = Toestaan voor { $count } dagen
document-request-answer = Toelichting
document-request-answer-description = Nodig als u afwijst.
document-request-send = Antwoord versturen
document-request-refuse = Afwijzen
document-request-no-answer = geen antwoord
document-request-column-document = Document
document-request-column-on = Aangevraagd op
document-request-column-state = Status
document-request-state-open = Wacht op antwoord
document-request-state-granted = Toegestaan
document-request-state-refused = Afgewezen
document-request-state-over = Toegang voorbij
document-request-gone = Dit document is weggehaald.
start-document-requests = { $count ->
    [one] 1 lid vraagt om een document van u
   *[other] { $count } aanvragen van uw documenten wachten
}
start-document-requests-action = Beantwoorden
flash-document-asked = Uw aanvraag is verstuurd. U krijgt het antwoord per mail.
flash-request-decided = Uw antwoord is verstuurd.
mail-document-asked-subject = { $member } vraagt om { $document }
mail-document-asked-text = { $by } van { $member } wil { $document } van { $title } lezen. De reden:
mail-document-asked-answer = Antwoord op de aanvraag:
mail-document-answered-subject = Antwoord op uw aanvraag: { $document }
mail-document-answered-granted = { $member } staat toe dat u { $document } van { $title } leest, voor het laatst op de dag vóór { $day }. U vindt het hier:
mail-document-answered-refused = { $member } wijst uw aanvraag van { $document } van { $title } af. U leest de aanvraag hier:
mail-document-answered-reason = Het antwoord: { $reason }

publiccode-title = publiccode.yml gebruiken
publiccode-new = publiccode.yml gebruiken
publiccode-lead = Beschrijft een publiccode.yml uw oplossing al? Dan vullen wij het formulier daarmee in. U kijkt het na en slaat het op.
publiccode-file = Bestand
publiccode-file-description = Een publiccode.yml van ten hoogste 1 MB.
publiccode-address = Of het adres van het bestand
publiccode-address-description = Een openbaar adres dat begint met https://.
publiccode-submit = Bestand lezen
publiccode-nothing = Kies een bestand, of vul een adres in.
publiccode-busy = Het portaal haalt op dit moment te veel bestanden op. Probeer het over een paar tellen opnieuw.
publiccode-invalid = In dit bestand staan fouten. Hieronder leest u welke.
publiccode-filled = Het formulier is ingevuld met het bestand. Er is nog niets opgeslagen: kijk het na.
publiccode-found = Wat er niet klopt
publiccode-found-caption = Fouten en waarschuwingen in het bestand, met hun regel
publiccode-column-line = Regel
publiccode-column-key = Sleutel
publiccode-column-what = Wat
publiccode-column-kind = Soort
publiccode-no-line = staat er niet in
publiccode-whole-file = hele bestand
publiccode-error = Fout
publiccode-warning = Waarschuwing
publiccode-fault-not-utf-8 = Het bestand is geen UTF-8.
publiccode-fault-not-yaml = Het bestand is geen YAML: { $detail }
publiccode-fault-second-document = Hier begint een tweede document. Er mag er maar één in staan.
publiccode-fault-too-large = Het bestand is groter dan { $most } bytes.
publiccode-fault-too-deep = Hier liggen waarden meer dan { $most } niveaus diep.
publiccode-fault-too-many-values = Er staan meer dan { $most } waarden in.
publiccode-fault-too-much-text = Er staat meer dan { $most } bytes tekst in, met wat verwijzingen herhalen.
publiccode-fault-duplicate-key = Deze sleutel staat hier voor de tweede keer.
publiccode-fault-unknown-key = Deze sleutel kent publiccode.yml niet.
publiccode-fault-required = Dit is verplicht.
publiccode-fault-at-least-one = Hier hoort ten minste één waarde.
publiccode-fault-wrong-type = { $name } moet { $wanted ->
    [text] tekst
    [choice] true of false
    [list] een lijst
   *[other] een blok met sleutels
} zijn.
publiccode-fault-too-long = Dit heeft { $length } tekens. Er mogen er { $most } in.
publiccode-fault-too-short = Dit heeft { $length } tekens. Er moeten er ten minste { $least } in.
publiccode-fault-not-one-of = ‘{ $value }’ mag niet. Kies uit: { $allowed }.
publiccode-fault-version = ‘{ $value }’ is geen versie die wij kennen: 0, of 0.2 tot en met 0.7.
publiccode-fault-category = ‘{ $value }’ is geen categorie van de standaard.
publiccode-fault-scope = ‘{ $value }’ is geen terrein van de standaard.
publiccode-fault-url = ‘{ $value }’ is geen adres van broncode.
publiccode-fault-http-url = ‘{ $value }’ is geen adres op internet.
publiccode-fault-uri = ‘{ $value }’ is geen adres en geen urn.
publiccode-fault-date = ‘{ $value }’ is geen datum zoals 2026-04-15.
publiccode-fault-email = ‘{ $value }’ is geen e-mailadres.
publiccode-fault-licence = ‘{ $value }’ is geen SPDX-licentie. { $detail }
publiccode-fault-language = ‘{ $value }’ is geen taal zoals nl of en-GB.
publiccode-fault-country = ‘{ $value }’ is geen land zoals NL.
publiccode-fault-media-type = ‘{ $value }’ is geen mediatype zoals text/plain.
publiccode-fault-italian-code = ‘{ $value }’ is geen code van een Italiaanse overheid.
publiccode-fault-video = ‘{ $value }’ is geen video op een site met oEmbed.
publiccode-fault-absolute-path = Dit is een vast pad. Gebruik een pad naast dit bestand, of een adres op internet.
publiccode-fault-file-address = Dit is een adres met file:. Gebruik een pad naast dit bestand, of een adres op internet.
publiccode-fault-extension = De naam moet eindigen op: { $allowed }.
publiccode-fault-file-missing = Er is geen bestand ‘{ $path }’ naast dit bestand.
publiccode-fault-only-with-contract = Dit mag alleen als maintenance.type contract is.
publiccode-fault-required-with = Dit is verplicht als maintenance.type { $type } is.
publiccode-fault-deprecated = Dit is verouderd en kan weg.
publiccode-fault-deprecated-instead = Dit is verouderd. Gebruik { $instead }.
publiccode-fault-lowercase-country = Landen in kleine letters zijn verouderd. Gebruik { $instead }.
publiccode-fault-section-twice = Er is al een blok { $instead }. Haal dit weg.
unfetched-not-an-address = Dit is geen adres.
unfetched-not-https = Het adres moet beginnen met https://.
unfetched-user-info = In het adres staat een naam of wachtwoord. Haal dat weg.
unfetched-port = Het adres noemt een poort. Dat mag niet.
unfetched-hidden-number = Het adres is een verborgen getal. Gebruik een gewone naam.
unfetched-inside = Dit adres leidt naar een gesloten netwerk. Alleen openbare adressen mogen.
unfetched-no-such-host = Deze naam bestaat niet op internet.
unfetched-too-many-redirects = Het adres stuurt te vaak door.
unfetched-lost-redirect = Het adres stuurt door zonder te zeggen waarheen.
unfetched-status = De andere kant gaf het bestand niet. Bestaat het nog?
unfetched-compressed = Het bestand kwam ingepakt aan. Dat lezen wij niet.
unfetched-too-large = Het bestand is te groot.
unfetched-too-slow = De andere kant antwoordde te traag. Probeer het later.
unfetched-not-utf-8 = Dit is geen tekstbestand.
unfetched-failed = De verbinding lukte niet. Probeer het later.

solution-check-title = publiccode.yml nagekeken
solution-check-good = Het bestand klopt.
solution-check-faulty = In het bestand staan fouten.
solution-check-unreachable = Het bestand kwam niet.
solution-check-on = Nagekeken op { $date }.
solution-check-place = { $key }, regel { $line }
solution-check-other-name = Het bestand noemt een andere naam.
solution-check-other-version = Het bestand noemt een andere versie.
solution-check-other-maturity = Het bestand zegt iets anders over hoe ver het is.
solution-check-other-licence = Het bestand noemt een andere licentie.
solution-check-other-repository = Het bestand noemt een ander adres van de broncode.
mail-solution-checked-subject = publiccode.yml van { $title } nagekeken
mail-solution-checked-text = Vannacht keken wij naar de publiccode.yml van { $title }. { $outcome }
mail-solution-checked-faults = { $count ->
    [one] 1 melding over het bestand.
   *[other] { $count } meldingen over het bestand.
}
mail-solution-checked-changed = { $count ->
    [one] 1 gegeven is anders dan in het portaal.
   *[other] { $count } gegevens zijn anders dan in het portaal.
}
mail-solution-checked-link = U leest alles hier:

solutions-csv = CSV
solutions-xlsx = Excel
solutions-json = JSON
solution-open = Bekijken

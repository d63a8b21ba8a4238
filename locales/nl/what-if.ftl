# Wat als: een verdeling met andere sleutels, kosten, leden of aantallen.

whatif-open = Wat als
whatif-title = Wat als de verdeling { $period } anders was?
whatif-lead = Verander iets en zie wat elk lid dan betaalt. Wij bewaren niets: deel het adres van deze pagina om hetzelfde te laten zien.
whatif-file-name = Wat-als
whatif-changes = Wat u verandert
whatif-remove = Weghalen
whatif-none = U veranderde nog niets
whatif-none-text = Kies hieronder wat er anders moet zijn. U kunt meer veranderingen samen bekijken.
whatif-effect = Wat dat doet met de rekening
whatif-headline = { $losers ->
    [0] Geen lid betaalt
    [one] 1 lid betaalt
   *[other] { $losers } leden betalen
} meer en { $winners ->
    [0] geen lid betaalt
    [one] 1 lid betaalt
   *[other] { $winners } leden betalen
} minder.
whatif-headline-most = { $member } gaat er het meest op achteruit: { $size }.
whatif-headline-least = { $member } gaat er het meest op vooruit: { $size }.
whatif-headline-same = Niemand die blijft, betaalt meer of minder.
whatif-chart-title = Verschil per lid in euro's
whatif-chart-cut = De grafiek toont de 30 leden aan elk uiteinde. Alle leden staan in de tabel.
whatif-legend-more = betaalt meer
whatif-legend-less = betaalt minder
whatif-legend-own = uw gemeente
whatif-fact-more = Leden die meer betalen
whatif-fact-less = Leden die minder betalen
whatif-fact-old = Samen, nu
whatif-fact-new = Samen, na de veranderingen
whatif-members-caption = Wat elk lid nu betaalt en wat het zou betalen, in euro's zonder btw
whatif-column-name = Lid
whatif-column-service = Dienst
whatif-column-old = Nu
whatif-column-new = Na de veranderingen
whatif-column-difference = Verschil
whatif-column-percent = In procenten
whatif-total = Alle leden
whatif-not-there = betaalt dan niet mee
whatif-no-percent = niet te vergelijken
whatif-services = Bedragen per dienst
whatif-services-caption = Wat elke dienst nu kost en wat zij zou kosten, in euro's zonder btw

whatif-says-leave = { $member } is geen lid meer.
whatif-says-join = { $member } wordt lid, met { $inhabitants } inwoners. Voor wat wij niet weten, nemen wij het gemiddelde per inwoner.
whatif-says-stop = { $member } neemt { $service } niet meer af. De kosten van de dienst blijven gelijk.
whatif-says-take = { $member } neemt { $service } ook af. De kosten van de dienst blijven gelijk.
whatif-says-key = { $service } wordt verdeeld naar: { $key }.
whatif-says-price = { $service } kost { $price } per eenheid.
whatif-says-amount = { $service } kost { $amount }.
whatif-says-be = Voor elk lid tellen wij { $number } { $what }.
whatif-says-be-of = Voor { $member } tellen wij { $number } { $what }.
whatif-says-times = Alle leden hebben { $percent } { $what }.
whatif-says-times-of = { $member } heeft { $percent } { $what }.

whatif-damping = Stap voor stap
whatif-damping-note = Laat de bedragen niet in één keer veranderen, maar met hoogstens zoveel procent per jaar en per dienst.
whatif-damping-rise = Meer per jaar, hoogstens
whatif-damping-fall = Minder per jaar, hoogstens
whatif-damping-none = in één keer
whatif-damping-free = zoveel als past
whatif-damping-percent = { $percent } procent
whatif-damped-arrived = In jaar { $year } betaalt elk lid het nieuwe bedrag.
whatif-damped-not-arrived = Na { $years } jaar betaalt nog niet elk lid het nieuwe bedrag.
whatif-damped-caption = Wat elk lid betaalt in elk jaar, in euro's zonder btw
whatif-damped-year = Jaar { $year }
whatif-undamped-tariff = { $service } gaat in één keer: dat is een prijs per eenheid.
whatif-undamped-bounds = { $service } gaat in één keer: die dienst heeft al een eigen minimum of maximum.
whatif-undamped-refund = { $service } gaat in één keer: dat is geld terug.
whatif-undamped-new = { $service } gaat in één keer: niemand betaalde daar nog voor.

whatif-add = Verander iets
whatif-add-note = Elke verandering komt bij de vorige.
whatif-service = Dienst
whatif-member = Lid
whatif-all-members = alle leden
whatif-add-key = Een andere verdeelsleutel
whatif-key = Verdelen naar
whatif-key-equal = elk lid evenveel
whatif-key-inhabitants = inwoners
whatif-key-blend = 30 procent gelijk, 70 procent naar inwoners
whatif-do-key = Sleutel veranderen
whatif-add-cost = Andere kosten
whatif-cost = Nieuw bedrag of verschil
whatif-cost-note = Een bedrag, zoals 120.000, of een percentage, zoals +10% of -5%.
whatif-do-cost = Kosten veranderen
whatif-add-volume = Andere aantallen
whatif-meter = Wat
whatif-whose = Van wie
whatif-percent-label = Verschil
whatif-percent-note = Zoals 10 voor meer, of -10 voor minder.
whatif-do-volume = Aantal veranderen
whatif-add-join = Een gemeente wordt lid
whatif-join-name = Naam
whatif-inhabitants = Aantal inwoners
whatif-inhabitants-note = Zij neemt alle diensten af. Verbruik en andere gegevens schatten wij met het gemiddelde per inwoner.
whatif-do-join = Gemeente toevoegen
whatif-add-taking = Eén dienst voor één lid
whatif-taking = Dan
whatif-taking-stop = neemt het lid de dienst niet meer af
whatif-taking-take = neemt het lid de dienst wel af
whatif-do-taking = Afname veranderen
whatif-taking-unknown = Kies of het lid de dienst wel of niet afneemt.
whatif-add-leave = Een lid stopt
whatif-do-leave = Lid weghalen

whatif-unknown = In het adres staat iets dat wij niet kennen: { $what }.
whatif-unreadable = Wij kunnen niet lezen wat in het adres staat bij { $what }.
whatif-twice = In het adres staat iets twee keer, of het is er al: { $what }.
whatif-no-member = { $what } is geen lid in deze verdeling.
whatif-no-service = { $what } is geen dienst in deze verdeling.
whatif-not-that = Dat kan niet bij { $service }: een dienst heeft een totaalbedrag of een prijs per eenheid.
whatif-not-listed = Aan { $service } doen alle leden mee: daar kan niemand apart in of uit.
whatif-nothing-to-multiply = In deze verdeling is niets geteld voor { $what }.
whatif-missing-attribute = { $service } kan zo niet worden verdeeld: van { $member } weten wij niet: { $name }.
whatif-missing-weight = { $service } kan zo niet worden verdeeld: { $member } heeft daar geen afgesproken aandeel.
whatif-zero-measure = { $service } kan zo niet worden verdeeld: alle leden tellen daar voor nul.
whatif-nobody = Niemand neemt { $service } dan nog af, maar de kosten blijven.
whatif-damping-too-tight = { $service } past niet binnen deze percentages: de dienst wordt zoveel duurder of goedkoper dat de bedragen niet optellen. Kies een hoger percentage.
whatif-damping-unreadable = Kies hoeveel procent een bedrag per jaar mag veranderen: 0 of meer, en niet meer dan 100 minder.
whatif-not-computed = Zo kunnen wij niet rekenen ({ $problem }).
whatif-service-unknown = Kies een dienst uit de lijst.
whatif-key-unknown = Kies waarnaar u wilt verdelen.
whatif-meter-unknown = Kies wat er meer of minder wordt.
whatif-cost-unreadable = Schrijf een bedrag, zoals 120.000, of een percentage, zoals +10%.
whatif-percent = Schrijf een percentage van -100 tot 1000, zoals 10 of -10.
whatif-join-name-empty = Schrijf de naam van de gemeente, met hoogstens 80 tekens.
whatif-join-is-member = { $name } is al lid.
whatif-join-inhabitants = Schrijf hoeveel inwoners de gemeente heeft.

whatif-agenda = Op een agenda zetten
whatif-agenda-note = De vraag komt als stuk bij een agendapunt, niet het antwoord. Wie haar opent, ziet de vergelijking opnieuw berekend. Leden zien haar zodra de verdeling is goedgekeurd.
whatif-agenda-item = Agendapunt
whatif-agenda-choose = Kies een agendapunt
whatif-agenda-title-text = Bijvoorbeeld: wat als Zutphen stopt met het zaaksysteem?
whatif-agenda-save = Op de agenda zetten
whatif-agenda-none = Er is geen vergadering in voorbereiding met agendapunten.
whatif-agenda-convened = De leden zijn al opgeroepen voor deze vergadering
whatif-agenda-empty = Verander eerst iets aan de verdeling
whatif-agenda-item-missing = Kies een agendapunt
flash-whatif-on-agenda = De vraag staat bij het agendapunt.

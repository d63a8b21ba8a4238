# De routekaart: van wens tot dienst.

nav-roadmap = Routekaart
nav-wishes = Wensen
roadmap-title = Routekaart
roadmap-lead = Van wens tot dienst: waar staat alles, hoelang al, en wie doet mee?
roadmap-settings = Instellen
roadmap-views = De routekaart op vijf manieren
roadmap-view-board = Bord
roadmap-view-queue = Wachtrij
roadmap-view-planning = Planning
roadmap-view-list = Lijst
roadmap-view-parked = Geparkeerd en afgewezen
roadmap-filter = Routekaart filteren
roadmap-programme = Programma
roadmap-all-programmes = Alle programma's
roadmap-take-part = Meedoen
roadmap-all-members = Alle leden
roadmap-own = Alleen waar { $name } meedoet
roadmap-fact-way = Onderweg
roadmap-fact-way-note = in voorbereiding, in ontwikkeling of in beproeving
roadmap-fact-queue = In de wachtrij
roadmap-fact-queue-note = { $count ->
    [one] en 1 wens die open staat
   *[other] en { $count } wensen die open staan
}
roadmap-fact-used = In gebruik
roadmap-fact-lead-time = Doorlooptijd laatste dienst
roadmap-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
roadmap-members = { $count ->
    [one] 1 lid
   *[other] { $count } leden
}
roadmap-more = { $count ->
    [one] Nog 1
   *[other] Nog { $count }
}
roadmap-nobody = nog geen lid
roadmap-phase-wanted = Wensen
roadmap-phase-prepared = Voorbereiden
roadmap-phase-built = Bouwen en proberen
roadmap-phase-used = Gebruiken
roadmap-planned = verwacht
roadmap-open-wishes = Open wensen
roadmap-turn-now = Nu
roadmap-turn-next = Hierna
roadmap-turn-later = Later
roadmap-now-caption = Wat nu wordt voorbereid, gebouwd of beproefd
roadmap-now-none = Er wordt nu niets voorbereid of gebouwd.
roadmap-queue-title = Hierna en later
roadmap-queue-caption = De wachtrij in volgorde, met kosten in hele euro's zonder btw
roadmap-queue-lead = Het budget van { $year } is { $budget }; daarvan is { $within } te besteden in deze volgorde. Er kunnen { $capacity ->
    [one] 1 dienst
   *[other] { $capacity } diensten
} tegelijk worden gebouwd.
roadmap-queue-no-lines = Het bureau heeft nog geen budget en capaciteit ingevuld.
roadmap-queue-unplaced = Wat nog geen plaats heeft, staat op volgorde van binnenkomst. Het bestuur geeft plaatsen na een stemronde.
roadmap-queue-empty = De wachtrij is leeg
roadmap-queue-empty-text = Dien een wens in of kies een ander programma.
roadmap-budget-line = Tot hier reikt het budget
roadmap-capacity-line = Tot hier reikt de capaciteit
roadmap-no-place = nog geen plaats
roadmap-column-place = Plaats
roadmap-column-service = Dienst
roadmap-column-turn = Wanneer
roadmap-column-state = Status
roadmap-column-who = Wie doet mee
roadmap-column-costs = Eenmalig
roadmap-column-sum = Opgeteld
roadmap-column-bar = Staafdiagram
roadmap-column-reason = Reden
roadmap-planning-title = Planning per dienst
roadmap-planning-note = De rode streep is vandaag.
roadmap-planning-headline = { $count ->
    [0] Van geen dienst is bekend wanneer hij komt
    [one] 1 dienst komt eraan
   *[other] { $count } diensten komen eraan
}
roadmap-planning-empty = Er is nog niets gepland
roadmap-planning-empty-text = Zodra een kandidaat wordt voorbereid of een verwachte datum heeft, staat hij hier.
roadmap-not-expected = nog niet bekend
roadmap-lead-times = Hoelang duurde elke dienst?
roadmap-lead-times-note = Dagen van ‘komt in aanmerking’ tot ‘aangeboden’, in volgorde van start
roadmap-list-caption = Alle kandidaten en diensten, met kosten in hele euro's zonder btw
roadmap-list-empty = Geen kandidaten gevonden
roadmap-parked-caption = Wat geparkeerd of afgewezen is, en waarom
roadmap-parked-empty = Niets is geparkeerd of afgewezen
roadmap-parked-empty-text = Wat later toch niet of nog niet kan, komt hier te staan, altijd met de reden.
roadmap-public-link = Bekijk de openbare routekaart

roadmap-year-out-of-range = Vul een jaar in van 2000 tot 2200.
roadmap-budget-out-of-range = Vul een bedrag in van € 0 tot € 1.000.000.000.
roadmap-capacity-out-of-range = Vul een heel getal in van 0 tot 1000.

public-roadmap-title = Openbare routekaart
public-roadmap-of = Routekaart van { $name }
public-roadmap-lead = Welke diensten deze gemeenten samen maken: wat er is, wat eraan komt en wat zij willen.
public-roadmap-caption = Diensten: { $name }
public-roadmap-feed = Volg met Atom
public-roadmap-wanted = In de wachtrij
public-roadmap-nothing = Nu niets.

roadmap-settings-title = Routekaart instellen
roadmap-settings-lead = De lijnen in de wachtrij, en of iedereen de routekaart mag zien.
roadmap-year = Jaar van het budget
roadmap-budget = Budget voor nieuwe diensten
roadmap-budget-description = In euro's, zonder btw. De wachtrij laat zien tot waar dit reikt.
roadmap-capacity = Hoeveel diensten kunnen tegelijk worden gebouwd?
roadmap-published = Maak de routekaart openbaar
roadmap-published-note = Iedereen ziet dan naam, omschrijving, programma, status en verwachte datum. Kosten, redenen, namen en wat geparkeerd of afgewezen is, blijven besloten.
roadmap-save = Instellingen opslaan
roadmap-cancel = Terug zonder opslaan
roadmap-amount-unreadable = Dit bedrag kunnen wij niet lezen. Schrijf bijvoorbeeld 1.200.000 of 1200000,00.
roadmap-number-unreadable = Schrijf een heel getal.
flash-roadmap-set = De instellingen zijn opgeslagen.

# De startpagina: te doen, cijfers, nieuws.

start-good-morning = Goedemorgen, { $name }
start-good-afternoon = Goedemiddag, { $name }
start-good-evening = Goedenavond, { $name }
start-lead = { $count ->
    [0] Er staan geen taken voor u klaar.
    [one] Er staat 1 taak voor u klaar.
   *[other] Er staan { $count } taken voor u klaar.
}
start-import = Verbruik importeren
start-periods = Perioden en kosten
start-people = Mensen
start-my-costs = Onze kosten
start-order = Dienst bestellen

start-to-do = Te doen
start-nothing = Niets te doen
start-nothing-text = Zodra er iets voor u klaarstaat, ziet u het hier.
start-names-more = { $names } en nog { $count }

start-approve = Verdeling { $period } goedkeuren
start-approve-meta = { $name } heeft { $total } verdeeld. Een tweede persoon keurt de verdeling goed.
start-approve-action = Beoordelen
start-refused = { $count ->
    [one] 1 verbruiksregel herstellen
   *[other] { $count } verbruiksregels herstellen
}
start-refused-meta = { $file }, { $period }: { $refused } van de { $all } regels zijn niet verwerkt.
start-refused-action = Regels herstellen
start-run-draft = Concept van verdeling { $period } nakijken
start-run-draft-meta = { $name } heeft { $total } verdeeld. Kijk de bedragen na en bied de verdeling aan.
start-run-draft-action = Nakijken
start-run-rejected = Verdeling { $period } is teruggestuurd
start-run-rejected-meta = { $name }: { $reason }
start-run-rejected-action = Bekijken
start-run-waits = Verdeling { $period } wacht op een collega
start-run-waits-meta = U heeft { $total } verdeeld of nagekeken. Een ander keurt goed.
start-run-waits-action = Bekijken
start-period = Kosten over { $period } verdelen
start-period-with-costs = De periode is voorbij en er zijn kosten ingevoerd.
start-period-without-costs = De periode is voorbij. Er zijn nog geen kosten ingevoerd.
start-period-action = Naar de periode
start-key = Verdeelsleutel kiezen voor { $service }
start-key-meta = Leden nemen deze dienst af, maar er is nog niet vastgelegd hoe de kosten worden verdeeld.
start-key-action = Bekijken
start-inhabitants = { $count ->
    [one] Van 1 lid is het inwonertal onbekend
   *[other] Van { $count } leden is het inwonertal onbekend
}
start-inhabitants-meta = { $names }. Zonder inwonertal zijn kosten niet naar inwoners te verdelen.
start-inhabitants-action = Importeren
start-invitations = { $count ->
    [one] 1 uitnodiging verloopt bijna
   *[other] { $count } uitnodigingen verlopen bijna
}
start-invitations-action = Bekijken
start-first-members = Laat het eerste lid toe
start-first-members-meta = Leden nemen diensten af en delen de kosten.
start-first-members-action = Lid toelaten
start-first-services = Voeg de eerste dienst toe
start-first-services-meta = Een dienst is wat leden samen gebruiken en betalen.
start-first-services-action = Dienst toevoegen
start-first-periods = Maak de eerste periode
start-first-periods-meta = Kosten en verbruik horen bij een periode, zoals een kwartaal of een jaar.
start-first-periods-action = Periode maken
start-new-costs = Bekijk uw kosten over { $period }
start-new-costs-meta = Uw gemeente betaalt { $amount }. Klopt een bedrag niet? Meld het binnen { $days } dagen bij het bureau.
start-new-costs-action = Bekijken
start-ends = { $service } stopt binnenkort
start-ends-meta = U heeft opgezegd. De laatste dag is { $date }. Regel op tijd iets anders.
start-ends-action = Naar de dienst

start-figures = Cijfers
start-updated = Bijgewerkt op { $at }
start-divided = Verdeeld over { $period }
start-own-costs = Uw kosten over { $period }
start-compared = ten opzichte van { $period }
start-first-period = de eerste periode die is verdeeld
start-part = Uw aandeel in alle kosten
start-part-note = van { $total }
start-own-services = Diensten die u afneemt
start-own-services-note = { $count ->
    [one] van de 1 dienst van de coöperatie
   *[other] van de { $count } diensten van de coöperatie
}
start-members = Leden
start-members-note = { $count ->
    [0] geen nieuwe leden in de laatste 12 maanden
    [one] 1 nieuw lid in de laatste 12 maanden
   *[other] { $count } nieuwe leden in de laatste 12 maanden
}
start-subscriptions = Lopende abonnementen
start-subscriptions-note = { $count ->
    [one] op 1 dienst
   *[other] op { $count } diensten
}
start-per-inhabitant = Per inwoner, { $period }
start-per-inhabitant-note = bij { $people } inwoners
start-per-inhabitant-own-note = gemiddeld over alle leden: { $amount }
start-spark-total = Kosten per goedgekeurde periode
start-spark-part = Aandeel per goedgekeurde periode
start-spark-services = Diensten die u afnam, per jaar
start-spark-members = Leden per jaar
start-spark-subscriptions = Abonnementen per jaar
start-spark-text = Van { $first } naar { $last }.

start-costs-caption = Kosten per dienst over { $period }, in hele euro's zonder btw.
start-costs-own-caption = Wat uw gemeente per dienst betaalt over { $period }, in hele euro's zonder btw.
start-costs-link = Naar deze verdeling
start-costs-own-link = Bekijk hoe deze bedragen zijn berekend
start-column-service = Dienst
start-column-bar = Kosten naast elkaar
start-column-change = Verschil
start-not-then = toen geen kosten
start-total = Totaal
start-services = Diensten van de coöperatie

start-news = Nieuws
start-news-approved = Verdeling { $period } is goedgekeurd
start-news-approved-text = { $name } keurde een verdeling van { $total } goed.
start-news-approved-own = Uw gemeente betaalt { $total }. U ziet hoe elk bedrag is berekend.
start-news-joined = { $name } is lid geworden
start-news-joined-text = { $name } heeft { $people } inwoners.
start-news-order = { $name } neemt { $service } af
start-news-orders = { $count } leden nemen { $service } af
start-news-order-text = Vanaf { $date } delen zij mee in de kosten.

start-resolution = Uw gemeente heeft nog niet gestemd.
start-resolution-due = tot { $date }
start-resolution-open = De stemming wacht op een tweede persoon die haar opent.
start-resolution-close = De stemming is voorbij of iedereen heeft gestemd.
start-vote = Stem in { $title }
start-vote-meta = { $count } diensten, budget { $budget }
start-vote-due = tot { $date }
start-vote-action = Stemmen
start-open-round = Bekijk en open { $title }
start-open-round-meta = Opgezet door { $name }. Een tweede persoon opent de stemronde.
start-open-round-action = Bekijken
start-wishes = { $count ->
    [one] 1 wens wacht op behandeling
   *[other] { $count } wensen wachten op behandeling
}
start-wishes-action = Behandelen
start-news-moved = { $name }: { $state }
start-dead-work = { $count ->
    [one] 1 e-mail of taak is niet gelukt
   *[other] { $count } e-mails en taken zijn niet gelukt
}
start-dead-work-meta = Het portaal probeerde het twaalf keer.
start-dead-work-action = Bekijken

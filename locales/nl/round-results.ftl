# De uitslag van een ronde: wat doorgaat en waarom, wat niet en waarom niet, wat als, en het besluit van het bestuur.

result-rounds = Stemmen
result-title = Uitslag { $round }
result-badge-closed = Geteld
result-badge-decided = Vastgesteld
result-badge-challenged = Betwist
result-lead = { $count ->
    [0] Geen dienst gaat door.
    [one] 1 dienst gaat door, voor { $cost } van { $budget }.
   *[other] { $count } diensten gaan door, samen voor { $cost } van { $budget }.
}
result-lead-each = { $count ->
    [one] Elk lid dat stemde, ziet minstens 1 eigen wens terug.
   *[other] Elk lid dat stemde, ziet minstens { $count } eigen wensen terug.
}
result-lead-all = Elk lid dat stemde, ziet minstens één dienst terug waar het een score aan gaf.
result-lead-some = { $served } van de { $all } leden die stemden, zien minstens één dienst terug waar zij een score aan gaven.
result-decide = Besluit nemen
result-ask = Wat als
result-xlsx = Excel
result-csv = Stemmen (csv)
result-json = Download ronde
result-pb = Ronde (.pb)
result-challenged = Deze uitslag is betwist op { $day }, genoteerd door { $by }: { $reason } De uitslag blijft leesbaar. Er volgt een nieuwe stemming.
result-again = Over deze ronde is opnieuw een stemming:
result-before = Dit is een nieuwe stemming over een betwiste ronde:
result-no-quorum = Het quorum is niet gehaald. De stemmen zijn geteld, maar de uitslag beslist niets.

result-fact-turnout = Opkomst
result-turnout = { $voted } van { $all } leden
result-turnout-weight = { $cast } van { $all } stemmen
result-quorum-none = geen quorum nodig
result-quorum-met = quorum van { $needed } { $of ->
    [members] leden
   *[weight] stemmen
} gehaald
result-quorum-not-met = quorum van { $needed } { $of ->
    [members] leden
   *[weight] stemmen
} niet gehaald
result-fact-per-vote = Budget per stem
result-per-vote-note = { $budget } ÷ { $weight }
result-per-vote-raised = { $budget } ÷ { $weight }; op papier opgehoogd tot { $raised } in { $counts } tellingen
result-fact-left = Over
result-left-carried = gaat mee naar het volgende jaar
result-left-unspent = blijft over
result-fact-different = Anders dan ‘meeste stemmen’
result-services = { $count ->
    [one] 1 dienst
   *[other] { $count } diensten
}
result-different-note = { $here } alleen hier, { $there } alleen daar
result-members = { $count ->
    [one] 1 lid
   *[other] { $count } leden
}

result-funded-title = { $count ->
    [0] Wat doorgaat
    [one] 1 dienst gaat door
   *[other] { $count } diensten gaan door
}
result-funded-note = Open een dienst: waarom wel, en wie betaalt wat?
result-funded-none = Geen dienst gaat door
result-funded-none-text = Er was niet genoeg steun om een dienst te betalen.
result-strip-title = { $count ->
    [one] Het budget van { $budget }, verdeeld over 1 dienst
   *[other] Het budget van { $budget }, verdeeld over { $count } diensten
}
result-strip-left = over: { $left }
result-strip-table = Toon de balk als tabel
result-strip-caption = Het budget van { $budget } per dienst
result-paying = { $count ->
    [one] 1 lid betaalt mee
   *[other] { $count } leden betalen mee
}
result-nobody-paid = bijgevuld uit wat over was
result-payers-caption = Wie betaalt { $name }
result-why-paid = { $count ->
    [one] 1 lid gaf een score en betaalt deze dienst uit het eigen deel van het budget.
   *[other] { $count } leden gaven een score en betalen deze dienst samen uit hun deel van het budget. Een hogere score betaalt naar verhouding meer.
}
result-why-round = Gekozen in stap { $round } van de laatste telling: van alles wat nog te betalen was, vroeg deze dienst het minst per punt.
result-why-last = { $count ->
    [one] 1 lid betaalde met het laatste geld uit het eigen deel.
   *[other] { $count } leden betaalden met het laatste geld uit het eigen deel.
}
result-why-filled = Na de telling was er nog geld over. Deze dienst paste daarin en had de meeste punten.
result-why-phragmen = Gekozen in de volgorde van de wachtrij, zolang het budget reikte.
result-why-greedy = Gekozen op het aantal punten, zolang het budget reikte.
result-range = { $least } tot { $most }
result-score-0 = 0, niet nodig
result-score-1 = 1, nuttig
result-score-2 = 2, belangrijk
result-score-3 = 3, onmisbaar

result-unfunded-title = { $count ->
    [one] 1 dienst gaat nu niet door
   *[other] { $count } diensten gaan nu niet door
}
result-unfunded-note = Open een dienst: waarom niet, en wat had wel gekund?
result-unfunded-words = Effectieve steun: het deel van de kosten waarvoor de dienst in de laatste telling wel was gekozen.
result-points-of = { $points ->
    [one] 1 punt
   *[other] { $points } punten
} van { $count ->
    [one] 1 lid
   *[other] { $count } leden
}
result-why-not = { $count ->
    [one] Het lid dat deze dienst wil, had nog { $left } over. Dat is { $percent } van de { $cost } die nodig is. Het geld ging naar diensten die het ook wil.
   *[other] De { $count } leden die deze dienst willen, hadden nog { $left } over. Dat is { $percent } van de { $cost } die nodig is. Hun geld ging vooral naar diensten die zij ook willen.
}
result-why-not-nobody = Geen lid gaf deze dienst een score.
result-why-not-phragmen = Deze dienst stond te laat in de wachtrij: het budget was op.
result-why-not-greedy = Deze dienst had te weinig punten: wat over was, was te weinig.
result-available = Beschikbaar { $left } van { $cost }
result-went-to = Ging naar { $name }
result-went-to-others = { $count ->
    [one] Ging naar 1 andere dienst
   *[other] Ging naar { $count } andere diensten
}
result-effective = Effectieve steun
result-cheaper = Was doorgegaan bij een prijs van
result-cheaper-value = { $price } of minder ({ $less } goedkoper)
result-cheaper-never = geen enkele prijs
result-more = Was doorgegaan met nog
result-more-members = { $count ->
    [one] 1 lid dat alleen deze dienst wil
   *[other] { $count } leden die alleen deze dienst willen
}
result-more-weight = { $count ->
    [one] 1 stem voor alleen deze dienst
   *[other] { $count } stemmen voor alleen deze dienst
}
result-try = Probeer het zelf met een andere prijs

result-compare-title = Naast elkaar: { $rule } en meeste stemmen
result-compare-note-cost = Bij ‘meeste stemmen’ gaat de dienst met de meeste punten voor, tot het budget op is. Beter of slechter af rekenen wij zoals de telling: score maal kosten van wat doorgaat.
result-compare-note-score = Bij ‘meeste stemmen’ gaat de dienst met de meeste punten voor, tot het budget op is. Beter of slechter af rekenen wij zoals de telling: score van wat doorgaat.
result-compare-caption = Uitslag met { $rule } naast de uitslag met de meeste stemmen
result-matters = { $better ->
    [0] Geen lid is
    [one] 1 lid is
   *[other] { $better } leden zijn
} beter af dan bij meeste stemmen, { $worse ->
    [0] geen lid is
    [one] 1 lid is
   *[other] { $worse } leden zijn
} slechter af.
result-served = { $here } van de { $all } leden zien minstens één dienst terug waar zij een score aan gaven; bij meeste stemmen { $there }.
result-better = { $count ->
    [one] Beter af: 1 lid
   *[other] Beter af: { $count } leden
}
result-worse = { $count ->
    [one] Slechter af: 1 lid
   *[other] Slechter af: { $count } leden
}
result-same = { $count ->
    [one] Maakt niet uit: 1 lid
   *[other] Maakt niet uit: { $count } leden
}
result-word-better = beter af
result-word-worse = slechter af
result-word-same = even goed af
result-rule-equal-shares = gelijke delen
result-rule-phragmen = wachtrij
result-rule-greedy = meeste stemmen
result-cost-together = Kosten samen
result-per-member = Toon per lid
result-per-member-caption = Vervulde wensen per lid: diensten met score 2 of 3 die doorgaan
result-sizes-title = Gemiddeld aantal vervulde wensen per lid
result-sizes-small-more = Kleine gemeenten zien zo meer wensen terug
result-sizes-small-less = Kleine gemeenten zien zo minder wensen terug
result-sizes-same = Voor kleine gemeenten maakt het weinig uit
result-sizes-note = Vervulde wensen per lid, gemiddeld. Een wens is een dienst met score 2 of 3. Klein: tot 40.000 inwoners. Groot: vanaf 90.000.
result-size-small = Klein
result-size-middle = Midden
result-size-large = Groot

result-queue-title = { $count ->
    [one] De wachtrij: 1 dienst
   *[other] De wachtrij: alle { $count } diensten op volgorde
}
result-queue-note = Geteld uit dezelfde stemmen. Waar de lijn ook ligt, de diensten erboven zijn eerlijk verdeeld.
result-queue-caption = Alle diensten in de volgorde van de wachtrij, met de budgetlijn
result-queue-line = Budgetlijn: tot hier kan het met { $budget }
result-no-opinion-note = ‘Geen mening’ telt als 0 en staat hier apart.

result-column-service = Dienst
result-column-score = Score
result-column-member = Lid
result-column-members = Leden
result-column-municipalities = Gemeenten
result-column-each = Per lid
result-column-together = Samen
result-column-number = Nummer
result-column-cost = Kosten
result-column-share = Deel
result-column-points = Punten
result-column-place = Plaats
result-column-sum = Opgeteld
result-column-no-opinion = Geen mening
result-column-chosen = Uitslag
result-column-standing = Vergeleken
result-column-outcome = Uitslag
result-column-board = Bestuur
result-column-why = Waarom
result-blank = leeg
result-chosen = Gekozen
result-not-chosen = Niet gekozen
result-yes = ja
result-no = nee

result-ties-title = Gelijke standen
result-ties-lead = { $count ->
    [0] Er was geen gelijke stand.
    [one] 1 keer gelijke stand, { $pivotal ->
        [0] zonder gevolg voor de uitslag.
       *[other] met gevolg voor de uitslag.
    }
   *[other] { $count } keer gelijke stand, { $pivotal ->
        [0] zonder gevolg voor de uitslag.
        [one] 1 keer met gevolg voor de uitslag.
       *[other] { $pivotal } keer met gevolg voor de uitslag.
    }
}
result-tie-min-cost = { $chosen } ging voor { $others }: de laagste kosten.
result-tie-max-votes = { $chosen } ging voor { $others }: de meeste punten.
result-tie-lot = { $chosen } ging voor { $others }: het lot.
result-tie-lexicographic = { $chosen } ging voor { $others }: de vaste volgorde.
result-tie-pivotal = Beslissend
result-tie-harmless = Zonder gevolg

result-events-title = Wat er gebeurde
result-signed = { $name }, { $at }
result-event-opened = Ronde geopend, regels en kosten vastgelegd
result-event-closed = Ronde gesloten, lot onthuld en geteld
result-event-closed-meta = { $at }. { $ties }
result-event-challenged = Uitslag betwist
result-event-decided = { $count ->
    [0] Bestuur volgt de uitslag
    [one] Bestuur volgt de uitslag, met 1 afwijking
   *[other] Bestuur volgt de uitslag, met { $count } afwijkingen
}

result-proof-title = Zelf narekenen
result-proof-lead = Download de ronde en tel opnieuw. Elke stem, elk bedrag en het lot zitten erin.
result-proof-head = Laatste vingerafdruk van de stemmen
result-proof-command = Opdracht
result-proof-more = Alle vingerafdrukken
result-proof-opening = Vingerafdruk bij de opening
result-proof-commitment = Belofte van het lot
result-proof-seed = Lot
result-proof-file = Vingerafdruk van het bestand
result-check-chain = { $count ->
    [one] 1 stembiljet, keten klopt
   *[other] { $count } stembiljetten, keten klopt
}
result-check-lot = Lot past bij de belofte van de opening
result-check-result = Opnieuw geteld: dezelfde uitslag
result-check-own = Uw stem staat op plaats { $n }.
result-check-own-link = Bekijk uw stem

result-decision-title = Wat het bestuur besloot
result-decision-lead = { $count ->
    [0] { $name } legde op { $day } het besluit vast: het bestuur volgt de uitslag. { $funded } diensten gaan door.
    [one] { $name } legde op { $day } het besluit vast: het bestuur volgt de uitslag, met 1 afwijking. { $funded } diensten gaan door.
   *[other] { $name } legde op { $day } het besluit vast: het bestuur volgt de uitslag, met { $count } afwijkingen. { $funded } diensten gaan door.
}
result-decided-not = gaat toch niet door
result-decided-yet = gaat toch door
result-decided-place = komt op plaats { $place }
result-decision-table = Toon het hele besluit
result-decision-caption = Het besluit van het bestuur per dienst, in de volgorde van de routekaart
result-goes-on = Gaat door
result-waits = Wacht
result-follows = Volgt de uitslag

result-ballots-open = Bekijk alle stemmen
result-ballots-title = Alle stemmen
result-ballots-of = Alle stemmen van { $round }
result-ballots-lead = { $count ->
    [one] 1 lid stemde. De stem staat op naam en is openbaar voor alle leden sinds de ronde sloot.
   *[other] { $count } leden stemden. De stemmen staan op naam en zijn openbaar voor alle leden sinds de ronde sloot.
}
result-ballots-note = 0 niet nodig, 1 nuttig, 2 belangrijk, 3 onmisbaar, – geen mening
result-ballots-caption = De score van elk lid voor elke dienst
result-own-title = Uw stem
result-own-hash = De vingerafdruk is dezelfde als in de ontvangstbevestiging per mail:
result-by-proxy = uitgebracht door { $name }, met volmacht
result-silent = { $count ->
    [one] Niet gestemd: { $names }.
   *[other] Niet gestemd ({ $count }): { $names }.
}
result-back = Terug naar de uitslag

result-file-member = Lid
result-file-votes = Stemmen
result-file-proxy = Met volmacht door
result-file-place = Plaats in de keten
result-file-no-opinion = geen mening
result-file-ballots = Stemmen
result-file-services = Uitslag
result-file-cost = Kosten
result-file-chosen = Gekozen
result-file-most-votes = Bij meeste stemmen
result-file-queue = Plaats in de wachtrij

result-ask-title = Wat als { $round } anders was?
result-ask-lead = Verander iets en zie wat er dan doorging. De uitslag blijft zoals hij is en wij bewaren niets: deel het adres van deze pagina om hetzelfde te laten zien.
result-ask-changes = Wat u verandert
result-ask-remove = Weghalen
result-change-budget = Het budget is { $to } in plaats van { $from }
result-change-rule = Er wordt geteld met { $rule }
result-change-weights = Elk lid heeft één stem
result-change-price = { $name } kost { $to } in plaats van { $from }
result-ask-effect = Wat er dan doorging
result-ask-headline = { $count ->
    [one] 1 dienst ging door.
   *[other] { $count } diensten gingen door.
} { $in ->
    [0] Er komt niets bij
    [one] Er komt 1 dienst bij
   *[other] Er komen { $in } diensten bij
} en { $out ->
    [0] er gaat niets af.
    [one] er gaat 1 dienst af.
   *[other] er gaan { $out } diensten af.
}
result-fact-cost = Kosten samen
result-fact-more-wishes = Meer wensen vervuld voor
result-fact-fewer-wishes = Minder wensen vervuld voor
result-ask-in = Komt erbij
result-ask-out = Gaat eraf
result-ask-none = niets
result-ask-caption = De echte uitslag naast wat er dan doorging
result-ask-real = Echte uitslag
result-ask-then = Dan
result-ask-was = was { $cost }
result-ask-form = Verander iets
result-ask-form-note = U kunt meer veranderingen samen bekijken.
result-ask-field-budget = Budget
result-ask-field-rule = Regel
result-ask-field-weights = Elk lid één stem
result-ask-field-candidate = Dienst met een andere prijs
result-ask-field-price = Die prijs
result-ask-field-price-note = Wilt u meer diensten een andere prijs geven? Doe dat een voor een.
result-ask-choose = Kies een dienst
result-ask-look = Bekijk wat er dan doorgaat
result-ask-unknown = Het adres bevat iets wat wij niet kennen: { $what }
result-ask-no-candidate = Deze dienst hoort niet bij deze ronde
result-ask-price-of = De prijs van { $name } kunnen wij niet lezen. Vul een bedrag boven 0 in
result-ask-budget = Dit budget kunnen wij niet lezen. Vul een bedrag boven 0 in, zoals 1.200.000
result-ask-rule = Deze regel kennen wij niet. Kies een regel uit de lijst
result-ask-weights = Dit kennen wij niet. Kies of elk lid één stem heeft
result-ask-which = Kies de dienst waar deze prijs bij hoort
result-ask-price = Deze prijs kunnen wij niet lezen. Vul een bedrag boven 0 in, zoals 120.000
result-ask-not-counted = Zo kunnen wij niet tellen. Kies andere bedragen

decision-title = Besluit van het bestuur
round-decision-lead = Volg de uitslag van { $round }, of wijk af en zeg waarom.
decision-how = Alles staat op ‘volgen’. Open een dienst om af te wijken. De reden die u geeft, lezen alle leden.
decision-result = Bekijk de uitslag
decision-outcome-funded = uitslag: gekozen
decision-outcome-not = uitslag: niet gekozen
decision-verdict = Wat besluit het bestuur over { $name }?
decision-follow = Volgen
decision-deviate-not = Afwijken: gaat toch niet door
decision-deviate-yet = Afwijken: gaat toch door
decision-place = Andere plaats in de wachtrij
decision-place-note = Laat leeg om de volgorde van de uitslag te houden.
decision-reason = Reden
decision-reason-note = Verplicht als u afwijkt, ook met een andere plaats.
decision-check = Besluit controleren
decision-check-title = Controleer het besluit
decision-check-lead = { $count ->
    [0] Het bestuur volgt de uitslag helemaal.
    [one] Het bestuur wijkt 1 keer af.
   *[other] Het bestuur wijkt { $count } keer af.
}
decision-check-caption = De routekaart die van dit besluit komt
decision-fact-funded = Gaan door
decision-fact-cost = Kosten samen
decision-fact-budget = Budget van de ronde
decision-fact-deviations = Afwijkingen
decision-over-budget = Wat doorgaat, kost samen meer dan het budget van de ronde.
decision-final = Dit besluit is daarna definitief. Het wordt de routekaart, en alle leden krijgen er een mail over.
decision-submit = Besluit vaststellen
decision-begin-again = Opnieuw beginnen
decision-missing = Kies wat het bestuur besluit over { $name }
decision-unreadable = Kies volgen of afwijken
decision-reason-missing = Geef een reden voor { $name }: het bestuur wijkt daar af
decision-reason-too-long = De reden voor { $name } is te lang. Gebruik hooguit { $most } tekens
decision-place-unreadable = Vul de plaats als getal in, of laat het veld leeg
decision-place-range = De plaats van { $name } bestaat niet. Kies 1 tot en met { $most }
decision-place-twice = Plaats { $place } is al voor een andere dienst. Kies een andere plaats voor { $name }
decision-other-candidate = Een van de diensten hoort niet bij deze ronde. Open de pagina opnieuw
decision-not-closed = Deze ronde is nog niet geteld
decision-made-already = Over deze ronde is al besloten
decision-challenged = Deze uitslag is betwist. Er volgt een nieuwe stemming
decision-no-quorum = Er stemden te weinig leden. Deze uitslag beslist niets
flash-round-decided = Het besluit is vastgesteld en staat op de routekaart. De leden krijgen er een mail over.

mail-round-decided-subject = Besluit over { $title }
mail-round-decided-text = { $deviations ->
    [0] { $by } legde het besluit van het bestuur van { $cooperative } over { $title } vast. Het bestuur volgt de uitslag: { $funded } diensten gaan door. Lees het besluit:
   *[other] { $by } legde het besluit van het bestuur van { $cooperative } over { $title } vast. Het bestuur wijkt op { $deviations } punten af van de uitslag en zegt waarom; { $funded } diensten gaan door. Lees het besluit:
}

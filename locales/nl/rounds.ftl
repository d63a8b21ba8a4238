# Stemrondes: opzetten, stemmen, volmachten en de uitslag.

rounds-title = Stemmen
rounds-lead = Hier stemmen de leden over diensten die wij samen kunnen maken.
rounds-office-lead = Zet een stemronde op. Een tweede persoon opent haar.
rounds-caption = Alle stemrondes, de nieuwste eerst
rounds-head-title = Stemronde
rounds-head-state = Status
rounds-head-made = Opgezet door
rounds-head-budget = Budget in euro's
rounds-empty = Er is nog geen stemronde
rounds-office-empty-text = Zet een stemronde op over de kandidaat-diensten.
rounds-empty-text = Zodra er een stemronde opent, krijgen stemgerechtigden een e-mail.
rounds-open = Nu open
rounds-others = Eerdere stemrondes
rounds-budget = budget { $amount }
round-state-draft = In voorbereiding
round-state-closing = Wordt geteld
round-state-closed = Gesloten
round-state-void = Ingetrokken
round-opens-at = Opent op { $at }
round-open-until = Open tot { $at }
round-new = Nieuwe stemronde
round-new-title = Nieuwe stemronde
round-edit-title = Stemronde wijzigen
round-form-lead = Daarna ziet u een voorbeeld. Een tweede persoon opent de ronde.
round-repeats-text = Dit is een nieuwe stemming over een ronde waarvan de uitslag is betwist. Beide blijven bewaard.
round-title = Naam
round-title-text = Zoals: Routekaart 2027.
round-intro = Uitleg voor de leden
round-intro-text = Waar gaat deze ronde over?
round-budget = Budget in euro's
round-budget-text = Zonder btw. Zoals: 1.200.000.
round-candidates = Diensten in deze ronde
round-candidates-text = Hun eenmalige kosten staan vast zodra de ronde opent.
round-candidate-cost = { $cost }, eenmalig
round-utility = Wat telt een score?
round-utility-cost = Score maal kosten: een duurdere wens weegt zwaarder
round-utility-score = Alleen de score
round-completion = Wat gebeurt er als er budget over is?
round-completion-overspend = Ieders deel groeit in kleine stappen, tot het budget op is
round-completion-exhaustive = Hetzelfde, tot geen gewenste dienst meer past
round-completion-none = Niets: er wordt één keer geteld
round-fill = En met wat dan nog over is?
round-fill-none = Het blijft over
round-fill-greedy = Vul aan met de meeste stemmen, zolang het past
round-fill-carry-over = Het gaat mee naar volgend jaar
round-opens-on = Eerste dag
round-opens-time = Opent om
round-closes-on = Laatste dag
round-closes-time = Sluit om
round-day-text = Zoals: 4-12-2026.
round-time-text = Zoals: 17:00.
round-meeting-on = Dag van de vergadering
round-meeting-text = Alleen bij vooraf stemmen: dan opent de ronde hoogstens 30 dagen eerder.
round-quorum = Quorum in procenten
round-quorum-text = Zo veel moet meedoen. Leeg is: geen quorum.
round-quorum-of = Procent waarvan?
round-quorum-of-members = Van de leden
round-quorum-of-weight = Van de stemmen
round-proxies = Volmachten per stemmer
round-proxies-text = Voor hoeveel andere leden mag één lid hoogstens stemmen? 0 is: geen volmachten.
round-remind-days = Herinnering
round-remind-days-text = Zo veel dagen voor het sluiten, aan wie nog niet stemde. 0 is: niet.
round-save = Opslaan en voorbeeld bekijken
round-edit = Wijzigen
round-opening-title = Openen
round-opening-note = Daarna staan diensten, kosten, leden, stemmen en regels vast.
round-open-text = U hebt het voorbeeld bekeken. Alle stemgerechtigden krijgen een e-mail.
round-open = Stemronde openen
round-waits-for-second = U hebt deze ronde opgezet. Een ander opent haar.
round-check-electorate = { $count ->
    [one] 1 lid mag stemmen
   *[other] { $count } leden mogen stemmen
}
round-check-candidates = { $count ->
    [one] 1 dienst met kosten
   *[other] { $count } diensten met kosten
}
round-check-hour = De ronde sluit in de toekomst
round-hours = Tijden en vingerafdrukken
round-hash-text = De vingerafdrukken zijn bij het openen gepubliceerd. Wie ze bewaart, ziet later of er iets is veranderd.
round-hours-opens = Opent
round-hours-closes = Sluit
round-made-by = Opgezet
round-opened-by = Geopend
round-by-at = { $name }, { $at }
round-opening-hash = Vingerafdruk van de ronde
round-lot-commitment = Vingerafdruk van het lot
round-rules = Zo telt de stem
round-rule-shares = Elk lid dat stemt, krijgt een even groot deel van het budget per stem. Een dienst gaat door als de leden die hem willen, hem samen uit hun deel kunnen betalen.
round-rule-utility-cost = Wie een dienst een hogere score geeft, betaalt er naar verhouding meer aan mee. Een duurdere wens weegt zwaarder.
round-rule-utility-score = Wie een dienst een hogere score geeft, betaalt er naar verhouding meer aan mee.
round-rule-completion-overspend = Is er budget over, dan groeit ieders deel in stappen van { $step } en wordt er opnieuw geteld, tot het budget op is.
round-rule-completion-exhaustive = Is er budget over, dan groeit ieders deel in stappen van { $step } en wordt er opnieuw geteld, tot geen gewenste dienst meer past.
round-rule-completion-none = Er wordt één keer geteld.
round-rule-fill-none = Wat dan nog over is, blijft over.
round-rule-fill-greedy = Wat dan nog over is, gaat naar de diensten met de meeste stemmen, zolang het past.
round-rule-fill-carry-over = Wat dan nog over is, gaat mee naar volgend jaar.
round-rule-ties = Bij gelijke stand gaat de goedkoopste voor, dan de meeste stemmen, dan het lot. De vingerafdruk van het lot is bij het openen gepubliceerd.
round-rule-weights-equal = Elk lid heeft één stem.
round-rule-weights-weighted = Elk lid heeft zijn eigen aantal stemmen.
round-rule-proxies = { $count ->
    [0] Volmachten zijn er niet in deze ronde.
    [one] Een lid mag voor 1 ander lid stemmen.
   *[other] Een lid mag voor hoogstens { $count } andere leden stemmen.
}
round-rule-hidden = Niemand ziet uw stem voordat de ronde sluit. Daarna staat zij met naam in de uitslag.
round-rule-meeting = De ronde hoort bij de vergadering van { $day }.
round-electorate = Wie stemt er?
round-electors-caption = Leden die mogen stemmen, met hun aantal stemmen
round-head-member = Lid
round-head-weight = Stemmen
round-head-voted = Gestemd?
round-voted = Gestemd
round-not-voted = Nog niet
round-candidates-caption = Diensten in deze ronde, met hun kosten in euro's zonder btw
round-head-candidate = Dienst
round-head-cost = Kosten
round-preview = Zo ziet het stembiljet eruit
round-programme-other = Overige diensten
round-fact-budget = Budget
round-fact-all = { $count ->
    [one] Kosten van 1 dienst
   *[other] Kosten van alle { $count }
}
round-times-budget = { $times } keer het budget
round-fact-share = Deel van dit lid
round-fact-share-note = { $count ->
    [one] als het ene lid stemt
   *[other] als alle { $count } leden stemmen
}
round-fact-turnout = Opkomst
round-turnout = { $voted } van { $count } leden
round-no-quorum = geen quorum nodig
round-quorum-met = { $of ->
    [weight] quorum van { $needed } stemmen is gehaald
   *[members] quorum van { $needed } is gehaald
}
round-quorum-not-met = { $of ->
    [weight] quorum van { $needed } stemmen is nog niet gehaald
   *[members] quorum van { $needed } is nog niet gehaald
}
round-your-vote = Uw stem
round-to-result = Uitslag bekijken
round-remind-title = Herinneren
round-remind-text = Alleen wie nog niet heeft gestemd, krijgt een e-mail. Dat kan één keer per dag.
round-remind = Herinnering sturen
round-withdraw-title = Intrekken
round-withdraw-text = De ronde stopt zonder uitslag. Uitgebrachte stemmen blijven verborgen. De leden lezen de reden.
round-withdraw = Stemronde intrekken
round-reason = Reden
round-challenge-title = Uitslag betwist?
round-challenge-text = De uitslag blijft staan. U kunt daarna een nieuwe stemming opzetten; beide blijven bewaard.
round-challenge = Betwisting vastleggen
round-challenged-title = Deze uitslag is betwist
round-challenged-by = Vastgelegd door { $name } op { $at }: { $reason }
round-vote-again = Nieuwe stemming opzetten
score-0 = Niet nodig
score-1 = Nuttig
score-2 = Belangrijk
score-3 = Onmisbaar
score-none = Geen mening
score-key = 0 niet nodig, 1 nuttig, 2 belangrijk, 3 onmisbaar, – geen mening
vote-by-proxy = U stemt voor dit lid met een volmacht.
vote-is-saved = Deze stem is opgeslagen.
vote-saved = Uitgebracht door { $name } op { $at }, versie { $version }.
vote-saved-by-holder = Uitgebracht met uw volmacht door { $name } op { $at }, versie { $version }.
vote-sealed = Verzegeld op plaats { $n } met vingerafdruk
vote-waits-for-seal = De stem wordt binnen enkele seconden verzegeld. Daarna krijgt u een ontvangstbewijs per e-mail.
vote-not-saved = Er is nog geen stem uitgebracht.
vote-change = Stem wijzigen
vote-cast = Stemmen
proxy-title = Volmacht
proxy-given-to = { $name } stemt voor uw lid.
proxy-by = { $name } stemt met volmacht
proxy-take-back-text = U kunt de volmacht intrekken tot er mee is gestemd. Zelf stemmen trekt haar ook in.
proxy-take-back = Volmacht intrekken
proxy-cast-text = Met deze volmacht is gestemd. Intrekken kan niet meer.
proxy-give-title = Stem aan een ander lid geven (volmacht)
proxy-holder = Wie stemt voor uw lid?
proxy-holder-text = { $count ->
    [one] Een lid mag voor 1 ander lid stemmen.
   *[other] Een lid mag voor hoogstens { $count } andere leden stemmen.
} Doorgeven kan niet.
proxy-choose = Kies een lid
proxy-give = Volmacht geven
ballot-title = Stembiljet { $title }
ballot-lead = U stemt voor { $member }. Geef elke dienst een score. Wijzigen kan tot { $closes }.
ballot-how = Zo telt uw stem
ballot-how-none = Diensten zonder score tellen als ‘geen mening’. Meer diensten mogen dezelfde score hebben.
ballot-changes = U wijzigt een stem die al is uitgebracht. Alleen de laatste telt.
ballot-programmes = Thema's
ballot-scored = { $scored } van { $count }
ballot-to-check = Verder naar controleren
ballot-back = Terug naar de ronde
ballot-check-title = Controleer uw stem
ballot-check-lead = U stemt voor { $member }, met { $weight ->
    [one] 1 stem
   *[other] { $weight } stemmen
} van de { $all }. Uw stem telt pas als u haar uitbrengt.
ballot-check-caption = Uw stem, per score
ballot-without-title = { $count ->
    [one] 1 dienst heeft geen score
   *[other] { $count } diensten hebben geen score
}
ballot-without-text = U mag dat zo laten. Ze tellen dan als ‘geen mening’: u betaalt er niet aan mee.
ballot-head-score = Score
ballot-head-services = Diensten
ballot-head-count = Aantal
ballot-head-cost = Kosten samen
ballot-next = Wat er daarna gebeurt
ballot-next-receipt = U krijgt een ontvangstbewijs per e-mail, met de plaats en de vingerafdruk van uw stem.
ballot-next-change = Wijzigen kan tot { $at }. Alleen uw laatste stem telt.
ballot-cast = Stem uitbrengen
ballot-to-scores = Terug naar de scores

# Wat er niet kan.
round-title-missing = Vul een naam in.
round-title-too-long = Gebruik hoogstens { $most } tekens.
round-title-taken = Er is al een stemronde { $title }.
round-intro-too-long = Gebruik hoogstens { $most } tekens.
round-budget-missing = Vul een budget in van meer dan 0 euro.
round-candidates-missing = Kies minstens één dienst.
round-candidate-unknown = Een van de gekozen diensten bestaat niet.
round-candidate-gone = Over { $name } kan niet meer worden gestemd.
round-candidate-free = { $name } heeft geen eenmalige kosten. Vul die eerst in.
round-choice-missing = Kies een van de mogelijkheden.
round-opens-missing = Vul de eerste dag en het uur in.
round-closes-missing = Vul de laatste dag en het uur in.
round-closes-before-opens = De ronde moet sluiten nadat zij opent.
round-closes-in-past = Het sluiten ligt in het verleden.
round-meeting-unreadable = Deze datum kunnen wij niet lezen. Schrijf: 4-12-2026.
round-advance-too-early = Vooraf stemmen opent hoogstens { $days } dagen voor de vergadering.
round-closes-after-meeting = De ronde moet op de dag van de vergadering gesloten zijn.
round-quorum-range = Vul een percentage in van meer dan 0 en hoogstens 100.
round-number-unreadable = Vul een heel getal in.
round-proxies-range = Vul een getal in van 0 tot en met { $most }.
round-remind-range = Vul een getal in van 0 tot en met { $most }.
round-opened-already = Deze ronde is al geopend of ingetrokken. Zij kan niet meer wijzigen.
round-four-eyes = { $name } heeft deze ronde opgezet. Een ander moet haar openen.
round-nobody-votes = Er is geen lid dat kan stemmen.
round-ended-already = Deze ronde is al gesloten of ingetrokken.
round-not-closed = Deze ronde is nog niet gesloten.
round-challenged-already = De betwisting is al vastgelegd.
round-reason-missing = Vul een reden in.
round-reason-too-long = Gebruik hoogstens { $most } tekens.
round-takes-no-ballots = In deze ronde kan nu niet worden gestemd.
round-reminded-today = Er is vandaag al een herinnering gestuurd.
round-not-open-yet = Deze ronde is nog niet open. Uw stem is niet opgeslagen.
round-over = Deze ronde is gesloten. Er is niets opgeslagen.
round-withdrawn-fault = Deze ronde is ingetrokken. Uw stem is niet opgeslagen.
ballot-no-vote = Uw lid heeft geen stem in deze ronde.
ballot-member-left = { $name } is geen lid meer en kan niet stemmen. Er is niets opgeslagen.
ballot-no-proxy = U hebt geen volmacht meer voor dit lid. Er is niets opgeslagen.
ballot-cast-by-holder = Met uw volmacht is al gestemd. Uw stem is niet opgeslagen.
ballot-changed-meanwhile = Intussen is er een andere stem voor dit lid opgeslagen. Deze stem is niet opgeslagen. Controleer de scores en ga verder als u ze wilt vervangen.
ballot-score-range = Een score is 0, 1, 2 of 3, of geen mening. Er is niets opgeslagen.
ballot-score-twice = Een dienst heeft twee scores. Er is niets opgeslagen.
ballot-other-candidate = Een dienst hoort niet bij deze ronde. Er is niets opgeslagen.
proxy-holder-missing = Kies het lid dat voor u stemt.
proxy-holder-no-vote = Dit lid heeft geen stem in deze ronde.
proxy-to-itself = U kunt uw stem niet aan uzelf geven.
proxy-voted-already = Uw lid heeft al gestemd. Een volmacht kan niet meer.
proxy-given-already = U hebt al een volmacht gegeven. Trek die eerst in.
proxy-chain-giver = U stemt al voor een ander lid. Volmachten kunnen niet worden doorgegeven.
proxy-chain-holder = Dit lid heeft zijn eigen stem weggegeven. Volmachten kunnen niet worden doorgegeven.
proxy-too-many = Dit lid stemt al voor { $most ->
    [one] 1 ander lid
   *[other] { $most } andere leden
}. Meer mag niet.
proxy-cast-already = Met deze volmacht is al gestemd. Intrekken kan niet meer.
proxy-none = Er is geen volmacht om in te trekken.

# Meldingen.
flash-round-set-up = De stemronde is opgeslagen. Een ander kan haar openen.
flash-round-changed = De stemronde is gewijzigd.
flash-round-opened = De stemronde is geopend. De stemgerechtigden krijgen een e-mail.
flash-round-reminded = De herinnering is gestuurd.
flash-round-withdrawn = De stemronde is ingetrokken.
flash-round-challenged = De betwisting is vastgelegd.
flash-round-takes-no-ballots = In deze ronde kan nu niet worden gestemd.
flash-ballot-cast = Uw stem is opgeslagen. U krijgt een ontvangstbewijs per e-mail.
flash-proxy-given = De volmacht is gegeven.
flash-proxy-taken-back = De volmacht is ingetrokken.

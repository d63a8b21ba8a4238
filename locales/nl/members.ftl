# Leden: de lijst, een lid, toelaten, laten gaan, kenmerken en bestanden.

members-title = Leden
members-lead = De coöperatie heeft { $count ->
    [one] 1 lid
   *[other] { $count } leden
}, samen { $people } inwoners.
members-lead-plain = De coöperatie heeft { $count ->
    [one] 1 lid
   *[other] { $count } leden
}.
members-admit = Lid toelaten
members-import = Bestand importeren
members-filter = Leden zoeken
members-filter-words = Naam of code
members-caption = Leden met hun inwoners, hun diensten en het begin van hun lidmaatschap
members-sort-name = Lid
members-sort-inhabitants = Inwoners
members-sort-services = Diensten
members-sort-joined = Lid sinds
members-column-bar = Inwoners naast elkaar
members-column-votes = Stemmen
members-own = (uw gemeente)
members-no-inhabitants = inwonertal onbekend
members-until = tot en met { $date }
members-total = Totaal
members-blank = leeg
members-none-found = Geen lid gevonden
members-none-found-text = Controleer de naam, of zoek op de code, bijvoorbeeld GM0153.
members-show-all = Alle leden tonen
members-none = Er zijn nog geen leden
members-none-text = Laat een gemeente toe, of importeer een bestand met gemeenten.
members-show-left = Toon ook wie vertrokken is ({ $count })
members-shows-left = U ziet de leden die vertrokken zijn.
members-show-present = Toon de leden van nu

member-since = Lid sinds { $date }
member-joins = Lid vanaf { $date }
member-leaves = Lid tot en met { $date }
member-left = Vertrokken na { $date }
member-code = Code
member-inhabitants = Inwoners
member-on = op { $date }
member-services = Diensten
member-services-value = { $count } van { $services }
member-cost = Kosten
member-votes = Stemmen
member-order = Dienst bestellen
member-let-go = Laten gaan
member-my-costs = Bekijk uw kosten
member-takes = Welke diensten dit lid afneemt
member-takes-caption = Diensten van { $name }, met de kosten in euro's zonder btw
member-takes-none = Nog geen diensten
member-takes-none-text = { $name } neemt nu geen diensten af.
member-column-service = Dienst
member-column-since = Sinds
member-column-bar = Kosten naast elkaar
member-column-costs = Kosten { $period }
member-column-costs-plain = Kosten
member-column-action = Actie
member-no-costs = nog geen kosten verdeeld
member-total = Totaal
member-give-notice = Opzeggen
member-no-action = al opgezegd
member-attributes = Kenmerken
member-attributes-caption = Kenmerken van { $name } met hun peildatum
member-attributes-none = Nog geen kenmerken
member-attributes-none-text = Kosten naar inwoners verdelen kan pas als het inwonertal bekend is.
member-column-attribute = Kenmerk
member-column-on = Peildatum
member-column-value = Waarde
member-attribute-new = Kenmerk toevoegen of verbeteren

attribute-inhabitants = Inwoners
attribute-budget = Begroting
attribute-workplaces = Werkplekken

members-new-title = Lid toelaten
members-new-lead = Zoek de gemeente in het register, of vul de gegevens zelf in.
members-new-search = Zoek in het register van gemeenten
members-new-found = Gevonden gemeenten
members-new-choose = Kies { $name }
members-new-choice-note = { $code }, { $people } inwoners
members-new-is-member = is al lid
members-new-not-found = Geen gemeente gevonden. Vul de gegevens hieronder zelf in.
member-form-name = Naam
member-form-code = Code
member-form-code-description = De CBS-code van de gemeente, zoals GM0153. Een samenwerkingsverband krijgt een eigen code.
member-form-joined = Eerste dag van het lidmaatschap
member-form-votes = Stemmen
member-form-votes-description = Alleen van belang als stemmen een gewicht hebben.
member-form-inhabitants = Inwoners
member-form-inhabitants-on = Peildatum van het inwonertal
member-form-submit = Lid toelaten
member-form-cancel = Terug naar de leden
member-form-next = Wat er gebeurt
member-form-next-seen = Het lid staat vanaf nu in de lijst van leden.
member-form-next-order = Vanaf de eerste dag kan het lid diensten bestellen.
member-form-next-people = Nodig daarna een lidbeheerder uit bij Mensen.

member-code-form = Schrijf een code met hoofdletters en cijfers, bijvoorbeeld GM0153.
member-code-taken = Er is al een lid met deze code.
member-name-missing = Vul de naam in.
member-name-too-long = De naam is te lang. Hij mag { $most } tekens hebben.
member-name-taken = Er is al een lid met deze naam.
member-votes-range = Schrijf een heel getal tussen 0 en 1.000.000.
member-joined-missing = Vul de eerste dag van het lidmaatschap in.
member-inhabitants-form = Schrijf een getal zonder letters, bijvoorbeeld 159.732.
member-inhabitants-on-missing = Vul de peildatum van het inwonertal in.

departure-title-of = { $name } laten gaan
departure-lead = Kies de laatste dag van het lidmaatschap. U ziet eerst wat er gebeurt.
departure-last-day = Laatste dag van het lidmaatschap
departure-last-day-description = Vaak is dat de laatste dag van een jaar.
departure-check = Bekijk wat er gebeurt
departure-submit = { $name } laten gaan na { $date }
departure-keep = Niet laten gaan
departure-what = Wat er gebeurt
departure-ends = Het lidmaatschap van { $name } eindigt na { $date }.
departure-subscriptions = { $count ->
    [0] { $name } neemt na die dag geen diensten af.
    [one] 1 dienst stopt op die dag: { $services }.
   *[other] { $count } diensten stoppen op die dag: { $services }.
}
departure-withdrawn = { $count ->
    [one] 1 bestelling voor later wordt ingetrokken: { $services }.
   *[other] { $count } bestellingen voor later worden ingetrokken: { $services }.
}
departure-costs = { $name } betaalt mee tot en met die dag. Wat al is verdeeld, verandert niet.
departure-people = De mensen van { $name } kunnen hun kosten blijven bekijken, tot u hun toegang weghaalt bij Mensen.
departure-final = U kunt dit niet terugdraaien.
departure-last-day-missing = Vul de laatste dag in.
member-leaves-already = { $name } vertrekt al.
member-leaves-before-joining = De laatste dag ligt voor de eerste dag van het lidmaatschap ({ $joined }).

attribute-title = Kenmerk van { $name }
attribute-lead = Een kenmerk geldt vanaf zijn peildatum, tot er een nieuwer is. Verdelingen die al zijn gemaakt, veranderen niet.
attribute-name = Kenmerk
attribute-name-description = Bijvoorbeeld inwoners of werkplekken.
attribute-on = Peildatum
attribute-value = Waarde
attribute-submit = Kenmerk opslaan
attribute-back = Terug naar { $name }
attribute-name-form = Begin met een letter en gebruik ten hoogste 40 letters en cijfers.
attribute-value-form = Schrijf een getal van nul of hoger, bijvoorbeeld 159.732 of 12,5.

member-imports-title = Leden en kenmerken importeren
member-imports-lead = Kies een csv-bestand. U ziet eerst wat het bestand doet. Er verandert nog niets.
member-imports-file = Bestand
member-imports-file-description = Csv met puntkomma's of komma's, ten hoogste 5 MB. Kolommen: code, naam, en kenmerken zoals inwoners.
member-imports-purpose = Wat wilt u doen?
member-imports-purpose-attributes = Kenmerken van leden bijwerken
member-imports-purpose-attributes-note = Gemeenten in het bestand die geen lid zijn, tellen niet mee.
member-imports-purpose-members = Ook nieuwe leden toelaten
member-imports-purpose-members-note = Elke gemeente in het bestand die nog geen lid is, wordt lid.
member-imports-on = Peildatum
member-imports-on-description = Voor kenmerken waarbij het bestand geen peildatum noemt.
member-imports-joined = Lid vanaf
member-imports-joined-description = Voor nieuwe leden waarbij het bestand geen begin noemt.
member-imports-submit = Bestand controleren
member-imports-example = Zo ziet een bestand eruit
member-imports-example-text = De eerste rij heeft de namen van de kolommen. Elke kolom met getallen die wij niet kennen, wordt een kenmerk.
member-imports-example-caption = Voorbeeld van een bestand
member-imports-example-code = GM0153
member-imports-example-other-code = GM0193
member-imports-example-name = Enschede
member-imports-example-other = Zwolle
member-imports-check-title = Controle van het bestand
member-imports-check-good = Dit bestand is goed
member-imports-check-good-text = Er is nog niets veranderd. Controleer de cijfers en voer het in.
member-imports-check-empty = Dit bestand verandert niets
member-imports-check-empty-text = Alles wat erin staat is al bekend.
member-imports-check-bad = { $count ->
    [one] 1 rij is niet goed
   *[other] { $count } rijen zijn niet goed
}
member-imports-check-bad-text = Er is niets veranderd. Verbeter de rijen in het bestand en kies het opnieuw.
member-imports-newcomers = Nieuwe leden
member-imports-settings = Nieuwe waarden
member-imports-corrections = Verbeterde waarden
member-imports-same = Al bekend
member-imports-ignored = Telt niet mee
member-imports-ignored-note = rijen van wie geen lid is, of dubbel
member-imports-faults = Rijen die niet goed zijn
member-imports-faults-caption = Rijen die niet goed zijn, met de reden
member-imports-column-row = Rij
member-imports-column-column = Kolom
member-imports-column-value = Wat er staat
member-imports-column-reason = Waarom
member-imports-newcomers-caption = Leden die erbij komen
member-imports-settings-caption = Kenmerken die veranderen
member-imports-column-member = Lid
member-imports-column-code = Code
member-imports-column-joined = Lid vanaf
member-imports-column-attribute = Kenmerk
member-imports-column-on = Peildatum
member-imports-column-before = Was
member-imports-column-after = Wordt
member-imports-new-value = nieuw
member-imports-more = U ziet de eerste { $shown } van { $count }.
member-imports-go = Bestand invoeren
member-imports-again = Ander bestand kiezen
member-imports-file-missing = Kies een bestand.
member-imports-file-too-large = Dit bestand is te groot. Het mag 5 MB zijn.
member-import-unreadable = Het bestand kon niet worden gelezen. Er is niets veranderd.
member-import-refused = Het bestand heeft { $count } rijen die niet goed zijn. Er is niets veranderd.
member-import-meanwhile = { $name } is intussen lid geworden. Er is niets veranderd. Controleer het bestand opnieuw.

office-subscription-title = Dienst bestellen voor { $name }
office-subscription-lead = Kies de dienst en de dag waarop het lid begint.
office-subscription-starts-description = Mag in het verleden liggen, als die periode nog niet is goedgekeurd.
office-subscription-none = Er is geen dienst die dit lid nog kan bestellen.
office-cancellation-title = { $service } opzeggen voor { $name }
office-cancellation-withdrawn = De bestelling van { $name } begint pas op { $date }. Zij wordt ingetrokken: het lid betaalt niets.
office-cancellation-last = { $name } werkt voor dit lid tot en met { $date }. Tot en met die dag betaalt het mee.

flash-member-admitted = { $name } is toegelaten.
flash-member-let-go = { $name } is lid tot en met { $date }.
flash-attribute-set = Het kenmerk is opgeslagen.
flash-members-imported = Het bestand is ingevoerd: { $admitted } nieuwe leden, { $set } waarden.

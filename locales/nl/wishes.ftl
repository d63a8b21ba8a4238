# Wensen: wat leden willen, en het gesprek over wensen en kandidaten.

wishes-title = Wensen
wishes-lead = { $open ->
    [0] Er staat geen wens open.
    [one] 1 wens staat open.
   *[other] { $open } wensen staan open.
} In totaal { $count ->
    [one] 1 wens
   *[other] { $count } wensen
}.
wishes-filter = Wensen zoeken
wishes-filter-words = Naam, omschrijving of product
wishes-filter-state = Status
wishes-all-states = Alle
wishes-caption = Wensen van leden, met hun status en het aantal leden dat ze steunt
wishes-column-wish = Wens
wishes-column-state = Status
wishes-column-member = Ingediend door
wishes-column-on = Op
wishes-column-supporters = Steun
wishes-none-found = Geen wens gevonden
wishes-none-found-text = Probeer een ander woord of een andere status.
wishes-show-all = Alle wensen tonen
wishes-none = Er zijn nog geen wensen
wishes-none-text = Elk lid kan een wens indienen. Andere leden kunnen haar steunen.

wish-state-open = Open
wish-state-merged = Samengevoegd
wish-state-candidate = Kandidaat
wish-state-parked = Geparkeerd
wish-state-rejected = Afgewezen

wish-new = Wens indienen
wish-new-title = Wens indienen
wish-new-lead = Vertel wat uw gemeente mist. Andere leden kunnen uw wens steunen. Het bureau maakt er een kandidaat van als genoeg leden dat willen.
wish-title = Naam van de wens
wish-title-description = Kort, bijvoorbeeld: Trouwlocatie reserveren.
wish-upl = Product
wish-upl-description = De naam uit de uniforme productnamenlijst. Typ een paar letters en kies, bijvoorbeeld: trouwlocatie.
wish-what = Wat moet er komen?
wish-what-description = In gewone taal. Wat kan een inwoner of medewerker straks?
wish-why = Waarom?
wish-why-description = Wat gaat nu niet goed, of wat kost te veel tijd?
wish-helped = Wie is ermee geholpen?
wish-helped-description = Bijvoorbeeld: bruidsparen en de balie.
wish-expected-use = Hoe vaak wordt het gebruikt?
wish-expected-use-description = Ongeveer, in uw gemeente, per jaar.
wish-submit = Wens indienen
wish-cancel = Niet indienen
wish-likely = Lijkt op uw wens
wish-likely-text = Bedoelt u een van deze? Steun die dan: samen komt u verder.
wish-likely-none = Zodra u een naam typt, staat hier wat erop lijkt.
wish-likely-wish = Wens, { $count ->
    [one] 1 lid steunt haar
   *[other] { $count } leden steunen haar
}
wish-likely-candidate = Kandidaat, { $count ->
    [one] 1 lid steunt hem
   *[other] { $count } leden steunen hem
}
wish-check-title = Bestaat uw wens al?
wish-check-lead = Uw wens is nog niet ingediend. Deze lijken erop. Steun er een, of dien uw eigen wens toch in.
wish-check-support = Deze steunen
wish-check-yours = Uw wens
wish-check-anyway = Toch indienen
wish-handle = Wens behandelen
wish-went-into = { $state }. Het gesprek gaat verder bij
wish-by = Ingediend door { $name } op { $date } namens
wish-merged = Samengevoegd met deze wens

wish-title-missing = Geef uw wens een naam.
wish-what-missing = Schrijf wat er moet komen.
wish-why-missing = Schrijf waarom.
wish-text-too-long = Gebruik niet meer dan { $most } tekens.
wish-upl-unknown = Dit product staat niet in de uniforme productnamenlijst. Laat het veld leeg als u het niet weet.
wish-upl-near = Dit product staat niet in de uniforme productnamenlijst. Bedoelt u: { $names }?
wish-into-itself = Een wens kan niet in zichzelf opgaan. Kies een andere.
wish-into-closed = Deze wens is al behandeld. Kies een wens die open staat, of een kandidaat.
wish-state-unknown = Kies wat er met de wens gebeurt.
wish-state-same = De wens heeft deze status al.
wish-reason-missing = Schrijf waarom. De indiener en de volgers krijgen uw reden per mail.
wish-went-on = Deze wens is al samengevoegd of kandidaat geworden.

topic-supporters = Wie dit ook wil
topic-supported-by = { $count ->
    [0] Nog geen lid steunt dit.
    [one] 1 lid met { $inhabitants } inwoners.
   *[other] { $count } leden met samen { $inhabitants } inwoners.
}
topic-support = Steunen namens uw gemeente
topic-withdraw = Steun intrekken
topic-follow = Volgen
topic-stop-following = Niet meer volgen
topic-supporters-caption = Leden die dit steunen
topic-column-member = Lid
topic-column-since = Sinds
topic-column-by = Door
topic-column-state = Status
topic-column-days = Dagen
topic-no-supporters = Nog geen lid steunt dit.
topic-history = Hoe het ging
topic-history-caption = Statussen, met het aantal dagen in elke status
topic-comments = Gesprek
topic-no-comments = Nog niemand heeft iets gezegd.
topic-closed = Dit is afgerond: steunen kan niet meer.
comment-text = Uw reactie
comment-description = Noem iemand met @ en de hele naam, dan krijgt die persoon een mail. Met **sterren** maakt u tekst vet, met - een lijst.
comment-submit = Reactie plaatsen
comment-missing = Schrijf eerst uw reactie.
comment-too-long = Uw reactie is te lang. Gebruik niet meer dan { $most } tekens.
following-title = Volgen
following-yes = U volgt dit. U krijgt een mail bij een reactie of een nieuwe status.
following-no = U volgt dit niet en krijgt hierover geen mail.
following-back = Terug

flash-wish-put-in = Uw wens is ingediend. Het bureau en de andere leden zien haar nu.
flash-topic-supported = Uw gemeente steunt dit. U krijgt een mail als er iets verandert.
flash-topic-withdrawn = De steun van uw gemeente is ingetrokken.
flash-topic-followed = U volgt dit vanaf nu.
flash-topic-unfollowed = U volgt dit niet meer.
flash-topic-commented = Uw reactie staat erbij.

wishes-office-title = Wensen behandelen
wishes-office-lead = { $count ->
    [0] Er wacht geen wens op u.
    [one] 1 wens wacht op u.
   *[other] { $count } wensen wachten op u.
}
wishes-office-caption = Wensen die open staan, de oudste eerst
wishes-office-none = Er wacht geen wens op u
wishes-office-none-text = Zodra een lid een wens indient, staat zij hier en krijgt u een mail.
wishes-office-parked = Geparkeerd
wish-handle-title = { $name } behandelen
wish-make-candidate = Kandidaat maken
wish-to-page = Wens bekijken
wish-merge-title = Samenvoegen
wish-merge-text = De steun en de volgers gaan mee. De woorden van deze wens blijven te lezen.
wish-merge-likely = Dit lijkt erop:
wish-merge-into = Samenvoegen met
wish-merge-choose = Kies een wens of kandidaat
wish-merge-wish = Wens: { $name }
wish-merge-candidate = Kandidaat: { $name }
wish-merge-missing = Kies een wens of kandidaat.
wish-merge-reason = Waarom
wish-merge-submit = Samenvoegen
wish-decide-title = Parkeren, afwijzen of heropenen
wish-decide-what = Wat gebeurt er met de wens?
wish-decide-open = Heropenen
wish-decide-parked = Parkeren
wish-decide-rejected = Afwijzen
wish-decide-reason = Reden
wish-decide-reason-description = De indiener en de volgers krijgen uw reden per mail.
wish-decide-submit = Besluit opslaan

flash-wish-merged = De wensen zijn samengevoegd. De indiener en de volgers krijgen een mail.
flash-wish-decided = Het besluit is opgeslagen. De indiener en de volgers krijgen een mail.
comment-edit = Wijzigen
comment-withdraw = Intrekken
comment-edit-title = Reactie wijzigen
comment-edit-lead = Dat kan tot een uur na plaatsing. Lezers zien dat u de reactie wijzigde, en hoe zij eerst luidde.
comment-save = Reactie opslaan
comment-back = Terug naar het gesprek
comment-edited-at = Gewijzigd op { $at }
comment-earlier = Eerder stond hier:
comment-withdrawn-text = De schrijver heeft deze reactie ingetrokken.
comment-withdrawn-already = Deze reactie is ingetrokken
comment-edit-too-late = Wijzigen kan tot een uur na plaatsing. Schrijf een nieuwe reactie, of trek deze in
comment-edited-meanwhile = Deze reactie is intussen al gewijzigd. Bekijk haar eerst
deed-topics-edit-comment = Reactie gewijzigd
deed-topics-withdraw-comment = Reactie ingetrokken
flash-comment-edited = De reactie is gewijzigd.
flash-comment-withdrawn = De reactie is ingetrokken.

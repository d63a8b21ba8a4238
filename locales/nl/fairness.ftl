# Eerlijkheid: wat leden betalen naast wat zij alleen zouden betalen.

fairness-open = Is dit eerlijk
fairness-title = Is de verdeling { $period } eerlijk?
fairness-lead = Wat elk lid betaalt voor een dienst, naast wat de dienst voor dat lid alleen zou kosten.
fairness-to-example = Voorbeeld uit Zweden
fairness-not-known = Dat weten wij niet
fairness-not-known-text = Een vast bedrag dat wordt verdeeld, zegt niet wat de dienst voor een lid alleen zou kosten. Vul een kostenmodel in waar de leden het over eens zijn: hieronder om te proberen (dat staat alleen in het adres), of bij de dienst om te bewaren.
fairness-model = Kostenmodel
fairness-model-note = Wat zou de dienst kosten voor een kleinere groep leden?
fairness-model-none = niet bekend
fairness-model-fixed = een vast bedrag en een prijs per eenheid
fairness-model-threshold = trappen naar het grootste lid
fairness-model-unknown = Kies een kostenmodel uit de lijst.
fairness-fixed = Vast bedrag
fairness-fixed-note = Wat elke groep betaalt, hoe klein ook.
fairness-unit = Prijs per eenheid
fairness-by = Eenheid
fairness-up = Trap { $step }: tot en met hoeveel inwoners
fairness-cost = Trap { $step }: kosten
fairness-cost-last = Kosten boven de laatste trap
fairness-look = Bekijken
fairness-amount-unreadable = Schrijf een bedrag van nul of meer, zoals 12.500 of 0,25.
fairness-steps-must-rise = Elke trap moet meer inwoners hebben dan de vorige en mag niet minder kosten.
fairness-no-inhabitants = Van { $member } weten wij niet hoe groot die is. Daarom kunnen wij dit model niet gebruiken.
fairness-result = Wat het model zegt
fairness-headline = { $count ->
    [0] Geen lid betaalt meer dan het alleen zou betalen.
    [one] 1 lid betaalt meer dan het alleen zou betalen.
   *[other] { $count } leden betalen meer dan zij alleen zouden betalen.
}
fairness-core-bill-holds = Ook samen is geen groep leden goedkoper uit zonder de anderen.
fairness-core-bill-unknown = Of een groep samen goedkoper uit is, weten wij niet: er zijn te veel groepen.
fairness-core-bill-blocked = { $group } betalen samen { $pays }. Zonder de anderen zou dat { $alone } zijn: { $over } minder.
fairness-core-shapley-holds = Als elk lid zijn Shapley-waarde betaalt, is geen groep goedkoper uit zonder de anderen.
fairness-core-shapley-unknown = Of een groep goedkoper uit is als elk lid zijn Shapley-waarde betaalt, weten wij niet.
fairness-core-shapley-blocked = Ook met de Shapley-waarde is een groep goedkoper uit: { $group } betalen dan { $pays }, en alleen { $alone }. Dat is { $over } verschil.
fairness-group-more = { $group } en nog { $count }
fairness-by-formula = De Shapley-waarde is precies, met een formule.
fairness-by-groups = De Shapley-waarde is precies: wij bekeken elke groep.
fairness-by-sample = De Shapley-waarde is geschat met duizend volgordes. Achter ± staat de standaardfout.
fairness-other-cost = De leden betalen samen { $paid }. Volgens het model kost de dienst { $cost }. Vergelijk de bedragen dus met zorg.
fairness-caption = Bedragen per lid voor deze dienst, in euro's zonder btw
fairness-column-pays = Betaalt nu
fairness-column-alone = Alleen
fairness-column-marginal = Scheelt de anderen
fairness-column-shapley = Shapley-waarde
fairness-more-than-alone = betaalt meer dan alleen
fairness-no-total = geen totaal
fairness-words = Wat deze woorden betekenen
fairness-explains = Alleen: wat de dienst zou kosten voor dit ene lid. Scheelt de anderen: wat de anderen minder zouden betalen zonder dit lid. Shapley-waarde: wat het lid gemiddeld aan kosten toevoegt, over alle volgordes waarin leden kunnen binnenkomen.
fairness-joiner-title = Als er een lid bij komt
fairness-joiner = Een gemeente van gemiddelde grootte wordt lid en neemt alle diensten af. Dan betalen { $winners } leden minder en { $losers } leden meer, bij dezelfde kosten.
fairness-joiner-name = Nieuw lid
fairness-joiner-link = Bekijk het verschil per lid

fairness-example-title = Een eerlijke verdeling: zes gemeenten in Zweden
fairness-example-lead = Zes groepen gemeenten in Skåne bouwden samen een watervoorziening. Onderzoekers rekenden uit wat elke groep alleen zou betalen. Bedragen in miljoenen kronen.
fairness-example-source = Bron: H. P. Young, N. Okada en T. Hashimoto, Cost Allocation in Water Resources Development, IIASA, WP-79-77. De letters zijn die van het rapport.
fairness-example-caption = Per gemeente wat zij alleen betaalt, en twee manieren om samen te verdelen, in miljoenen kronen
fairness-example-player = Gemeente
fairness-example-alone = Alleen
fairness-example-marginal = Scheelt de anderen
fairness-example-shapley = Shapley-waarde
fairness-example-inhabitants = Naar inwoners
fairness-example-saves = Samen kost het { $together }. Elk voor zich kost het { $apart }. Samenwerken scheelt dus { $saved }.
fairness-example-more = Naar inwoners verdelen lijkt eerlijk. Maar { $players } betalen dan meer dan zij alleen zouden betalen. Zij doen dan beter niet mee.
fairness-example-blocked = Met de Shapley-waarde betaalt niemand meer dan alleen. Toch zijn { $group } samen goedkoper uit zonder de anderen: zij betalen { $pays } en zouden alleen { $alone } betalen.
fairness-example-core = Een verdeling waarbij geen enkele groep goedkoper uit is zonder de anderen, heet een verdeling in de kern. Naar inwoners betalen { $groups } groepen te veel.

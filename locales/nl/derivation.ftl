# Hoe een bedrag tot stand kwam, stap voor stap.

derive-costs = Kosten van de dienst
derive-cost-lines = { $count ->
    [one] 1 kostenregel
   *[other] { $count } kostenregels
}
derive-received = Aandeel in { $pool }
derive-key = Verdeelsleutel toepassen
derive-key-version = Versie { $version } van de sleutel.
derive-fallback = Niemand had verbruik. Daarom geldt de vervangende sleutel.
derive-part-equal = Gelijk deel
derive-part-fixed = Deel naar afgesproken aandeel
derive-part-measure = Deel naar { $unit }
derive-formula = { $product } ÷ { $all } { $unit }
derive-unit-members = leden
derive-attribute = { $member } heeft { $value } { $attribute }.
derive-attribute-on = { $member } had op { $on } { $value } { $attribute }.
derive-usage = { $member } had in deze periode { $value } { $unit }.
derive-fixed = Het afgesproken aandeel van { $member } is { $value }.
derive-tiered = { $steps ->
    [one] De staffel maakt daar { $value } van, in 1 trede.
   *[other] De staffel maakt daar { $value } van, in { $steps } treden.
}
derive-average = Het gemiddelde van { $values } is { $value }.
derive-product = { $values } met elkaar vermenigvuldigd is { $value }.
derive-presence = Deelname op { $days } van de { $of } dagen.
derive-phase-in = { $years ->
    [0] Eerste jaar als lid: het aandeel telt voor { $factor }.
   *[other] Lid sinds { $years } hele jaren: het aandeel telt voor { $factor }.
}
derive-counted = Daarom telt { $counted } mee.
derive-bounds = Minimum, plafond en ingroei
derive-bounds-none = Geldt hier niet. De sleutel heeft geen minimum en geen plafond.
derive-floor = Het minimum is { $amount }.
derive-cap = Het plafond is { $amount }.
derive-of-previous = Dat is { $percent } procent van { $previous } in de vorige periode.
derive-reached-floor = Het minimum bepaalt het bedrag.
derive-reached-cap = Het plafond bepaalt het bedrag. De rest is verdeeld over de andere leden.
derive-reached-none = Het bedrag ligt daartussen.
derive-rounding = Afronden op de cent
derive-rounded-up = { $amount } + 1 cent
derive-rounding-none = Alle bedragen kwamen samen precies op de kosten uit. Er bleef geen cent over.
derive-rounding-all = { $cents ->
    [one] Alle { $members } bedragen zijn eerst naar beneden afgerond. Toen bleef 1 cent over.
   *[other] Alle { $members } bedragen zijn eerst naar beneden afgerond. Toen bleven { $cents } centen over.
} Die gaan naar de leden met de grootste rest.
derive-rounding-extra = { $member } staat op plaats { $place } en krijgt 1 cent.
derive-rounding-rest = { $member } staat op plaats { $place } en krijgt geen cent.
derive-rounding-whole = Het bedrag van { $member } had geen gebroken cent.
derive-tie = { $among } leden hadden precies dezelfde rest, en er waren { $cents } centen voor hen. Een volgorde die vooraf vastligt en elke periode anders is, besliste: { $member } staat daarin op plaats { $place }.
derive-tariff = Tarief toepassen
derive-result = Bedrag zonder btw

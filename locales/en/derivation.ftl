# How an amount came about, step by step.

derive-costs = Costs of the service
derive-cost-lines = { $count ->
    [one] 1 cost line
   *[other] { $count } cost lines
}
derive-received = Share in { $pool }
derive-key = Apply the allocation key
derive-key-version = Version { $version } of the key.
derive-fallback = Nobody had any usage. Therefore the fallback key applies.
derive-part-equal = Equal part
derive-part-fixed = Part by agreed share
derive-part-measure = Part by { $unit }
derive-formula = { $product } ÷ { $all } { $unit }
derive-unit-members = members
derive-attribute = { $member } has { $value } { $attribute }.
derive-attribute-on = On { $on }, { $member } had { $value } { $attribute }.
derive-usage = { $member } had { $value } { $unit } in this period.
derive-fixed = The agreed share of { $member } is { $value }.
derive-tiered = { $steps ->
    [one] The tiers make { $value } of that, in 1 tier.
   *[other] The tiers make { $value } of that, in { $steps } tiers.
}
derive-average = The average of { $values } is { $value }.
derive-product = { $values } multiplied is { $value }.
derive-presence = Took part on { $days } of the { $of } days.
derive-phase-in = { $years ->
    [0] First year as a member: the share counts for { $factor }.
   *[other] A member for { $years } full years: the share counts for { $factor }.
}
derive-counted = Therefore { $counted } counts.
derive-bounds = Minimum, maximum and phase-in
derive-bounds-none = Does not apply. The key has no minimum and no maximum.
derive-floor = The minimum is { $amount }.
derive-cap = The maximum is { $amount }.
derive-of-previous = That is { $percent } per cent of { $previous } in the period before.
derive-reached-floor = The minimum decides the amount.
derive-reached-cap = The maximum decides the amount. The rest is divided over the other members.
derive-reached-none = The amount lies between them.
derive-rounding = Round to the cent
derive-rounded-up = { $amount } + 1 cent
derive-rounding-none = All amounts added up to the costs exactly. No cent was left.
derive-rounding-all = { $cents ->
    [one] All { $members } amounts were rounded down first. 1 cent was left.
   *[other] All { $members } amounts were rounded down first. { $cents } cents were left.
} They go to the members with the largest remainders.
derive-rounding-extra = { $member } is in place { $place } and gets 1 cent.
derive-rounding-rest = { $member } is in place { $place } and gets no cent.
derive-rounding-whole = The amount of { $member } had no broken cent.
derive-tie = { $among } members had exactly the same remainder, with { $cents } cents for them. An order that is fixed beforehand and differs each period decided: { $member } is in place { $place }.
derive-tariff = Apply the tariff
derive-result = Amount without VAT

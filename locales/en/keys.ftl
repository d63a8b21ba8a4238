# Allocation keys: in words, their page and their faults.

key-attribute = { $name ->
    [inhabitants] inhabitants
    [budget] budget
    [workplaces] workplaces
    [historic_share] historic share
    [ict_spending] ICT spending
   *[other] { $name }
}
key-short-equal = equal
key-short-attribute = { key-attribute }
key-short-usage = { $meter }
key-short-fixed = fixed percentages
key-short-tiered = tiers over { $of }
key-short-average = average of { $of }
key-short-product = { $of }, multiplied
key-short-part = { $share } { $of }
key-short-blend = { $parts }
key-does-equal = All members that take the service pay the same.
key-does-attribute = Divided by { key-attribute }.
key-does-attribute-on = Divided by { key-attribute } on { $on }.
key-does-usage = Divided by usage: the number of { $meter } in the period.
key-does-usage-max = Divided by usage: the highest number of { $meter } in the period.
key-does-usage-last = Divided by usage: the last number of { $meter } in the period.
key-does-usage-unique = Divided by usage: the number of different { $meter } in the period.
key-does-fixed = Divided by fixed shares that the members agreed on.
key-does-tiered = Divided by { $of }, in tiers of their own rate: { $tiers }.
key-does-tiered-whole = Divided by { $of }, with one tier's rate for all: { $tiers }.
key-does-average = Divided by the average of { $of }.
key-does-product = Divided by { $of }, multiplied.
key-does-blend = A blend: { $parts }.
key-full-attribute-on = { key-attribute } on { $on }
key-full-usage-max = the highest number of { $meter }
key-full-usage-last = the last number of { $meter }
key-full-usage-unique = the number of different { $meter }
key-full-tiered = { $of } in tiers ({ $tiers })
key-full-tiered-whole = { $of } with one tier's rate for all ({ $tiers })
key-full-nested = ({ $of })
key-full-average = the average of { $of }
key-tier = up to { $up_to } each unit counts for { $rate }
key-tier-last = above that for { $rate }
key-tier-only = each unit counts for { $rate }
key-does-phase-in = A new member counts for less in its first years: { $years }. From then on it counts in full.
key-phase-in-year = { $factor } in year { $year }
key-does-floor-amount = Each member pays at least { $amount }.
key-does-floor-percent = Each member pays at least { $percent } of its previous amount.
key-does-cap-amount = Each member pays at most { $amount }.
key-does-cap-percent = Each member pays at most { $percent } of its previous amount.
key-does-fallback = Was nothing counted for anybody? Then the costs are divided like this: { $of }.
key-none = No key yet
key-presence-days = Who takes part for some of the period counts for those days.
key-presence-measure = Who takes part for some of the period counts for all of it.

keys-title = Allocation key of { $service }
keys-lead = Each change is a new version. Old versions stay, so that old allocations stay right.
keys-new = New version
keys-version = Version { $version }
keys-from = For periods from { $date }
keys-made = Entered by { $name } on { $at }
keys-current = in force
keys-empty = This service has no allocation key yet
keys-empty-text = Without a key its costs cannot be divided.
keys-new-title = New version of the key of { $service }
keys-new-lead = The new version holds for periods that start on or after its first day.
keys-share = Share
keys-usual = Begin from a usual rule
keys-usual-text = The form is then filled in already. You can still change everything.
keys-usual-inhabitants = By inhabitants
keys-usual-inhabitants-note = Each member pays by its inhabitants on the first day of the period.
keys-usual-equal = Equally
keys-usual-equal-note = All members that take the service pay the same.
keys-usual-equal-and-use = 30 per cent equally, 70 per cent by usage
keys-usual-equal-and-use-note = A fixed part for each member, the rest by the service's meter. Without a meter: by inhabitants.
keys-usual-percentages = Fixed percentages
keys-usual-percentages-note = An agreed percentage for each member. We fill in those of now, or those by inhabitants.
keys-usual-three-years = Average of three years
keys-usual-three-years-note = By the average number of inhabitants on three reference dates. Bills then swing less.
keys-usual-base-and-use = Base and use
keys-usual-base-and-use-note = 40 per cent by inhabitants and 60 per cent by the service's meter.
keys-usual-tiers = Tiers
keys-usual-tiers-note = By inhabitants, but above 50,000 and above 100,000 each inhabitant counts for less.
keys-check = How the new rule works
keys-does = What this rule does
keys-was = The rule of then
keys-look = Look at the rule
keys-example-title = What this rule would mean for { $period }
keys-example-headline = { $winners ->
    [0] No member pays
    [one] { $winners } member pays
   *[other] { $winners } members pay
} less, { $losers ->
    [0] no member
    [one] { $losers } member
   *[other] { $losers } members
} more. This is an example: the allocation of { $period } itself does not change.
keys-example-none = No allocation has this service yet, so there is no example to show.
keys-example-cannot = This rule cannot divide { $period }
keys-example-old = Paid
keys-example-new = Would pay
keys-example-difference = Difference
keys-example-ratio = Difference in per cent
keys-example-total = All members
keys-kind = How are the costs divided?
keys-kind-equal = Equally over the members
keys-kind-equal-note = Every member that takes the service pays the same.
keys-kind-fixed = Fixed shares
keys-kind-fixed-note = Agreed percentages or weights. A member that takes the service must have a share.
keys-kind-blend = A blend
keys-kind-blend-note = Such as 30 per cent equally and 70 per cent by cases. Together the parts are 100 per cent.
keys-kind-average = Average of measures
keys-kind-average-note = Such as the inhabitants on three reference dates. Each part is a measure.
keys-kind-product = Measures multiplied
keys-kind-product-note = Such as inhabitants times a weight. Each part is a measure.
keys-kind-tiered = Tiers
keys-kind-tiered-note = The measure of the part below counts at another rate in each tier. The last tier has no limit.
keys-whole = The whole key
keys-limits = A key can be made of other keys: at most { $layers } layers deep, with at most { $parts } parts in a layer. Do you choose another kind? Then click “Show fields”.
keys-show = Show fields
keys-add-part = Add a part
keys-add-tier = Add a tier
keys-remove-part = Remove this part
keys-reserve = If nothing was counted for anybody
keys-reserve-note = The key in reserve. It is only used for a period in which the usual key finds nothing to divide by.
keys-reserve-part = Reserve, part { $n }
keys-aggregate = How the meter counts
keys-part = Part { $n }
keys-part-what = By what
keys-part-on = Reference date
keys-part-percent = Percentage
keys-on-note = Empty: the first day of the period.
keys-aggregate-sum = All together
keys-aggregate-max = The highest number
keys-aggregate-last = The last number
keys-aggregate-unique = How many different ones
keys-what-usage = Meter: { $meter }
keys-shares = Fixed shares per member
keys-mode = How the tiers count
keys-mode-marginal = Each tier counts for its own part
keys-mode-whole = The tier that the member falls in counts for all
keys-tier-up-to = Tier { $n }: up to
keys-tier-rate = Tier { $n }: counts for
keys-bounds = Floor and cap
keys-bounds-note = What a member pays at least or at most. What that leaves over or short goes to the other members in proportion.
keys-floor-kind = Floor
keys-floor = Height of the floor
keys-cap-kind = Cap
keys-cap = Height of the cap
keys-bound-none = None
keys-bound-amount = An amount in euros
keys-bound-percent = A percentage of the previous amount
keys-newcomers = Phase-in
keys-newcomers-note = For members that have just begun. After the years that you fill in they count in full.
keys-phase = Counts in year { $n } for
keys-fallback-none = The allocation stops with a message
keys-presence = Members that take part for some of the period
keys-presence-days = Count for their days
keys-presence-measure = Count in full
keys-starts = First day
keys-starts-note = The rule holds for periods that start on or after this day. Old allocations keep their rule.
keys-note = Decision
keys-note-note = Who decided this and when, such as: assembly of 12 November 2026. All members can read it.
keys-save = Save the rule
keys-choose = Choose
flash-key-added = The new version of the key is saved.
deed-service-keys-add = Allocation key added

key-starts-missing = Enter the first day, such as 1/1/2027.
key-start-taken = There is a version already that starts on this day.
key-starts-in-settled = The allocation of { $period } is approved already. Choose a later first day.
key-kind-missing = Choose how the costs are divided.
key-meter-unknown = We do not know the meter “{ $meter }”.
key-attribute-unknown = We do not know the attribute “{ $name }”.
key-on-unreadable = Enter a date, such as 1/1/2027, or leave this empty.
key-part-missing = Choose what this part goes by.
key-too-deep = A key cannot be deeper than this. Choose an attribute, a meter, equally or fixed shares here.
key-blend-inside = A blend can only stand at the top, or in another blend.
key-member-unknown = We know no member with the code or name “{ $code }”.
key-share-negative = A share cannot be less than zero.
key-share-unreadable = Enter a number of zero or more, or leave this empty.
key-shares-missing = Enter a share for at least one member.
key-percent-unreadable = Enter a percentage, such as 30 or 32.5.
key-number-unreadable = Enter a number of zero or more.
key-amount-unreadable = Enter an amount of zero or more, such as 1,500.00.
key-blend-not-whole = The parts must be 100 per cent together.
key-tiers-missing = Enter at least one tier.
key-tier-open = Enter how far this tier goes. Only the last tier has no end.
key-tier-last-open = Leave the limit of the last tier empty.
key-tier-rise = This limit must be higher than that of the tier before.
key-bound-kind-missing = Choose an amount or a percentage, or empty the field beside it.
key-floor-above-cap = The cap is lower than the floor.
key-not-understood = We cannot use this rule: { $problem }

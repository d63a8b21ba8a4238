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
key-does-tiered = Divided by { $of }, in tiers of their own rate.
key-does-tiered-whole = Divided by { $of }, with one tier's rate for all.
key-does-average = Divided by the average of { $of }.
key-does-product = Divided by { $of }, multiplied.
key-does-blend = A blend: { $parts }.
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
keys-kind = How are the costs divided?
keys-kind-equal = Equally over the members
keys-kind-equal-note = Every member that takes the service pays the same.
keys-kind-attribute = By an attribute
keys-kind-attribute-note = Such as inhabitants or workplaces.
keys-kind-usage = By usage
keys-kind-usage-note = By what a meter counted in the period.
keys-kind-fixed = Fixed shares
keys-kind-fixed-note = Agreed percentages or weights per member.
keys-kind-blend = One part equally, the rest by attribute or usage
keys-kind-blend-note = Such as 30 per cent equally and 70 per cent by cases.
keys-attribute = Attribute
keys-attribute-note = Only needed to divide by an attribute.
keys-on = Reference date of the attribute
keys-on-note = Empty: the first day of the period.
keys-meter = Meter
keys-meter-note = Only needed to divide by usage.
keys-percent = Percentage equally
keys-percent-note = Only needed for one part equally. The rest goes by the meter, or else by the attribute.
keys-shares = Fixed shares per member
keys-shares-note = Only needed for fixed shares. On each line a code or name and the share, such as: GM0373; 32.61
keys-presence = Members that take part for some of the period
keys-presence-days = Count for their days
keys-presence-measure = Count in full
keys-starts = First day
keys-note = Decision
keys-note-note = Who decided this and when, such as: assembly of 12 November 2026. All members can read it.
keys-save = Save version
keys-choose = Choose
flash-key-added = The new version of the key is saved.
deed-service-keys-add = Allocation key added

key-starts-missing = Enter the first day, such as 1/1/2027.
key-start-taken = There is a version already that starts on this day.
key-starts-in-settled = The allocation of { $period } is approved already. Choose a later first day.
key-kind-missing = Choose how the costs are divided.
key-meter-unknown = Choose a meter.
key-attribute-unknown = Choose an attribute.
key-on-unreadable = Enter a date, such as 1/1/2027, or leave this empty.
key-member-unknown = We know no member with the code or name “{ $code }”.
key-share-negative = A share cannot be less than zero.
key-shares-missing = Enter a share for at least one member.
key-shares-unreadable = We cannot read line { $line }. Write a code or name, a semicolon and the share.
key-percent-unreadable = Enter a percentage between 0 and 100.
key-blend-not-whole = The parts must be 100 per cent together, and each more than 0.

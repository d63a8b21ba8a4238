# The cost model of a service, for the question whether a division is fair.

cost-models-open = Cost model
cost-models-title = Cost model of { $service }
cost-models-lead = What would this service cost for a smaller group of members? With a cost model everybody sees whether a division is fair. No bill changes by it.
cost-models-empty = There is no cost model yet
cost-models-empty-text = Until there is, the portal does not say whether a division is fair.
cost-models-new = New cost model
cost-models-new-note = Fill in only the part that you choose above. A model is never changed: a new version holds from its first day. Amounts are for one period, such as a quarter.
cost-model-kind-fixed = A fixed amount and a price per unit
cost-model-kind-threshold = Steps to the largest member of the group
cost-model-kind-table = A table with the cost of each group
cost-model-groups = Groups
cost-model-groups-text = A line for each group, also for each member alone and for all members together. Such as: Bergen, Heiloo: 120.000.
cost-model-starts-note = Holds for periods that start on this day or later. Such as: 1-1-2027.
cost-model-note = Who agreed on this?
cost-model-note-text = Such as: general assembly, 3 June 2026.
cost-model-save = Save cost model
cost-model-version = Version { $version }, from { $day }
cost-model-made = Saved by { $name } on { $at }
cost-model-says-fixed = Each group pays { $fixed }, and { $unit } per unit ({ $by }).
cost-model-says-step = Up to { $up } inhabitants: { $cost }.
cost-model-says-last = More inhabitants: { $cost }.
cost-model-unit-unknown = Choose a unit from the list.
cost-model-start-taken = There is a cost model already that begins on this day.
cost-model-note-too-long = Use at most { $most } characters.
cost-model-groups-missing = Fill in at least one group.
cost-model-line-unreadable = We cannot read this line: { $line }. Write members, a colon and an amount.
cost-model-member-unknown = { $name } is not a member. Write the name or the code.
cost-model-member-twice = In this group a member stands twice, or nobody: { $group }.
cost-model-group-negative = The cost of { $group } must not be below 0.
cost-model-group-twice = This group is there twice: { $group }.
fairness-model-kept = the cost model of this service
fairness-kept = This is the cost model of { $service }, version { $version }, which holds from { $day }.
fairness-kept-link = Look at the cost model
fairness-table-incomplete = The table of this cost model lacks { $count ->
    [one] 1 group
   *[other] { $count } groups
} of the members that take part now. The first: { $group }.
flash-cost-model-added = The cost model is saved.

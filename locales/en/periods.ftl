# Periods over which costs are divided.

periods-title = Periods and costs
periods-lead = Costs and usage belong to a period. Once its allocation is approved, the period is locked.
periods-caption = All periods, newest first
periods-head-name = Period
periods-head-days = Days
periods-head-state = State
periods-head-divided = Divided, in euros
periods-days = { $start } to { $last }
periods-not-divided = Not divided yet
periods-empty = There is no period yet
periods-empty-text = Make a period, such as a quarter. Then you can enter usage and costs.
period-open = Open
period-settled = Locked
period-settled-on = Locked since { $at }

period-new = New period
period-new-title = New period
period-new-lead = Periods may not overlap.
period-name = Name
period-name-text = Such as: 3rd quarter of 2026.
period-start = First day
period-start-text = Such as: 1/7/2026.
period-last = Last day
period-last-text = This day still counts. Such as: 30/9/2026.
period-save = Make the period

period-lead = { $from } to { $until }, { $days ->
    [one] 1 day
   *[other] { $days } days
}.
period-fact-costs = Costs
period-fact-services = { $count ->
    [one] of 1 service
   *[other] of { $count } services
}
period-fact-usage = Usage
period-fact-rows = { $count ->
    [0] Nothing yet
    [one] 1 row
   *[other] { $count } rows
}
period-fact-members = Members that take something
period-fact-state = State
period-fact-open = Open
period-fact-open-note = costs and usage still come in
period-fact-settled-note = its allocation is approved
period-services = Costs by service
period-services-note = Without VAT. Choose a key to see how the service is divided.
period-services-caption = Costs by service in euros without VAT, with allocation key and usage
period-head-service = Service
period-head-key = Allocation key
period-head-usage = Usage so far
period-head-costs = Costs
period-members = { $count ->
    [0] no members
    [one] 1 member
   *[other] { $count } members
}
period-lines = { $count ->
    [0] no cost lines
    [one] 1 cost line
   *[other] { $count } cost lines
}
period-key-of = (allocation key of { $service })
period-key-missing = key needed
period-usage = { $members ->
    [one] { $quantity } { $meter } of 1 member
   *[other] { $quantity } { $meter } of { $members } members
}
period-usage-none = No { $meter } yet
period-usage-missing = usage needed
period-usage-not-needed = not needed
period-total = Total
period-services-empty = No costs in this period yet
period-services-empty-text = Enter the costs of each service, or upload them from your books.
period-runs = Allocations of this period
period-runs-caption = Allocations of this period, newest first
period-runs-none = This period is not divided yet.
period-run = Make an allocation
period-run-text = The allocation uses the costs, keys and usage of this moment. You can look at it first; somebody else approves it.
period-obstacles = How to solve it
period-fix-costs = Enter the costs of this period
period-fix-key = See the allocation key of the service
period-fix-usage = Import usage
period-fix-service = See the service and who takes it
period-fix-members = See the members and their attributes
books-cancel = Cancel

flash-period-made = The period is made.
deed-periods-create = Period made

period-name-missing = Enter a name, such as 3rd quarter of 2026.
period-name-too-long = This name is too long. Use at most { $most } characters.
period-name-taken = There is a period of this name already.
period-start-missing = Enter the first day, such as 1/7/2026.
period-last-missing = Enter the last day, such as 30/9/2026.
period-last-before-start = The last day lies before the first day.
period-overlaps = These days overlap with { $name }. Choose other days.
period-overlaps-now = Somebody else just made a period with the same days.

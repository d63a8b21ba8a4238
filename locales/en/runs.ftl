# Allocation runs: list, review, decision, one amount and files.

runs-title = Allocations
runs-lead = An allocation says what each member pays for each service. One person makes it, another approves it.
runs-new = Make an allocation
runs-caption = All allocations, newest first
runs-head-run = Allocation
runs-head-state = State
runs-head-made = Made by
runs-head-decided = Decided by
runs-head-total = Divided, in euros
runs-not-decided = Not decided yet
runs-empty = There is no allocation yet
runs-empty-text = Choose a period, enter its costs, and make the allocation.

run-title = Allocation { $period }
run-name = { $period }, allocation { $number }
run-number = Allocation { $number }
run-lead = Costs from { $from } to { $until }: { $total }, divided over { $members } members and { $services } services. Without VAT.
run-signed = { $at }, { $name }
run-progress = Progress of this allocation
run-state-draft = Draft
run-state-reviewed = Reviewed, waits for approval
run-state-approved = Approved
run-state-rejected = Sent back
run-step-draft = Draft
run-step-reviewed = Reviewed
run-step-reviewed-todo = Look at the amounts
run-step-approved = Approved
run-step-approved-todo = Waits for a second person
run-step-rejected = Sent back
run-step-settled = Closed
run-step-settled-todo = Then the period is locked

run-fact-costs = To divide
run-fact-costs-note = all costs of the period
run-fact-divided = Divided
run-fact-divided-note = difference { $gap }
run-fact-change = now { $change }
run-fact-signals = Signals
run-fact-signals-value = { $count ->
    [0] None
    [one] 1 amount
   *[other] { $count } amounts
}
run-fact-signals-note = differ { $percent } per cent or more
run-fact-usage = Usage
run-fact-usage-value = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
run-fact-usage-note = received until { $at }

run-matrix-title = Amounts by member and service
run-matrix-note = Choose an amount to see how it was computed.
run-matrix-caption = Amounts by member and service in euros without VAT, with totals on the right and at the bottom
run-matrix-member = Member
run-matrix-change = Difference
run-matrix-total = Total
run-matrix-new = nothing to compare with
run-matrix-nothing = empty
run-was-nothing = was zero
run-filters = Choose amounts
run-filter-members = Show
run-filter-all = All { $count } members
run-filter-flagged = Only members with a signal ({ $count })
run-filter-compare = Compare with
run-filter-nothing = Nothing: this is the first allocation
run-filter-threshold = Signal from
run-filter-percent = { $percent } per cent difference
run-legend-flag-sign = +{ $percent }%
run-legend-flag = { $percent } per cent difference or more
run-legend-none = does not take the service

run-signals = { $count ->
    [0] No signals
    [one] 1 signal
   *[other] { $count } signals
}
run-signals-note = { $explained } explained, { $open } not
run-signals-none = No amount differs much from the compared period.
run-signals-nothing = There is no approved allocation to compare with yet.
run-signal-open = Not explained yet.

run-offer-title = Offer for approval
run-offer-text = Is everything right? Then offer the allocation. Somebody else approves it or sends it back.
run-offer = Offer for approval
run-offer-wait = Finance is still looking at this allocation.
run-back-to-period = Back to the period
run-four-eyes-title = Approve with four eyes
run-person-both = made and reviewed the allocation
run-person-made = made the allocation
run-person-reviewed = reviewed the allocation
run-person-approved = approved the allocation
run-person-rejected = sent the allocation back
run-person-you = { $name } (you)
run-person-may = may decide: you made and reviewed nothing
run-check-sum = The amounts add up to the costs
run-check-sum-not = The amounts do not add up to the costs
run-check-sum-note = difference { $gap }
run-check-pinned = All input is fixed
run-check-pinned-note = { $count ->
    [one] 1 usage row, fingerprint { $hash }
   *[other] { $count } usage rows, fingerprint { $hash }
}
run-check-signals = { $count ->
    [0] All signals are explained
    [one] 1 signal is not explained yet
   *[other] { $count } signals are not explained yet
}
run-check-outdated = Costs or usage changed after this allocation
run-check-outdated-link = Make a new allocation
run-decide = Your decision
run-decide-approve = Approve
run-decide-approve-note = Members see their amount and then have { $days } days to object. The period is locked.
run-decide-reject = Send back
run-decide-reject-note = { $name } reads your note and can make a new allocation.
run-decide-note = Note
run-decide-note-text = Required when you send it back. After approval all members can read this text.
run-decide-save = Record the decision
run-decide-later = Go on later
run-cannot-own = You made or reviewed this allocation yourself. Somebody else must decide.
run-cannot-role = This allocation waits for a decision of the controller or finance.
run-decided-approved = Approved by { $name } on { $at }.
run-decided-rejected = Sent back by { $name } on { $at }.

flash-run-made = The allocation is made. Look at the amounts and then offer it.
flash-run-offered = The allocation now waits for somebody else's approval.
flash-run-approved = You approved the allocation. The members can see it now.
flash-run-rejected = You sent the allocation back.
flash-run-remarked = Your explanation stands beside the amount.
deed-runs-make = Allocation made
deed-runs-review = Allocation offered for approval
deed-runs-approve = Allocation approved
deed-runs-reject = Allocation sent back
deed-runs-remark = Amount explained

run-four-eyes = You made or reviewed this allocation yourself. Somebody else must approve it.
run-decided-meanwhile = { $name } decided about this allocation meanwhile: { $state ->
    [approved] approved
   *[rejected] sent back
}.
run-reviewed-already = { $name } offered this allocation for approval already.
run-not-reviewed = This allocation is not reviewed yet. Offer it for approval first.
run-reason-missing = Say why you send the allocation back.
run-decision-missing = Choose whether you approve the allocation or send it back.
run-remark-missing = Say why this amount differs so much.
run-text-too-long = This text is too long. Use at most { $most } characters.
run-outdated = The costs or the usage of the period changed after this allocation. Make a new one.
run-period-settled = The allocation of { $period } is approved already. There cannot be a second.
run-without-costs = This period has no costs yet. Enter them first.
run-service-without-key = { $service } has costs, but no allocation key for this period yet.
run-service-without-members = { $service } has costs, but no member takes the service in this period.
run-missing-attribute = We know no { key-attribute } of { $member } in or before this period. { $service } is divided by it.
run-missing-weight = { $member } has no fixed share in { $service }. Make a new version of the key.
run-zero-measure = No usage of { $service } is known yet. Nobody would pay.
run-member-not-in-period = { $member } takes { $service }, but is no member in this period.
run-no-joining-day = We do not know the first day of { $member } as a member. The phase-in of { $service } needs it.
run-floor-above-cap = At { $service } the minimum of { $member } (€{ $floor }) lies above its maximum (€{ $cap }).
run-floors-too-high = The minimum amounts of { $service } are €{ $over } higher than its costs together.
run-caps-too-low = The maximum amounts of { $service } leave €{ $missing } that nobody may pay.
run-only-without-share = Of { $service }, €{ $missing } is left for members without a share.
run-usage-without-subject = { $service } counts different { $meter }, but not each usage row says what was counted.
run-two-last-readings = There are two different last readings of { $meter } of { $member }. { $service } is divided by it.
run-not-computed = The allocation cannot be made: { $problem }
run-not-computed-in = The allocation cannot be made for { $service }: { $problem }

amount-title = { $service } for { $member }
amount-lead = { $period }, in euros without VAT.
amount-derivation = How this amount was computed
amount-fact-now = This amount
amount-fact-before = Period before
amount-fact-service = Whole service
amount-fact-share = this member pays { $share }
amount-check-sum = { $count ->
    [one] 1 amount together: { $total }
   *[other] { $count } amounts together: { $total }
}
amount-check-sum-note = Exactly the costs of the service.
amount-check-replay = Everybody can compute this again
amount-check-replay-note = Fingerprint { $hash }
amount-remark-title = Why it differs
amount-remark = Explanation
amount-remark-text = Why this amount differs so much from the period before. After approval all members can read this.
amount-remark-save = Save the explanation
amount-usage-weeks = { $quantity } { $meter } in { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
amount-usage-months = { $quantity } { $meter } in { $count ->
    [one] 1 month
   *[other] { $count } months
}
amount-usage-title = Usage of { $member }: { $meter }
amount-usage-caption = Usage rows of { $member }: { $meter }
amount-usage-section = Usage behind this amount: { $meter }
amount-usage-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
amount-usage-none = No usage in this period.
amount-usage-from = Week or month
amount-usage-quantity = Quantity
amount-usage-day = Day
amount-usage-source = Source
amount-usage-event = Reference
amount-usage-received = Received
amount-week = Week { $week }, from { $from }

run-file-name = allocation
run-file-table = Allocation
run-file-list = Rows
run-file-code = Code
run-file-member = Member
run-file-service = Service
run-file-amount = Amount
run-file-total = Total
run-export-xlsx = Excel
run-export-csv = CSV
run-export-json = Compute again

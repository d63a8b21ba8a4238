# The start page: to do, figures, news.

start-good-morning = Good morning, { $name }
start-good-afternoon = Good afternoon, { $name }
start-good-evening = Good evening, { $name }
start-lead = { $count ->
    [0] No tasks wait for you.
    [one] 1 task waits for you.
   *[other] { $count } tasks wait for you.
}
start-import = Import usage
start-periods = Periods and costs
start-people = People
start-my-costs = Our costs
start-order = Order a service

start-to-do = To do
start-nothing = Nothing to do
start-nothing-text = As soon as something waits for you, you see it here.
start-names-more = { $names } and { $count } more

start-approve = Approve allocation { $period }
start-approve-meta = { $name } allocated { $total }. A second person approves the allocation.
start-approve-action = Review
start-refused = { $count ->
    [one] Correct 1 row of usage
   *[other] Correct { $count } rows of usage
}
start-refused-meta = { $file }, { $period }: { $refused } of { $all } rows were not brought in.
start-refused-action = Correct rows
start-run-draft = Check the draft of allocation { $period }
start-run-draft-meta = { $name } allocated { $total }. Check the amounts and offer the allocation for approval.
start-run-draft-action = Check
start-run-rejected = Allocation { $period } was sent back
start-run-rejected-meta = { $name }: { $reason }
start-run-rejected-action = Look
start-run-waits = Allocation { $period } waits for a colleague
start-run-waits-meta = You allocated or checked { $total }. Somebody else approves.
start-run-waits-action = Look
start-period = Allocate the costs of { $period }
start-period-with-costs = The period is over and costs were entered.
start-period-without-costs = The period is over. No costs were entered yet.
start-period-action = To the period
start-key = Choose an allocation key for { $service }
start-key-meta = Members take this service, but how its costs are divided was not set yet.
start-key-action = Look
start-inhabitants = { $count ->
    [one] The inhabitants of 1 member are unknown
   *[other] The inhabitants of { $count } members are unknown
}
start-inhabitants-meta = { $names }. Without them costs cannot be divided by inhabitants.
start-inhabitants-action = Import
start-invitations = { $count ->
    [one] 1 invitation expires soon
   *[other] { $count } invitations expire soon
}
start-invitations-action = Look
start-first-members = Admit the first member
start-first-members-meta = Members take services and share the costs.
start-first-members-action = Admit a member
start-first-services = Add the first service
start-first-services-meta = A service is what members use and pay for together.
start-first-services-action = Add a service
start-first-periods = Make the first period
start-first-periods-meta = Costs and usage belong to a period, such as a quarter or a year.
start-first-periods-action = Make a period
start-new-costs = See your costs of { $period }
start-new-costs-meta = Your municipality pays { $amount }. Is an amount wrong? Tell the office within { $days } days.
start-new-costs-action = Look
start-ends = { $service } ends soon
start-ends-meta = You gave notice. The last day is { $date }. Arrange something else in time.
start-ends-action = To the service

start-figures = Figures
start-updated = Updated on { $at }
start-divided = Allocated over { $period }
start-own-costs = Your costs of { $period }
start-compared = compared with { $period }
start-first-period = the first period that was allocated
start-part = Your part of all costs
start-part-note = of { $total }
start-own-services = Services that you take
start-own-services-note = { $count ->
    [one] of the 1 service of the cooperative
   *[other] of the { $count } services of the cooperative
}
start-members = Members
start-members-note = { $count ->
    [0] no new members in the last 12 months
    [one] 1 new member in the last 12 months
   *[other] { $count } new members in the last 12 months
}
start-subscriptions = Running subscriptions
start-subscriptions-note = { $count ->
    [one] to 1 service
   *[other] to { $count } services
}
start-per-inhabitant = Per inhabitant, { $period }
start-per-inhabitant-note = with { $people } inhabitants
start-per-inhabitant-own-note = average of all members: { $amount }
start-spark-total = Costs per approved period
start-spark-part = Part per approved period
start-spark-services = Services that you took, per year
start-spark-members = Members per year
start-spark-subscriptions = Subscriptions per year
start-spark-text = From { $first } to { $last }.

start-costs-caption = Costs per service over { $period }, in whole euros without VAT.
start-costs-own-caption = What your municipality pays per service over { $period }, in whole euros without VAT.
start-costs-link = To this allocation
start-costs-own-link = See how these amounts were computed
start-column-service = Service
start-column-bar = Costs side by side
start-column-change = Change
start-not-then = no costs then
start-total = Total
start-services = Services of the cooperative

start-news = News
start-news-approved = Allocation { $period } was approved
start-news-approved-text = { $name } approved an allocation of { $total }.
start-news-approved-own = Your municipality pays { $total }. You see how each amount was computed.
start-news-joined = { $name } became a member
start-news-joined-text = { $name } has { $people } inhabitants.
start-news-order = { $name } takes { $service }
start-news-orders = { $count } members take { $service }
start-news-order-text = From { $date } on they share the costs.

start-resolution = Your municipality has not voted yet.
start-resolution-due = until { $date }
start-resolution-open = The vote waits for a second person who opens it.
start-resolution-close = Voting is over, or everybody has voted.
start-vote = Vote in { $title }
start-vote-meta = { $count } services, budget { $budget }
start-vote-due = until { $date }
start-vote-action = Vote
start-open-round = Look at { $title } and open it
start-open-round-meta = Set up by { $name }. A second person opens the round.
start-open-round-action = Look
start-wishes = { $count ->
    [one] 1 wish waits to be handled
   *[other] { $count } wishes wait to be handled
}
start-wishes-action = Handle
start-news-moved = { $name }: { $state }
start-dead-work = { $count ->
    [one] 1 mail or task failed
   *[other] { $count } mails and tasks failed
}
start-dead-work-meta = The portal tried twelve times.
start-dead-work-action = Look at it

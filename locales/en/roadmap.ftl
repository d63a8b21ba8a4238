# The roadmap: from wish to service.

nav-roadmap = Roadmap
nav-wishes = Wishes
roadmap-title = Roadmap
roadmap-lead = From wish to service: where does everything stand, since when, and who takes part?
roadmap-settings = Settings
roadmap-views = The roadmap in five ways
roadmap-view-board = Board
roadmap-view-queue = Queue
roadmap-view-planning = Planning
roadmap-view-list = List
roadmap-view-parked = Parked and rejected
roadmap-filter = Filter the roadmap
roadmap-programme = Programme
roadmap-all-programmes = All programmes
roadmap-take-part = Taking part
roadmap-all-members = All members
roadmap-own = Only where { $name } takes part
roadmap-fact-way = On the way
roadmap-fact-way-note = being prepared, developed or tried
roadmap-fact-queue = In the queue
roadmap-fact-queue-note = { $count ->
    [one] and 1 open wish
   *[other] and { $count } open wishes
}
roadmap-fact-used = In use
roadmap-fact-lead-time = Lead time of the last service
roadmap-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
roadmap-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
roadmap-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
roadmap-nobody = no member yet
roadmap-phase-wanted = Wishes
roadmap-phase-prepared = Prepare
roadmap-phase-built = Build and try
roadmap-phase-used = Use
roadmap-planned = expected
roadmap-open-wishes = Open wishes
roadmap-turn-now = Now
roadmap-turn-next = Next
roadmap-turn-later = Later
roadmap-now-caption = What is being prepared, built or tried
roadmap-now-none = Nothing is being prepared or built now.
roadmap-queue-title = Next and later
roadmap-queue-caption = The queue in its order, with costs in whole euros without VAT
roadmap-queue-lead = The budget of { $year } is { $budget }; of that { $within } can be spent in this order. { $capacity ->
    [one] 1 service
   *[other] { $capacity } services
} can be built at once.
roadmap-queue-no-lines = The office did not enter a budget and a capacity yet.
roadmap-queue-unplaced = What has no place yet stands in the order in which it came. The board gives places after a round.
roadmap-queue-empty = The queue is empty
roadmap-queue-empty-text = Put in a wish or choose another programme.
roadmap-budget-line = The budget reaches this far
roadmap-capacity-line = The capacity reaches this far
roadmap-no-place = no place yet
roadmap-column-place = Place
roadmap-column-service = Service
roadmap-column-turn = When
roadmap-column-state = State
roadmap-column-who = Who takes part
roadmap-column-costs = Once
roadmap-column-sum = Added up
roadmap-column-bar = Bar chart
roadmap-column-reason = Reason
roadmap-planning-title = Planning per service
roadmap-planning-note = The red line is today.
roadmap-planning-headline = { $count ->
    [0] Of no service it is known when it comes
    [one] 1 service is coming
   *[other] { $count } services are coming
}
roadmap-planning-empty = Nothing is planned yet
roadmap-planning-empty-text = As soon as a candidate is being prepared or has an expected date, it stands here.
roadmap-not-expected = not known yet
roadmap-lead-times = How long did each service take?
roadmap-lead-times-note = Days from ‘eligible’ to ‘offered’, in the order in which they began
roadmap-list-caption = All candidates and services, with costs in whole euros without VAT
roadmap-list-empty = No candidates found
roadmap-parked-caption = What was parked or rejected, and why
roadmap-parked-empty = Nothing was parked or rejected
roadmap-parked-empty-text = What cannot be done, or not yet, comes to stand here, always with the reason.
roadmap-public-link = Look at the public roadmap

roadmap-year-out-of-range = Enter a year from 2000 to 2200.
roadmap-budget-out-of-range = Enter an amount from € 0 to € 1,000,000,000.
roadmap-capacity-out-of-range = Enter a whole number from 0 to 1000.

public-roadmap-title = Public roadmap
public-roadmap-of = Roadmap of { $name }
public-roadmap-lead = Which services these municipalities make together: what is there, what is coming and what they want.
public-roadmap-caption = Services: { $name }
public-roadmap-feed = Follow with Atom
public-roadmap-wanted = In the queue
public-roadmap-nothing = Nothing now.

roadmap-settings-title = Set the roadmap
roadmap-settings-lead = The lines in the queue, and whether everybody may see the roadmap.
roadmap-year = Year of the budget
roadmap-budget = Budget for new services
roadmap-budget-description = In euros, without VAT. The queue shows how far this reaches.
roadmap-capacity = How many services can be built at once?
roadmap-published = Make the roadmap public
roadmap-published-note = Everybody then sees name, description, programme, state and expected date. Costs, reasons, names and what was parked or rejected stay closed.
roadmap-save = Save settings
roadmap-cancel = Back without saving
roadmap-amount-unreadable = We cannot read this amount. Write for instance 1.200.000 or 1200000,00.
roadmap-number-unreadable = Write a whole number.
flash-roadmap-set = The settings were saved.

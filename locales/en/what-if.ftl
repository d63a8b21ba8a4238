# What if: a division with other keys, costs, members or volumes.

whatif-open = What if
whatif-title = What if division { $period } were different?
whatif-lead = Change something and see what each member would pay. We keep nothing: share the address of this page to show the same.
whatif-file-name = What-if
whatif-changes = What you change
whatif-remove = Take away
whatif-none = You have not changed anything yet
whatif-none-text = Choose below what should be different. You can look at several changes together.
whatif-effect = What that does to the bill
whatif-headline = { $losers ->
    [0] No member pays
    [one] 1 member pays
   *[other] { $losers } members pay
} more and { $winners ->
    [0] no member pays
    [one] 1 member pays
   *[other] { $winners } members pay
} less.
whatif-headline-most = { $member } loses most: { $size }.
whatif-headline-least = { $member } gains most: { $size }.
whatif-headline-same = Nobody who stays pays more or less.
whatif-chart-title = Difference per member in euros
whatif-chart-cut = The chart shows the 30 members at each end. All members are in the table.
whatif-legend-more = pays more
whatif-legend-less = pays less
whatif-legend-own = your municipality
whatif-fact-more = Members that pay more
whatif-fact-less = Members that pay less
whatif-fact-old = Together, now
whatif-fact-new = Together, after the changes
whatif-members-caption = What each member pays now and what it would pay, in euros without VAT
whatif-column-name = Member
whatif-column-service = Service
whatif-column-old = Now
whatif-column-new = After the changes
whatif-column-difference = Difference
whatif-column-percent = In per cent
whatif-total = All members
whatif-not-there = does not pay then
whatif-no-percent = cannot be compared
whatif-services = Amounts per service
whatif-services-caption = What each service costs now and what it would cost, in euros without VAT

whatif-says-leave = { $member } is no longer a member.
whatif-says-join = { $member } becomes a member, with { $inhabitants } inhabitants. For what we do not know, we take the mean per inhabitant.
whatif-says-stop = { $member } no longer takes { $service }. The costs of the service stay the same.
whatif-says-take = { $member } takes { $service } as well. The costs of the service stay the same.
whatif-says-key = { $service } is divided by: { $key }.
whatif-says-price = { $service } costs { $price } per unit.
whatif-says-amount = { $service } costs { $amount }.
whatif-says-be = For each member we count { $number } { $what }.
whatif-says-be-of = For { $member } we count { $number } { $what }.
whatif-says-times = All members have { $percent } { $what }.
whatif-says-times-of = { $member } has { $percent } { $what }.

whatif-damping = Step by step
whatif-damping-note = Let the amounts change not at once, but by at most so many per cent per year and per service.
whatif-damping-rise = More per year, at most
whatif-damping-fall = Less per year, at most
whatif-damping-none = all at once
whatif-damping-free = as much as fits
whatif-damping-percent = { $percent } per cent
whatif-damped-arrived = In year { $year } every member pays the new amount.
whatif-damped-not-arrived = After { $years } years not every member pays the new amount yet.
whatif-damped-caption = What each member pays in each year, in euros without VAT
whatif-damped-year = Year { $year }
whatif-undamped-tariff = { $service } changes at once: that is a price per unit.
whatif-undamped-bounds = { $service } changes at once: that service has a minimum or maximum of its own.
whatif-undamped-refund = { $service } changes at once: that is money back.
whatif-undamped-new = { $service } changes at once: nobody paid for it yet.

whatif-add = Change something
whatif-add-note = Each change is added to the ones before.
whatif-service = Service
whatif-member = Member
whatif-all-members = all members
whatif-add-key = Another allocation key
whatif-key = Divide by
whatif-key-equal = every member the same
whatif-key-inhabitants = inhabitants
whatif-key-blend = 30 per cent equally, 70 per cent by inhabitants
whatif-do-key = Change the key
whatif-add-cost = Other costs
whatif-cost = New amount or difference
whatif-cost-note = An amount, such as 120.000, or a percentage, such as +10% or -5%.
whatif-do-cost = Change the costs
whatif-add-volume = Other volumes
whatif-meter = What
whatif-whose = Whose
whatif-percent-label = Difference
whatif-percent-note = Such as 10 for more, or -10 for less.
whatif-do-volume = Change the volume
whatif-add-join = A municipality becomes a member
whatif-join-name = Name
whatif-inhabitants = Number of inhabitants
whatif-inhabitants-note = It takes all services. We estimate usage and other facts with the mean per inhabitant.
whatif-do-join = Add the municipality
whatif-add-taking = One service for one member
whatif-taking = Then
whatif-taking-stop = the member no longer takes the service
whatif-taking-take = the member takes the service
whatif-do-taking = Change who takes it
whatif-taking-unknown = Choose whether the member takes the service.
whatif-add-leave = A member stops
whatif-do-leave = Take the member away

whatif-unknown = The address holds something that we do not know: { $what }.
whatif-unreadable = We cannot read what the address holds for { $what }.
whatif-twice = The address holds something twice, or it is there already: { $what }.
whatif-no-member = { $what } is no member in this division.
whatif-no-service = { $what } is no service in this division.
whatif-not-that = That cannot be done with { $service }: a service has a total amount or a price per unit.
whatif-not-listed = All members take part in { $service }: nobody can go in or out by itself.
whatif-nothing-to-multiply = In this division nothing was counted for { $what }.
whatif-missing-attribute = { $service } cannot be divided like that: of { $member } we do not know: { $name }.
whatif-missing-weight = { $service } cannot be divided like that: { $member } has no agreed share there.
whatif-zero-measure = { $service } cannot be divided like that: all members count for nothing there.
whatif-nobody = Nobody would take { $service } any more, while its costs remain.
whatif-damping-too-tight = { $service } does not fit within these percentages: the service becomes so much dearer or cheaper that the amounts do not add up. Choose a higher percentage.
whatif-damping-unreadable = Choose by how many per cent an amount may change each year: 0 or more, and no more than 100 less.
whatif-not-computed = We cannot compute it like that ({ $problem }).
whatif-service-unknown = Choose a service from the list.
whatif-key-unknown = Choose what to divide by.
whatif-meter-unknown = Choose what becomes more or less.
whatif-cost-unreadable = Write an amount, such as 120.000, or a percentage, such as +10%.
whatif-percent = Write a percentage from -100 to 1000, such as 10 or -10.
whatif-join-name-empty = Write the name of the municipality, of at most 80 characters.
whatif-join-is-member = { $name } is a member already.
whatif-join-inhabitants = Write how many inhabitants the municipality has.

whatif-agenda = Put on an agenda
whatif-agenda-note = The question is added to an item as a document, not its answer. Whoever opens it sees the comparison computed anew. Members see it once the allocation is approved.
whatif-agenda-item = Item
whatif-agenda-choose = Choose an item
whatif-agenda-title-text = For example: what if Zutphen stops with the case system?
whatif-agenda-save = Put on the agenda
whatif-agenda-none = No assembly with items is in preparation.
whatif-agenda-convened = The members were called to this assembly already
whatif-agenda-empty = First change something in the allocation
whatif-agenda-item-missing = Choose an item
flash-whatif-on-agenda = The question stands with the item.

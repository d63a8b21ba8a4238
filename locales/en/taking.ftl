# What a member takes: ordering with an example of the costs, packages, approval, standing per service, overview.

nav-orders = Orders
nav-adoption = Who takes what

effect-column-member = Member
effect-column-old = Now
effect-column-new = Then
effect-column-difference = Difference
effect-total = Together
effect-caption = What each member pays for { $service }, now and then, in euros without VAT
effect-cannot = We cannot compute yet what this means for { $service }: there is no approved allocation, and no allocation key with figures for an example.
effect-note-run = Computed on the approved costs of { $service } over { $period }, by the allocation key of that period.
effect-note-example = Example: no allocation of { $service } was approved yet. This is a year in which the service costs €100,000, by the allocation key of today.
effect-note-estimated = What was not measured of this member yet, we estimate: as much per inhabitant as the other members.
effect-join-nothing = { $member } pays { $new }. Nothing changes for other members.
effect-join-less = { $member } pays { $new }. { $count ->
    [one] The other member pays
   *[other] The other { $count } members together pay
} { $others } less.
effect-join-more = { $member } pays { $new }. { $count ->
    [one] The other member pays
   *[other] The other { $count } members together pay
} { $others } more.
effect-change-nothing = { $member } pays { $new }, now { $old }. Nothing changes for other members.
effect-change-less = { $member } pays { $new }, now { $old }. { $count ->
    [one] The other member pays
   *[other] The other { $count } members together pay
} { $others } less.
effect-change-more = { $member } pays { $new }, now { $old }. { $count ->
    [one] The other member pays
   *[other] The other { $count } members together pay
} { $others } more.
effect-leave-nothing = { $member } pays { $old } now. Nothing changes for other members.
effect-leave-less = { $member } pays { $old } now. { $count ->
    [one] The other member then pays
   *[other] The other { $count } members together then pay
} { $others } less.
effect-leave-more = { $member } pays { $old } now. { $count ->
    [one] The other member then pays
   *[other] The other { $count } members together then pay
} { $others } more.

ends-with-month = a month
ends-with-quarter = a quarter
ends-with-year = a calendar year
ends-with-label-month = A month
ends-with-label-quarter = A quarter
ends-with-label-year = A calendar year

order-notice = { $count ->
    [0] Notice can be given without a notice period. The service stops on the last day of { $ends }.
    [one] The notice period is 1 month. The service stops on the last day of { $ends }.
   *[other] The notice period is { $count } months. The service stops on the last day of { $ends }.
}
order-choose = Go on with this service
order-check = Check the order
order-next-form = What happens then
order-next-check = First you see what the service costs your municipality and what your choice means for others. Only then do you order.
order-needs-approval-note = The office approves orders of this service. Until then you do not take the service and pay nothing.
order-package = Package
order-package-description = Choose what fits your municipality. You can change later.
order-quantity = Quantity
order-quantity-between = Fill in a quantity from { $least } up to and including { $most }.
order-quantity-from = Fill in a quantity of { $least } or more.
order-quantity-up-to = Fill in a quantity of at most { $most }.
order-quantity-any = Fill in a quantity.
order-quantity-unreadable = We cannot read this quantity. Write for instance 120 or 12,5.
order-quantity-missing = Fill in how many { $unit } your municipality takes.
order-quantity-unasked = This service has no quantity. Leave it empty.
order-quantity-below = You order at least { $least } { $unit }.
order-quantity-above = You order at most { $most } { $unit }.
order-package-missing = Choose a package.
order-package-unknown = This package of { $name } cannot be ordered (any more). Choose another package.
order-basis-missing = { $member } has no valid procurement basis for { $name } on this day. Ask the office to record under which tender, lot or option your municipality may take it, or choose a later first day.
order-waits-already = Your last order of { $name } still waits for the office. Withdraw it first, or wait for the decision.
order-needs-approval = An order of { $name } waits for the office first.

order-check-title = Check the order
change-check-title = Check the change
order-check-lead = { $member } and { $service }: what it costs, what it means for others and until when you are bound. Nothing was ordered yet.
order-check-effect = What it means for everybody
order-check-terms = What you order, and by which rule
order-share = Your share in the costs
order-share-note = over a period like { $period }
order-share-note-example = in an example of €100,000
order-price = Price of the package
order-price-note = per year, beside the share
order-from = From
order-at-least-until = At least up to and including
order-at-least-until-note = if you give notice on the first day
order-at-most-until = At most up to and including
order-at-most-until-note = the last day of the membership
order-rule = Giving notice
order-rule-service = This is the rule of this service.
order-rule-cooperative = This is the rule of the cooperative.
order-basis = Procurement basis
order-next-taken = The service is ordered at once, and you get a confirmation by mail.
order-next-waits = The office gets your order and approves or refuses it. You hear by mail.
order-next-leaves = After that { $member } is no member any more. The service then ends by itself. Whoever succeeds { $member } orders the service itself.
order-older-than-rules = The order is older than the rules of this service: it now needs a package or a quantity. Refuse it and ask for a new order.
order-ask = Put the order to the office
order-again = Change the order

change-title = Change { $service }
change-lead = Choose another package or quantity of { $service }, and from when. Until that day everything stays as it is.
change-starts = From
change-starts-description = Today or later. You take the service since { $date }.
change-submit = Make the change
change-needs-approval-note = The office approves changes of this service. Until then nothing changes.
change-nothing-offered = There is nothing to choose
change-nothing-offered-text = This service has no packages and no quantities.
change-notice-given = Notice was given for this service. It cannot be changed any more; you can order it again after its last day.
change-before-begin = The change cannot begin before the day from which you take the service ({ $date }).
change-nothing = You changed nothing. Choose another package or quantity.
subscriptions-change = Change

package-costs-year = Price: { $price } per year, beside the share in the costs.
package-costs-unit = Price: { $price } per year for one of the { $unit }, beside the share in the costs.
package-costs-usual = Counts as usual in the allocation key.
package-costs-factor = Counts { $factor } times as heavily in the allocation key.

orders-own = Orders at the office
orders-own-caption = Orders that wait for the office or were refused
order-column-starts = From
order-column-state = State
order-column-member = Member
order-column-asked = Asked
order-state-asked = waits for the office
order-state-approved = approved
order-state-refused = refused
order-state-withdrawn = withdrawn
order-reason-by = { $by }: { $reason }
order-asked-by = ordered by { $by }
order-withdraw = Withdraw
order-no-action = nothing left to do

orders-title = Orders
orders-lead = { $count ->
    [0] No order waits for you.
    [one] 1 order waits for the office.
   *[other] { $count } orders wait for the office.
} Only approved orders count in the allocation.
orders-waiting = To approve
orders-waiting-caption = Orders that wait for the office
orders-none = Nothing waits
orders-none-text = Orders of services that ask for approval appear here.
orders-decided = Decided before
orders-decided-caption = Orders that were decided about
order-title = { $member }: { $service }
order-asked-on = Asked by { $by } on { $date }
order-decided-by = Decided by { $by } on { $date }.
order-what = What was ordered
order-approve-title = Approve
order-approve-text = The member then takes the service from the day it asked, and pays its share. It gets a mail.
order-approve = Approve the order
order-refuse-title = Refuse
order-refuse = Refuse the order
order-reason = Reason
order-reason-description = The member reads this reason.
order-reason-missing = Write why you refuse this order. The member reads it.
order-reason-too-long = This reason is too long: at most { $most } characters.
order-decision-missing = Choose whether you approve or refuse the order.
order-decided-already = This order was decided about already.

office-order-no-package = No package
office-order-package-description = Of the service that you choose. Empty for a subscription that is older than the packages.
office-order-quantity-description = Only for services that are ordered by a quantity.

leaving-title = What leaving costs your municipality
leaving-costs = After the last day your municipality still pays { $total }, in years that run down. It starts from what your municipality paid for this service in the last year: { $contribution }.
leaving-costs-nothing = After the last day your municipality pays nothing more: the cooperative has no exit rule.
leaving-caption = What a member still pays after leaving, per year
leaving-column-year = Year
leaving-column-percent = Part of the contribution
leaving-column-amount = Amount
leaving-year = Year { $number } after leaving
leaving-total = Together
leaving-effect = What leaving means for others

rules-link = Order rules
rules-title = Order rules and packages
rules-lead = How members order, change and give notice on { $service }. What you leave empty goes by the rules of the cooperative.
rules-unit = What is counted
rules-unit-description = In the plural, such as workplaces or connections. Empty where members give no quantity.
rules-least = Smallest quantity
rules-most = Largest quantity
rules-notice = Months of notice
rules-notice-description = Empty: the { $count ->
    [one] 1 month
   *[other] { $count } months
} of the cooperative.
rules-ends = Stops on the last day of
rules-ends-description = After the notice period a subscription runs on until that day.
rules-approval = The office approves each order
rules-approval-note = Until the approval the member does not take the service and does not count in the allocation.
rules-basis = A procurement basis is needed
rules-basis-note = Without a valid basis a member cannot order.
rules-save = Save the rules
rules-back = Back to the service
rules-unit-too-long = This is too long: at most { $most } characters.
rules-unit-missing = Fill in what is counted, or leave the quantities empty.
rules-most-zero = The largest quantity is more than zero.
rules-most-below-least = The largest quantity is smaller than the smallest.
rules-notice-number = Fill in a whole number of months, or leave this empty.
rules-notice-range = The notice period is at most { $most } months.
rules-ends-missing = Choose when a subscription stops.

packages-title = Packages
packages-note = From the first package on each member chooses one when it orders.
packages-caption = Packages that members can order
packages-none = There are no packages
packages-none-text = Members order the service as it is. Add a package where there is something to choose.
package-column-name = Package
package-column-cost = What it costs
package-name = Name of the package
package-name-description = Such as Base or Plus.
package-description = What it holds
package-kind = How the package counts
package-kind-factor = By a factor
package-kind-factor-note = A member with factor 1.25 counts a quarter more in the allocation key. As usual is 1.
package-kind-price = By a price
package-kind-price-note = An amount per year without VAT, beside the share; with a quantity: for each of them.
package-price = Factor or price
package-price-description = For instance 1,25 or 1.200,00.
package-add = Add the package
package-withdraw = Take out of the offer
package-name-missing = Fill in the name of the package.
package-name-too-long = This name is too long: at most { $most } characters.
package-name-taken = There is a package with the name { $name } already.
package-description-too-long = This description is too long: at most { $most } characters.
package-kind-missing = Choose whether the package counts by a factor or by a price.
package-price-missing = Fill in the factor or the price.
package-price-unreadable = We cannot read this number. Write for instance 1,25 or 1.200,00.
package-price-negative = A price is not less than zero.
package-factor-range = A factor lies between 0.01 and { $most }.
package-meanwhile = Somebody else just added a package. Try again.
package-withdrawn-already = This package was taken out of the offer already.

bases-link = Procurement basis
bases-title = Procurement per member
bases-lead = Under which tender, lot or option members may take { $service }, and until when.
bases-needed = Without a valid basis a member cannot order this service.
bases-not-needed = This service asks for no basis when it is ordered. You set that in the order rules.
bases-caption = Procurement basis per member
bases-none = Nothing was recorded yet
bases-none-text = Record below under which tender a member may take the service.
basis-column-member = Member
basis-column-tender = Tender
basis-column-kind = Basis
basis-column-days = Begin of the subscription
basis-column-state = State
basis-from = from { $from }
basis-from-until = from { $from } up to and including { $until }
basis-valid = valid
basis-later = not valid yet
basis-over = expired
basis-withdrawn = withdrawn
basis-new = Record a basis
basis-member = Member
basis-choose = Choose a member
basis-tender = Tender
basis-tender-description = Number and name, as in TenderNed.
basis-lot = Lot or option
basis-lot-description = For instance Lot 2, or Option B: later joiners.
basis-kind = Why that is enough
basis-kind-participant = Took part in the tender
basis-kind-option = Option in the contract
basis-kind-below-threshold = Below the threshold
basis-kind-in-house = In-house award
basis-valid-from = Valid from
basis-valid-from-description = On this day or later the subscription may begin.
basis-valid-until = Valid up to and including
basis-valid-until-description = Empty where there is no last day.
basis-record = Record the basis
basis-withdraw = Withdraw
basis-member-missing = Choose a member.
basis-kind-missing = Choose why that is enough.
basis-from-missing = Fill in from when the basis is valid.
basis-tender-missing = Fill in the tender.
basis-too-long = This is too long: at most { $most } characters.
basis-ends-before = The last day lies before the first.
basis-withdrawn-already = This basis was withdrawn already.

exit-link = Exit rule
exit-title = Exit rule
exit-lead = What a member that leaves a service still contributes: a part of its own contribution, which becomes smaller every year.
exit-percentages-label = Percentages per year
exit-percentages-description = One number for each year after leaving, such as 100, 80, 60, 40, 20. Empty where leaving costs nothing.
exit-percentages = Fill in at most { $most } percentages, from 0 up to and including 100.
exit-percentages-unreadable = We cannot read these percentages. Write for instance 100, 80, 60, 40, 20.
exit-none = There is no exit rule: after the last day a member pays nothing more.
exit-example-title = Example
exit-example = Who paid { $contribution } for a service in the last year, still pays { $total } after leaving.
exit-back = Back to the services

saying-unknown = Does not know yet
saying-unknown-note = Your municipality has not decided about it.
saying-interested = Is interested
saying-interested-note = Your municipality wants to know more or think along.
saying-pledged = Pledges
saying-pledged-note = Your municipality will take the service. With a condition the pledge counts apart.
saying-expired = Pledge expired
saying-expired-note = The last day of the pledge has passed.
saying-own-build = Has its own built
saying-own-build-note = Your municipality has the service built from the specifications. Give a reason.
saying-stays = Stays with what it has
saying-stays-note = Your municipality keeps its own solution. Give a reason.
saying-implementing = Is implementing the service
saying-implementing-note = Your municipality takes the service and is bringing it into use.
saying-live = Works with the service
saying-live-note = Inhabitants or staff use the service.

place-unknown = not known
place-interested = interested
place-pledged = pledged
place-pledged-if = pledged on a condition
place-own-build = own build
place-stays = stays with what it has
place-takes = takes it
place-implementing = implementing
place-live = works with it
place-notice-given = gave notice
place-left = left

stance-link = Change where your municipality stands
stance-title = Your municipality and { $service }
stance-lead = Where your municipality stands with { $service }. A pledge becomes an order only when you order yourself.
stance-saying = What your municipality says
stance-condition = Condition
stance-condition-description = Only with a pledge, for instance: only if the pilot succeeds at six municipalities.
stance-until = The pledge holds up to and including
stance-until-description = Required with a condition. After that the pledge expires by itself.
stance-reason = Reason
stance-reason-description = Required for own build and for staying with what you have. Other members read along.
stance-note = Explanation
stance-note-description = Other members read along.
stance-save = Save
stance-back = Back to the service
stance-now = Where you stand now
stance-since = since { $date }
stance-open = All members see this, suppliers do not.
stance-history = What your municipality said before
stance-said-by = { $by }, { $date }
stance-condition-said = Condition: { $condition }.
stance-until-said = Holds up to and including { $date }.
stance-pledge-title = You pledged
stance-pledge-text = Is everything met? Then order the service. You first see what it costs. Without your order nothing happens.
stance-pledge-confirm = Turn the pledge into an order
stance-missing = Choose where your municipality stands.
stance-not-possible = This does not fit what your municipality takes of { $name }. Choose something else.
stance-until-missing = A pledge with a condition has a last day. Fill it in.
stance-until-past = The last day lies in the past.
stance-until-too-late = This day lies more than { $years } years ahead. Check the year.
stance-reason-missing = Write why. Other members learn from it.
stance-too-long = This text is too long: at most { $most } characters.
stance-meanwhile = A colleague just changed this. Look at what it says now, and try again.

service-own-standing = Your municipality
service-ordering = Ordering and giving notice
service-standing = Who pledges, builds its own or has something else
service-standing-caption = Members that do not take { $name }, by where they stand
service-standing-none = Nothing is known of the other members yet.
service-condition = condition: { $condition }; up to and including { $date }

adoption-link = Who takes what
adoption-title = Who takes what
adoption-lead = { $members ->
    [one] 1 member
   *[other] { $members } members
} and { $services ->
    [one] 1 service
   *[other] { $services } services
}: who takes it, pledges, builds its own or stays with what it has.
adoption-csv = Download as CSV
adoption-filter = Narrow the overview down
adoption-filter-words = Programme, service or supplier
adoption-filter-service = Service
adoption-filter-state = Standing
adoption-filter-size = Inhabitants of the member
adoption-all = All
adoption-size-small = Fewer than 25,000
adoption-size-medium = 25,000 to 50,000
adoption-size-large = 50,000 to 100,000
adoption-size-largest = 100,000 or more
adoption-tabs = View
adoption-tab-matrix = Table
adoption-tab-lists = Lists per service
adoption-caption = Where each member stands with each service
adoption-column-service = Service
adoption-column-member = Member
adoption-column-members = Members
adoption-column-inhabitants = Inhabitants
adoption-column-state = Standing
adoption-column-since = Since
adoption-column-condition = Condition
adoption-column-until = Holds up to and including
adoption-column-reason = Reason
adoption-column-count = Number
adoption-column-takes = Takes
adoption-takes-all = Members that take it
adoption-not-known = not known or not in this selection
adoption-shown = { $count ->
    [0] No members
    [one] 1 member
   *[other] Members { $from } to { $to } of { $count }
}
adoption-legend = What the signs mean
adoption-legend-text = A dash: nothing is known, or it lies outside your selection. The totals count all members in the selection.
adoption-total-takes = Times taken
adoption-total-pledged = Times pledged
adoption-total-pledged-if = Pledged on a condition
adoption-total-own-build = Times own build
adoption-total-stays = Stays with what it has
adoption-list-note = { $takes } of the { $count } members take it
adoption-list-caption = Who stands where with { $service }
adoption-list-none = Nobody in this selection
adoption-list-none-text = Choose another standing or size.
adoption-to-service = To the service
adoption-none = Nothing found
adoption-none-text = Choose another standing, service or size.
adoption-show-all = Show everything
adoption-file = who-takes-what

start-pledge = Confirm your pledge for { $service }
start-pledge-meta = Your municipality pledged. Order the service, or change the pledge.
start-pledge-meta-if = Condition: { $condition }
start-pledge-due = holds up to and including { $date }
start-pledge-action = Look
start-orders = { $count ->
    [one] 1 order waits for approval
   *[other] { $count } orders wait for approval
}
start-orders-action = Decide

flash-subscription-asked = Your order is with the office. You hear by mail.
flash-subscription-changed = The change was made.
flash-order-withdrawn = The order was withdrawn.
flash-order-decided-meanwhile = The office had decided about this order already.
flash-order-approved = The order was approved. The member gets a mail.
flash-order-refused = The order was refused. The member gets your reason by mail.
flash-basis-recorded = The basis was recorded.
flash-basis-withdrawn = The basis was withdrawn.
flash-basis-withdrawn-already = This basis was withdrawn already.
flash-rules-set = The order rules were saved.
flash-package-added = The package was added.
flash-package-withdrawn = The package was taken out of the offer.
flash-package-withdrawn-already = This package was taken out of the offer already.
flash-exit-rules-set = The exit rule was saved.
flash-stance-said = Where your municipality stands was saved.

mail-order-asked-subject = Order to approve: { $service }
mail-order-asked-text = { $by } ordered { $service } for { $member } at { $cooperative }, from { $day }. This service asks for the approval of the office:
mail-order-refused-subject = Order refused: { $service }
mail-order-refused-text = { $by } refused the order of { $service } for { $member } at { $cooperative }. The reason:
mail-subscription-changed-subject = Changed: { $service }
mail-subscription-changed-text = { $by } changed { $service } for { $member } at { $cooperative }. The change begins on { $day }. Your subscriptions:
mail-pledge-expired-subject = Pledge expired: { $service }
mail-pledge-expired-text = The pledge of { $member } for { $service } at { $cooperative } held up to and including { $day } and has expired. Nothing was ordered.
mail-pledge-expired-condition = Your condition was: { $condition }
mail-pledge-expired-next = Do you still want the service? Then pledge again, or order:

deed-exit-rules-set = Exit rule changed
deed-order-rules-set = Order rules changed
deed-orders-approve = Order approved
deed-orders-ask = Order put to the office
deed-orders-refuse = Order refused
deed-orders-withdraw = Order withdrawn
deed-packages-add = Package added
deed-packages-withdraw = Package taken out of the offer
deed-procurement-bases-record = Procurement basis recorded
deed-procurement-bases-copy = Procurement basis given to the successor
deed-stances-copy = Pledge given to the successor
deed-procurement-bases-withdraw = Procurement basis withdrawn
deed-stances-expire = Pledge expired
deed-stances-say = Where a member stands changed
deed-subscriptions-change = Package or quantity changed

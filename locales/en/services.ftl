# Services: the list, one service, and what the office does with it.

services-title = Services
services-lead = The cooperative has { $count ->
    [one] 1 service
   *[other] { $count } services
}.
services-lead-member = The cooperative has { $count ->
    [one] 1 service
   *[other] { $count } services
}. Your municipality takes { $taken } of them.
services-lead-filtered = { $found } of { $count } services.
services-order = Order a service
services-new = New service
services-filter = Find services
services-filter-words = Name, description or supplier
services-filter-state = State
services-all-states = All
services-caption = Services of the cooperative, with their state and who takes them
services-column-service = Service
services-column-state = State
services-column-own = Your municipality
services-column-takers = Taken by
services-column-bar = Part of the members
services-column-supplier = Supplier
services-column-summary = What it does
services-column-product = Product
services-exports = Take along
services-exports-note = All services in one file, those that you do not take too.
services-csv = Services as CSV
services-xlsx = Services as Excel
services-json = Services as JSON
services-own-since = since { $date }
services-own-until = up to and including { $date }
services-own-not = does not take this service
services-no-supplier = no supplier known
services-none-found = No service found
services-none-found-text = Try another word or another state.
services-show-all = Show all services
services-none = There are no services yet
services-none-text = The office adds services. After that, members can order them and costs can be allocated.

service-state-development = In development
service-state-pilot = Pilot
service-state-offered = Offered
service-state-in-operation = In operation
service-state-ended = Ended

service-order = Order
service-edit = Change
service-taken = Your municipality has taken this service since { $date }.
service-give-notice = Give notice
service-ends = Your municipality stops with this service after { $date }
service-ends-text = Notice was given. You pay your share up to and including that day.
service-takers = Taken by
service-takers-value = { $count } of { $members } members
service-inhabitants = Inhabitants
service-inhabitants-note = of the members that take the service
service-cost = Costs
service-about = What the service does
service-no-summary = There is no description yet.
service-supplier = Supplier
service-upl = UPL product
service-meters = What is counted
service-code = Code in files
service-costs = What the service costs
service-key = How the costs are divided
service-key-since = Holds since { $date }.
service-key-none = No allocation key has been set for this service yet.
service-keys-link = All versions of the allocation key
service-who = Who takes the service
service-who-caption = Members that take { $name }, and since when
service-column-member = Member
service-column-since = Since
service-from = from { $date }
service-until = up to and including { $date }
service-nobody = Nobody takes it yet
service-nobody-text = As soon as a member orders this service, it appears here.
service-former = { $count ->
    [one] 1 subscription has ended.
   *[other] { $count } subscriptions have ended.
}

costs-over-time-title = Costs per period, in euros without VAT
costs-over-time-note = Approved allocations only, in euros without VAT.
costs-over-time-period = Period
costs-over-time-costs = Costs
costs-over-time-change = Change
costs-over-time-no-change = no earlier period
costs-first = { $period } is the first period that was allocated
costs-same = The costs of { $period } equal those of { $before }
costs-rose = The costs of { $period } are { $percent } higher than those of { $before }
costs-fell = The costs of { $period } are { $percent } lower than those of { $before }

services-new-title = New service
services-edit-title = Change { $name }
service-form-lead = Members see the name, the description and the state. The code stands in files and does not change any more.
service-form-name = Name
service-form-name-description = As members know the service, for instance Case system.
service-form-code = Code
service-form-code-description = Small letters, digits and hyphens, for instance death-notice.
service-form-summary = What the service does
service-form-summary-description = In plain words, a few sentences.
service-form-state = State
service-form-supplier = Supplier
service-form-upl = UPL product
service-form-upl-description = The name in the list of uniform products, for instance overlijdensaangifte.
service-form-sort = Place in lists
service-form-sort-description = A small number comes first. Equal numbers go by name.
service-form-create = Add the service
service-form-save = Save the changes
service-form-cancel = Back without saving
service-form-meters = Meters
service-form-meters-text = A meter counts the use of the service, such as cases or workplaces. Files with usage name its code.
service-form-meters-none = This service has no meter yet. Without one, its costs cannot be divided by usage.
service-form-meters-caption = Meters of { $name }
service-form-meter-column-name = Name
service-form-meter-column-code = Code
service-form-meter-name = Name in the plural
service-form-meter-name-description = For instance cases.
service-form-meter-code = Code
service-form-meter-add = Add the meter

service-code-form = Write a code of small letters, digits and hyphens, for instance death-notice.
service-code-taken = This code is in use already. Choose another.
service-name-missing = Fill in the name of the service.
service-name-taken = There is a service of this name already.
service-name-too-long = The name is too long. It may have { $most } characters.
service-summary-too-long = The description is too long. It may have { $most } characters.
service-state-unknown = Choose a state.
service-still-taken = This service cannot end yet: { $count } members take it. Give notice for them first.
service-sort-form = Write a whole number from 0 to 9999.
meter-name-length = Fill in a name of at most { $most } characters.
meter-code-taken = This code is in use for another meter.

flash-service-added = The service was added.
flash-service-changed = The changes were saved.
flash-meter-added = The meter was added.

# Members: the list, one member, admission, departure, attributes and files.

members-title = Members
members-lead = The cooperative has { $count ->
    [one] 1 member
   *[other] { $count } members
}, together { $people } inhabitants.
members-lead-plain = The cooperative has { $count ->
    [one] 1 member
   *[other] { $count } members
}.
members-admit = Admit a member
members-import = Import a file
members-filter = Find members
members-filter-words = Name or code
members-caption = Members with their inhabitants, their services and the start of their membership
members-sort-name = Member
members-sort-inhabitants = Inhabitants
members-sort-services = Services
members-sort-joined = Member since
members-column-bar = Inhabitants side by side
members-column-votes = Votes
members-own = (your municipality)
members-no-inhabitants = inhabitants unknown
members-until = up to and including { $date }
members-total = Total
members-blank = blank
members-none-found = No member found
members-none-found-text = Check the name, or search for the code, such as GM0153.
members-show-all = Show all members
members-none = There are no members yet
members-none-text = Admit a municipality, or import a file of municipalities.
members-show-left = Show those that left too ({ $count })
members-shows-left = You see the members that left.
members-show-present = Show the members of today

member-since = Member since { $date }
member-joins = Member from { $date }
member-leaves = Member up to and including { $date }
member-left = Left after { $date }
member-code = Code
member-inhabitants = Inhabitants
member-on = on { $date }
member-services = Services
member-services-value = { $count } of { $services }
member-cost = Costs
member-votes = Votes
member-order = Order a service
member-let-go = Let go
member-my-costs = See your costs
member-takes = Which services this member takes
member-takes-caption = Services of { $name }, with the costs in euros without VAT
member-takes-none = No services yet
member-takes-none-text = { $name } takes no services now.
member-column-service = Service
member-column-since = Since
member-column-bar = Costs side by side
member-column-costs = Costs { $period }
member-column-costs-plain = Costs
member-column-action = Action
member-no-costs = no costs allocated yet
member-total = Total
member-give-notice = Give notice
member-no-action = notice given already
member-attributes = Attributes
member-attributes-caption = Attributes of { $name } with their reference date
member-attributes-none = No attributes yet
member-attributes-none-text = Costs can be divided by inhabitants only when their number is known.
member-column-attribute = Attribute
member-column-on = Reference date
member-column-value = Value
member-attribute-new = Add or correct an attribute

attribute-inhabitants = Inhabitants
attribute-budget = Budget
attribute-workplaces = Workplaces

members-new-title = Admit a member
members-new-lead = Find the municipality in the register, or fill in the details yourself.
members-new-search = Search the register of municipalities
members-new-found = Municipalities found
members-new-choose = Choose { $name }
members-new-choice-note = { $code }, { $people } inhabitants
members-new-is-member = is a member already
members-new-not-found = No municipality found. Fill in the details below yourself.
member-form-name = Name
member-form-code = Code
member-form-code-description = The CBS code of the municipality, such as GM0153. A partnership gets a code of its own.
member-form-joined = First day of the membership
member-form-votes = Votes
member-form-votes-description = Matters only where votes are weighted.
member-form-inhabitants = Inhabitants
member-form-inhabitants-on = Reference date of the inhabitants
member-form-submit = Admit the member
member-form-cancel = Back to the members
member-form-next = What happens
member-form-next-seen = The member stands in the list of members from now on.
member-form-next-order = From the first day on the member can order services.
member-form-next-people = After that, invite a member manager at People.

member-code-form = Write a code of capitals and digits, for instance GM0153.
member-code-taken = There is a member with this code already.
member-name-missing = Fill in the name.
member-name-too-long = The name is too long. It may have { $most } characters.
member-name-taken = There is a member of this name already.
member-votes-range = Write a whole number from 0 to 1,000,000.
member-joined-missing = Fill in the first day of the membership.
member-inhabitants-form = Write a number without letters, for instance 159,732.
member-inhabitants-on-missing = Fill in the reference date of the inhabitants.

departure-title-of = Let { $name } go
departure-lead = Choose the last day of the membership. You first see what happens.
departure-last-day = Last day of the membership
departure-last-day-description = Often it is the last day of a year.
departure-check = See what happens
departure-submit = Let { $name } go after { $date }
departure-keep = Do not let go
departure-what = What happens
departure-ends = The membership of { $name } ends after { $date }.
departure-subscriptions = { $count ->
    [0] { $name } takes no services after that day.
    [one] 1 service ends on that day: { $services }.
   *[other] { $count } services end on that day: { $services }.
}
departure-withdrawn = { $count ->
    [one] 1 order for later is withdrawn: { $services }.
   *[other] { $count } orders for later are withdrawn: { $services }.
}
departure-costs = { $name } pays its share up to and including that day. What was allocated does not change.
departure-people = The people of { $name } can still look at their costs, until you take their access away at People.
departure-final = You cannot undo this.
departure-last-day-missing = Fill in the last day.
member-leaves-already = { $name } leaves already.
member-leaves-before-joining = The last day lies before the first day of the membership ({ $joined }).

attribute-title = Attribute of { $name }
attribute-lead = An attribute holds from its reference date until there is a newer one. Allocations that were made do not change.
attribute-name = Attribute
attribute-name-description = For instance inhabitants or workplaces.
attribute-on = Reference date
attribute-value = Value
attribute-submit = Save the attribute
attribute-back = Back to { $name }
attribute-name-form = Begin with a letter and use at most 40 letters and digits.
attribute-value-form = Write a number of zero or more, for instance 159,732 or 12.5.

member-imports-title = Import members and attributes
member-imports-lead = Choose a CSV file. You first see what the file does. Nothing changes yet.
member-imports-file = File
member-imports-file-description = CSV with semicolons or commas, at most 5 MB. Columns: code, name, and attributes such as inhabitants.
member-imports-purpose = What do you want to do?
member-imports-purpose-attributes = Update attributes of members
member-imports-purpose-attributes-note = Municipalities in the file that are no members do not count.
member-imports-purpose-members = Admit new members too
member-imports-purpose-members-note = Every municipality in the file that is no member yet becomes one.
member-imports-on = Reference date
member-imports-on-description = For attributes for which the file names no reference date.
member-imports-joined = Member from
member-imports-joined-description = For new members for which the file names no start.
member-imports-submit = Check the file
member-imports-example = What a file looks like
member-imports-example-text = The first row holds the names of the columns. Every column of numbers that we do not know becomes an attribute.
member-imports-example-caption = Example of a file
member-imports-example-code = GM0153
member-imports-example-other-code = GM0193
member-imports-example-name = Enschede
member-imports-example-other = Zwolle
member-imports-check-title = Check of the file
member-imports-check-good = This file is good
member-imports-check-good-text = Nothing has changed yet. Check the figures and bring it in.
member-imports-check-empty = This file changes nothing
member-imports-check-empty-text = Everything in it is known already.
member-imports-check-bad = { $count ->
    [one] 1 row is not right
   *[other] { $count } rows are not right
}
member-imports-check-bad-text = Nothing has changed. Correct the rows in the file and choose it again.
member-imports-newcomers = New members
member-imports-settings = New values
member-imports-corrections = Corrected values
member-imports-same = Known already
member-imports-ignored = Does not count
member-imports-ignored-note = rows of those who are no members, or double
member-imports-faults = Rows that are not right
member-imports-faults-caption = Rows that are not right, with the reason
member-imports-column-row = Row
member-imports-column-column = Column
member-imports-column-value = What stands there
member-imports-column-reason = Why
member-imports-newcomers-caption = Members that come in
member-imports-settings-caption = Attributes that change
member-imports-column-member = Member
member-imports-column-code = Code
member-imports-column-joined = Member from
member-imports-column-attribute = Attribute
member-imports-column-on = Reference date
member-imports-column-before = Was
member-imports-column-after = Becomes
member-imports-new-value = new
member-imports-more = You see the first { $shown } of { $count }.
member-imports-go = Bring the file in
member-imports-again = Choose another file
member-imports-file-missing = Choose a file.
member-imports-file-too-large = This file is too large. It may be 5 MB.
member-import-unreadable = The file could not be read. Nothing has changed.
member-import-refused = The file has { $count } rows that are not right. Nothing has changed.
member-import-meanwhile = { $name } became a member meanwhile. Nothing has changed. Check the file again.

office-subscription-title = Order a service for { $name }
office-subscription-lead = Choose the service and the day on which the member begins.
office-subscription-starts-description = May lie in the past, as long as that period was not approved.
office-subscription-none = There is no service that this member can still order.
office-cancellation-title = Give notice of { $service } for { $name }
office-cancellation-withdrawn = The order of { $name } begins on { $date } only. It is withdrawn: the member pays nothing.
office-cancellation-last = { $name } works for this member up to and including { $date }. Up to that day it pays its share.

flash-member-admitted = { $name } was admitted.
flash-member-let-go = { $name } is a member up to and including { $date }.
flash-attribute-set = The attribute was saved.
flash-members-imported = The file was brought in: { $admitted } new members, { $set } values.

# The administration of the portal: the cooperatives themselves.

platform-title = Cooperatives
platform-lead = All cooperatives on this portal. What you do here leaves a trace.
platform-new = New cooperative
platform-caption = Cooperatives on this portal
platform-empty = No cooperatives yet
platform-empty-text = Make the first cooperative and invite its first administrator.
platform-why = Reason
platform-why-note = Will stand in the audit log of the portal.
platform-why-missing = Say why you do this.
platform-back = Back to the cooperatives
form-cancel = Cancel

cooperative-new-title = New cooperative
cooperative-new-lead = The cooperative begins empty. After that you invite its first administrator.
cooperative-name = Name
cooperative-address = Address in the portal
cooperative-address-note = Small letters, digits and single dashes, such as samen-digitaal. Stands in every web address and does not change.
cooperative-legal-form = Legal form
cooperative-votes = Votes
cooperative-notice = Notice for a service
cooperative-dispute = Time to dispute
cooperative-dispute-note = For so long a member may dispute a line of an approved allocation.
cooperative-deviation = Change that stands out
cooperative-deviation-note = An amount that changes more than this on the period before gets a mark.
cooperative-unit-months = months
cooperative-unit-days = days
cooperative-theme = Colours
cooperative-make = Make cooperative
cooperative-at = To be found at /{ $address }.
cooperative-terms = Terms
cooperative-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
cooperative-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
cooperative-percent = { $count }%
cooperative-name-missing = Enter the name of the cooperative.
cooperative-name-long = Keep the name shorter than { $most } characters.
cooperative-address-missing = Enter an address.
cooperative-address-length = Take an address of 2 to 40 characters.
cooperative-address-form = Use only small letters, digits and single dashes between them.
cooperative-address-reserved = The portal uses the word { $address } itself. Choose another address.
cooperative-address-taken = This address belongs to another cooperative. Choose another address.
cooperative-choose = Choose one of the possibilities.
cooperative-number = Enter a whole number.
cooperative-between = Enter a number from { $least } to { $most }.
flash-cooperative-made = { $name } has been made. Now invite its first administrator.

legal-form-cooperative-ua = Cooperative U.A. (excluded liability)
legal-form-cooperative-ba = Cooperative B.A. (limited liability)
legal-form-cooperative-wa = Cooperative W.A. (statutory liability)
legal-form-joint-arrangement = Joint arrangement
votes-equal = One member, one vote
votes-weighted = Weighted votes
theme-gemeengoed = Gemeengoed
theme-buch = BUCH
theme-rijk-van-nijmegen = Rijk van Nijmegen

administrator-title = Invite the first administrator
administrator-lead = This person gets the role office and invites others from then on.

# The uniform product list, as the operator of the portal keeps it.
upl-list-title = Uniform product list
upl-list-lead = The list has { $count } products. Municipalities offer { $municipal } of them. { $ended ->
    [0] All products of earlier lists are still on it.
    [one] 1 product is no longer on it; who uses it keeps it.
   *[other] { $ended } products are no longer on it; who uses them keeps them.
}
upl-list-open = Product list
upl-list-file = File with the list
upl-list-file-note = A CSV file in UTF-8 with at least the name and the URI of each product. The name that means that there is no name yet does not count.
upl-list-deed = What do you want to do?
upl-list-deed-check = Look first
upl-list-deed-check-note = You see what would change. Nothing changes yet.
upl-list-deed-import = Update the list
upl-list-deed-import-note = Choose the same file once more. What disappears gets an end date and stays.
upl-list-submit = Send file
upl-list-check = What this file does
upl-list-nothing = Nothing changes: the list is like this already.
upl-list-would = { $count } products, { $municipal } of them of municipalities. { $same ->
    [one] 1 product stays the same.
   *[other] { $same } products stay the same.
}
upl-list-refused = { $count ->
    [one] 1 row is wrong. Correct it and choose the file again.
   *[other] { $count } rows are wrong. Correct them and choose the file again.
}
upl-list-faults = Rows that are wrong
upl-list-row = Row
upl-list-column = Column
upl-list-value = Value
upl-list-reason = What is wrong
upl-list-fresh = New: { $count }
upl-list-changed = Changed: { $count }
upl-list-gone = Ended: { $count }
upl-list-more = And { $count } more.
flash-upl-imported = The list is up to date: { $fresh } new, { $changed } changed, { $gone } ended.

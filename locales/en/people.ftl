# People and roles of a cooperative.

people-title = People
people-lead = { $count ->
    [one] 1 person has access. Whoever you invite gets an email with a link.
   *[other] { $count } people have access. Whoever you invite gets an email with a link.
}
people-invite = Invite somebody
people-invited = Invited
people-invited-note = These people have not accepted their invitation yet.
people-invited-caption = Invitations that wait for an answer
people-name = Name
people-for = Works for
people-roles = Roles
people-until = Valid until
people-withdraw = Withdraw
people-of = People of { $whom }
people-you = this is you
people-from = Works for it from { $date } on
people-invite-title = Invite somebody
people-invite-lead = The invitation is valid for two weeks. If you invite somebody again, the old link lapses.
people-roles-office = Roles at the office
people-roles-member = Roles for a member
people-send = Send invitation
people-works-for = Works for { $whom }.
people-may = What may this person do?
people-own = This is you. If you take a role away, you cannot give it back to yourself.
people-save = Save roles
people-remove = Take access away
people-remove-title = Take the access of { $name } away?
people-remove-lead = This person now works for { $whom }.
people-remove-after = Access stops at once. The account stays, and what this person has done stays in the audit log. You can invite again later.
people-remove-sure = Take access away
people-role-member-manager = Keeps the member's subscriptions and people and sees its costs.
people-role-voter = Sees everything of the member and votes for it.
people-role-reader = Reads along and changes nothing.
people-role-office = Keeps members, services, people and roles, and reads the audit log.
people-role-finance = Enters usage and costs and makes the allocation.
people-role-controller = Approves or rejects an allocation made by another, and reads the audit log.
people-role-board = Sees everything of the office and the audit log, and changes nothing.
people-role-supplier = Sees the services only.
roles-missing = Choose at least one role.
roles-do-not-fit = Choose roles that go with whom this person works for.
people-last-administrator = This is the last person with the role office. Give somebody else that role first.
people-last-manager = This is the last member manager of your organisation. Give somebody else that role first.
invitation-member-gone = Choose a member that is a member now.
invitation-has-seat = This person has access here already. Open the person to change the roles.
flash-invitation-sent = The invitation to { $email } has been sent.
flash-invitation-withdrawn = The invitation has been withdrawn.
flash-roles-changed = The roles have been saved.
flash-person-removed = Access has been taken away.

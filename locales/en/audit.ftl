# The audit log: who did what, and whether the chain over it holds.

audit-title = Audit log
audit-lead = Who did what, when and from where. Nobody can change or remove anything here.
audit-check = Check the chain
audit-csv = As CSV
audit-jsonl = With seals (JSON)
audit-filter = Filter the audit log
audit-person = Who
audit-deed = What
audit-from = From
audit-until = Up to
audit-all = All
audit-when = When
audit-who = Who
audit-what = What
audit-ip = From address
audit-seal = Seal
audit-portal = the portal itself
audit-waits = being sealed
audit-total = { $count ->
    [one] 1 event
   *[other] { $count } events
}
audit-none = Nothing found
audit-none-text = No event goes with this filter.
audit-all-again = Show everything
audit-empty = Nothing has happened yet
audit-empty-text = As soon as somebody does something, it stands here.
audit-chain-title = Chain of the audit log
audit-chain-lead = Every event has a seal: a code over the event and the seal before it. Whoever changes something breaks the chain.
audit-chain-holds = chain holds
audit-chain-broken = chain does not hold
audit-intact = The chain holds
audit-intact-text = { $count ->
    [one] The one sealed event was computed again.
   *[other] All { $count } sealed events were computed again.
}
audit-broken = The chain does not hold
audit-broken-number = Event { $found } stands where event { $expected } should be: something was taken out or put in.
audit-broken-seal = The seal of event { $n } does not follow: this event was changed, or one before it.
audit-last = Last seal
audit-last-note = Keep this code outside the portal. With it you can later show that nothing of before today was changed.
audit-copy = Copy code
audit-sealed = Sealed events
audit-waiting = Waiting for their seal
audit-file = audit-log
audit-column-number = Number
audit-column-at = When
audit-column-person = Who
audit-column-deed = What
audit-column-detail = Detail
audit-column-subject = Reference
audit-column-ip = From address
audit-column-hash = Seal

deed-api-tokens-make = Access for a system made
deed-api-tokens-revoke = Access of a system revoked
deed-audit-export = Audit log taken along
deed-cooperatives-create = Cooperative made
deed-invitations-accept = Invitation accepted
deed-invitations-create = Invitation sent
deed-invitations-withdraw = Invitation withdrawn
deed-members-admit = Member admitted
deed-members-import = Members imported
deed-members-let-go = Membership ended
deed-members-set-attribute = Attribute of a member entered
deed-passwords-change = Password changed
deed-passwords-reset = New password chosen with a link
deed-people-change-roles = Roles changed
deed-people-remove = Access taken away
deed-services-add = Service added
deed-services-add-meter = Meter added
deed-services-change = Service changed
deed-sessions-revoke = Browser signed out
deed-sessions-start = Signed in
deed-subscriptions-give-notice = Notice given on a service
deed-subscriptions-order = Service ordered
deed-usage-events-receive = Usage received from a system
deed-usage-imports-cancel = Import of usage stopped
deed-usage-imports-confirm = Import of usage confirmed
deed-usage-imports-handle = Report about usage handled
deed-usage-imports-start = File with usage offered
deed-usage-imports-store = Usage imported

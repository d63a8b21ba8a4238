# The link of a service to the back office of a member.
backoffice-title = Link to the back office
backoffice-summary = Works at { $working } of { $all } members that take this service.
backoffice-caption = Link of { $name } to the back office, per member
backoffice-column-state = State
backoffice-column-day = Day
backoffice-column-note = Note
backoffice-column-action = Change
backoffice-unknown = not filled in yet
backoffice-no-note = no note
backoffice-not-yours = not of your municipality
backoffice-edit = Change the link
backoffice-edit-title = Link of { $service } to the back office
backoffice-edit-lead = How far the link of { $service } to the back office of { $member } is. All members see this, suppliers do not.
backoffice-own = Link to your back office: { $said }
backoffice-state = How far is the link?
backoffice-state-none = No link
backoffice-state-planned = Planned
backoffice-state-testing = In test
backoffice-state-working = Works
backoffice-on = Day
backoffice-on-description = Planned: for when. In test or works: since when. Not needed without a link.
backoffice-save = Save the state of the link
backoffice-back = Back
backoffice-history = What was filled in before
backoffice-said-none = No link.
backoffice-said-planned = Planned for { $date }.
backoffice-said-testing = In test since { $date }.
backoffice-said-working = Works since { $date }.
backoffice-state-missing = Choose how far the link is.
backoffice-day-missing = Fill in a day: for when the link is planned, or since when it is there.
backoffice-day-past = This day has passed. Fill in for when the link is planned now.
backoffice-day-future = This day is still to come. Choose Planned, or fill in since when the link is there.

flash-backoffice-said = The state of the link is saved.

deed-backoffice-links-say = State of a link changed

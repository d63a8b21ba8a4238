# The life of a service, from candidate to its end: gates, history, specifications, programmes.

nav-pipeline = From candidate to service
pipeline-title = From candidate to service
pipeline-lead = { $count ->
    [one] 1 service: where does it stand, since when, and what comes next?
   *[other] { $count } services: where do they stand, since when, and what comes next?
}
pipeline-views = The services in three ways
pipeline-view-board = Board
pipeline-view-timeline = Timeline
pipeline-view-list = List
pipeline-filter = Filter services
pipeline-caption = Services with their state, how long they stand in it and what is expected
pipeline-since = since { $date }
pipeline-version = version { $version }
pipeline-no-specification = no specifications yet
pipeline-tender = Tender { $date }
pipeline-blockers = { $count ->
    [one] Something stands in the way at 1 member
   *[other] Something stands in the way at { $count } members
}
pipeline-quick-win = { $name } (quick win)
pipeline-timeline-title = Timeline of ten years
pipeline-timeline-headline = { $count ->
    [one] 1 service
   *[other] { $count } services
} in ten years, { $wins ->
    [0] without quick wins
    [one] 1 of which is a quick win
   *[other] { $wins } of which are quick wins
}
pipeline-none = There are no services or candidates yet
pipeline-none-text = As soon as the office adds a service or a candidate, it stands here. Or else choose another programme.

life-title = Life
life-note = From candidate until now: who decided, when, and what was shown.
life-in-state = In this state
life-whole = Since the beginning
life-lead-time-note = from ‘eligible’ to ‘offered’
life-lead-time-none = not offered yet
life-history-caption = The states, the newest first, with who decided and what was shown
life-history-none = Nothing is known of the history of this service yet.
life-column-evidence = Who decided, and what was shown
life-decided-by = Decided by { $body }
life-column-planned = Planned
life-body-unknown = Nobody wrote down who decided.
life-entered-by = entered by { $name }
life-next = Next gate: { $state }
life-next-body = Decided by: { $body }. This has to be there:
life-plan = Plan
life-plan-note = If each step takes as long as it did for { $name }.
life-pilots = Pilot
life-pilots-note = What the members that try it measured, and what stands in their way.
life-pilots-caption = Members in the pilot, with effect and blocker
life-pilot-large = large member, { $inhabitants } inhabitants
life-pilot-small = small member, { $inhabitants } inhabitants
life-column-effect = Measured effect
life-column-blocker = What stands in the way
life-not-measured = nothing measured yet
life-no-blocker = nothing in the way
life-blocked = Blocked
life-specifications = Specifications
life-specification = Version { $version }: { $title }
life-specifications-none = No specifications were published yet.
life-published-on = Published on { $date }
life-others = How long did the next services take?
life-others-note = Days from ‘eligible’ to ‘offered’
life-deed-step = Change the state
life-deed-edit = Change the facts of the service
life-deed-specify = Publish specifications
life-deed-like = Begin a new service the same way
life-deed-find = Enter a finding

life-body-any-member = a member
life-body-board = the board
life-body-working-group = the working group
life-body-board-or-assembly = the board or the assembly
life-body-cooperative = the cooperative
life-body-supplier = the supplier
life-body-pilot-members = the members that try it
life-body-assembly = the assembly

life-field-wish = Wish
life-field-proposer = Proposed by
life-field-product = Product
life-field-problem = Problem
life-field-members-interested = Members that want this
life-field-inhabitants = Their inhabitants
life-field-kind = Kind
life-field-process = The process
life-field-variants = Variants
life-field-working-group = Working group
life-field-specification = Adopted specifications
life-field-tender-reference = Number of the tender
life-field-lots = Lots
life-field-tender-options = Options of the tender
life-field-participants = Members that take part
life-field-supplier = Supplier
life-field-milestones = Milestones
life-field-pilot-members = Members that try it
life-field-measured = What is measured
life-field-price = Price
life-field-agreement = Service agreement
life-field-conditions = Conditions
life-field-version = Version
life-field-service-level = Service level
life-field-successor = Successor
life-field-migration = How members move over
life-field-ends-on = Last day
life-field-decision = Where is the decision written down?
life-field-resolution = Resolution of the assembly
life-choice-new = new
life-choice-change = change of what exists

life-description = Full description
life-variants = Variants of the process
life-data = More about this service
life-quick-win = Quick win
life-quick-win-yes = yes
life-quick-win-note = Brings much, and soon.
life-tender-on = Tender expected
life-cost-centre = Cost centre
life-vat = VAT for members
life-vat-compensable = compensable (VAT compensation fund)
life-vat-deductible = deductible
life-vat-cost-increasing = cost-increasing
life-task-field = Task field (Iv3)
life-contact = Contact
life-candidate = Candidate
life-wished = See the candidate that this service began as
life-needs = Needs
life-needed-by = Is needed for
life-facility-note = national facility, not charged
life-key-proposal = Proposed allocation key
life-key-proposal-note = Taken over from { $name }. Not decided yet.
life-drivers = Why this must be
life-driver-common-ground = Common Ground
life-driver-privacy = GDPR
life-driver-environment = Environment and Planning Act
life-driver-agenda-2020 = Digital Agenda 2020
life-driver-digital-government = Digital Government Act
life-none = Not chosen
life-edit-title = Facts of { $name }
life-form-lead = Members see everything. Suppliers see the process, the variants and the tender, and nothing of money or people.
life-form-variants = One a line: a name, a bar | and what differs.
life-form-open = Suppliers see this date.
life-form-task-field = For instance 0.4 or 6.71a.
life-form-agreement = A title, a bar | and the address. Or words alone.
life-form-services = Which services does it need?
life-form-facilities = Which national facilities does it need?
flash-life-changed = The facts were saved.

step-title = Change the state of { $name }
step-lead = Now: { $state }. Choose the new state first. Then you see what it takes.
step-choose-label = Choose the new state
step-gate = Gate: { $state }
step-body = Decided by: { $body }.
step-who-office = The office enters this decision.
step-who-board = The board or the office enters this decision.
step-decided-on = Day of the decision
step-decided-on-note = From this day on it is in the new state.
step-lines = One a line.
step-specification = Publish the specifications first. Then you can choose the version here.
step-pilot-members = Choose large and small members.
step-large = large
step-decision = For instance: board, 12 October 2026, item 4.
step-choose = Make a choice
step-no-resolution = No resolution in this portal
step-resolution-named = Resolution { $number }: { $words }
step-resolution-note = Only resolutions that were adopted are listed.
step-becomes = From here on it is a service. It stands in the list of services under this name.
step-why-back = Going back always asks for a reason.
step-why-skip = You skip steps, or come from outside the order. Write why.
step-why-optional = May stay empty.
step-submit = Change the state to { $state }
life-only-new = A service only becomes a candidate again where it was parked, rejected or just eligible.
life-is-a-service = This is a service already. It cannot go back to before development, and cannot be parked or rejected.
life-reason-back = Write why the service goes back.
life-reason-skip = Write why you skip steps.
life-decided-later = The decision cannot lie in the future.
life-decided-before = The decision cannot lie before the last one.
life-evidence-missing = Fill this in. The gate asks for it.
life-specification-missing = Choose a published version of the specifications.
life-member-unknown = Choose members of this cooperative.
life-pilot-one-size = Choose at least one large and one small member.
life-pilot-unmeasured = First enter the measured effect of: { $names }.
life-resolution-missing = Choose the resolution of the assembly, or write where the decision is written down.
life-resolution-not-here = The assembly does not decide about this step.
life-resolution-not-adopted = Choose a resolution that was adopted.
life-no-pilot = Nobody tries this service.
life-not-in-pilot = This member does not take part in the pilot.
life-finding-missing = Write what you measured, or what stands in the way.
life-vat-unknown = Choose one of the labels.
life-task-field-form = Write a task field such as 0.4 or 6.71a.
life-driver-unknown = Choose from the list.
life-programme-unknown = Choose a programme from the list.
life-need-unknown = Choose from the list.
life-needs-itself = A service does not need itself.

finding-title = Finding about { $name }
finding-lead = What did a member measure in the pilot, and what stands in the way? The newest finding of a member counts; older ones are kept.
finding-effect-note = For instance: 62% declare online, the desk saves 9 hours a week.
finding-blocker-note = Empty where nothing stands in the way.
finding-keep = Enter the finding
flash-finding-kept = The finding was entered.

specifications-title = Specifications
specifications-lead = All published versions. Suppliers always see them; you decide whether everybody may read them.
specifications-public = Make the specifications public
specifications-public-note = Everybody then reads them without signing in. No names of people are among them.
specifications-public-link = See the public specifications
specifications-caption = Published versions per service
specifications-none = There are no specifications yet
specifications-none-text = Publish them on the page of a service or a candidate.
specification-column-version = Version
specification-column-day = Published
specification-new-title = Publish specifications of { $name }
specification-lead = A published version never changes. Where there is news, publish a new version.
specification-form-title = Title of this version
specification-form-title-note = For instance: Interface with the civil registry.
specification-form-text = Specifications
specification-form-text-note = You may use Markdown.
specification-add-document = Add a document
specification-publish = Publish
flash-specification-published = The specifications were published.
flash-specifications-set = The setting was saved.
public-specifications-title = Public specifications
public-specifications-of = Specifications of { $name }
public-specifications-lead = What services of these municipalities must be able to do. Everybody may build with them.
public-specifications-none = No specifications were published yet.

programmes-title = Programmes
programmes-lead = Services that belong together, and how far each programme is.
programmes-caption = Programmes with their number of services
programmes-none = There are no programmes yet
programmes-none-text = The office adds programmes, or names one with a candidate.
programmes-keep = Manage programmes
programmes-keep-lead = A programme gathers services that belong together, such as the Environment and Planning Act.
programmes-change = Change
programmes-new = New programme
programme-services = Services and candidates
programme-used = In use
programme-ends = Done on
programme-summary = What it is about
programme-save = Save
programme-empty = This programme has no services yet
programme-empty-text = Choose this programme with a service or a candidate.
programme-name-missing = Enter a name.
programme-name-taken = This name is taken.
flash-programme-saved = The facts were saved.
facilities-title = National facilities
facilities-lead = What services need of the country. Members do not pay for it through the cooperative.
facilities-caption = National facilities, with the services that need them
facilities-none = There are no national facilities yet
facilities-none-text = The office adds them. Then you choose them with a service.
facilities-keep = Manage facilities
facilities-keep-lead = National facilities cost members nothing through the cooperative. Choose them with a service as something that it depends on.
facilities-new = New facility
facility-name = Facility
facility-owner = Kept by
facility-who = Needed for
facility-needed = { $count ->
    [0] no service yet
   *[other] { $count } services
}
candidate-form-like = This candidate goes the same way as { $name }: process, variants, outline of the specifications, plan and a proposed allocation key come along. Members and money do not.

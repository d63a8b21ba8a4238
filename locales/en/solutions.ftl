# Solutions: what members built, who uses it and what that saves.

nav-solutions = Reuse
solutions-title = Reuse
solutions-lead = Members share { $count ->
    [0] no solutions yet
    [one] 1 solution
   *[other] { $count } solutions
} that you can take over{ $dead ->
    [0] .
    [one] { "," } and 1 dead end that you can skip.
   *[other] { "," } and { $dead } dead ends that you can skip.
}
solutions-filter = Search solutions
solutions-filter-words = Name, product, process or builder
solutions-filter-product = Product
solutions-filter-builder = Built by
solutions-filter-maturity = How far
solutions-filter-state = State
solutions-filter-used = Your municipality
solutions-all-products = All products
solutions-all-builders = All members
solutions-all-maturities = Everything
solutions-all-states = All
solutions-all-uses = Everything
solutions-use-used = We use
solutions-use-wanted = We want too
solutions-use-neither = New to us
solutions-found = { $count ->
    [one] 1 solution
   *[other] { $count } solutions
}
solutions-caption = Solutions of members, with who uses and wants them, and what they saved
solutions-column-compare = Compare
solutions-column-name = Solution
solutions-compare-this = Compare { $name }
solutions-compare = Compare the chosen solutions
solutions-more = More about reuse
solutions-exports = Take along
solutions-exports-note = All solutions in one file, without drafts.
solutions-none-found = No solution found
solutions-none-found-text = Try another word, or choose fewer filters.
solutions-show-all = Show all solutions
solutions-none = There are no solutions yet
solutions-none-text = Has your municipality built something that others can use? Put it here.

solution-state-draft = Draft
solution-state-published = To be reused
solution-state-dead-end = Dead end
solution-state-ended = Ended
solution-maturity-concept = Idea
solution-maturity-development = In development
solution-maturity-beta = Trial
solution-maturity-stable = Mature
solution-maturity-obsolete = Obsolete
solution-maturity-note-concept = There is a plan, and no software yet.
solution-maturity-note-development = It is being built.
solution-maturity-note-beta = A few municipalities try it out.
solution-maturity-note-stable = Municipalities work with it every day.
solution-maturity-note-obsolete = Do not begin with it: nothing new will come.

solution-new = Share a solution
solution-new-title = Share a solution
solution-edit = Change
solution-edit-title = Change a solution
solution-form-lead = Say what it does, what it costs and who knows more. Amounts are without VAT.
solution-name = Name
solution-name-description = As you call it yourself, such as: Digital files Social Services.
solution-summary = What does it do?
solution-summary-description = In one sentence.
solution-description = More about it
solution-description-description = **Stars** make text bold, - makes a list.
solution-products = Products
solution-products-description = The names of the uniform product list, one a line. Such as: parkeervergunning.
solution-products-list = All names of the list
solution-processes = Processes
solution-lines-description = One a line.
solution-licence = Licence
solution-licence-description = The short name, such as: EUPL-1.2.
solution-version = Version
solution-repository = Source code
solution-publiccode = publiccode.yml
solution-address-description = The address on the web, beginning with https://.
solution-variant-of = Variant of
solution-candidate = Service on the roadmap
solution-candidate-description = Does the solution do what members ask for there? Who wants the solution then supports that service too.
solution-adopt-low = Adopting costs at least
solution-adopt-high = Adopting costs at most
solution-run-low = Running costs each year at least
solution-run-high = Running costs each year at most
solution-cost-description = Once, without VAT and own hours. Leave empty what you do not know.
solution-suppliers = Suppliers
solution-contact-name = Who knows more about it?
solution-contact-email = E-mail address of who knows more
solution-builder = Built by
solution-keeper = Now of
solution-keeper-since = { $to }, since { $date }, by the reorganisation of { $from }
deed-solutions-hand-over = Solution went to the successor
solution-builder-description = The member that built the solution.
solution-none-chosen = No choice
solution-submit-new = Save the draft
solution-submit = Save the changes
solution-cancel = Cancel

solution-lead = Built by { $builder }, { $count ->
    [0] not in use with any member yet.
    [one] in use with 1 member.
   *[other] in use with { $count } members.
}
solution-dead-end-title = Dead end: do not do this again
solution-draft-text = This is a draft. Only its builder and the office see it. Publish it once it is right.
solution-what = What it does
solution-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
solution-users = Use this
solution-users-note = together { $people } inhabitants
solution-wants = Want this too
solution-wants-note = counts on the roadmap
solution-wants-uncounted = no candidate on the roadmap counts this
solution-wants-partly = { $count ->
    [0] does not count on the roadmap yet
    [one] 1 of them counts on the roadmap
   *[other] { $count } of them count on the roadmap
}
solution-saved = Saved
solution-saved-note = { $count ->
    [0] nobody has estimated yet
    [one] estimate of 1 user
   *[other] estimate of { $count } users
}
solution-data = Data
solution-maturity = How far
solution-state = State
solution-changed = Changed on
solution-download = Download publiccode.yml
solution-file-missing = There is no publiccode.yml to download yet. Missing:
solution-file-no-licence = a licence
solution-file-no-repository = the address of the source code
solution-costs = What it costs
solution-costs-note = Stated by the builder, without VAT and own hours.
solution-adopt = Adopting, once
solution-run = Running, each year
solution-cost-range = { $low } to { $high }
solution-cost-unknown = Not known
solution-contact = Ask the builder
solution-contact-note = For { $member }
solution-mail = Send a mail
solution-want = We want this too
solution-unwant = We want this no longer
solution-wanted-by = Who wants this too
solution-wanted-since = since { $date }
solution-own = (your municipality)
solution-wanted-by-none = No member has asked for this yet.
solution-uncounted = This does not count on the roadmap yet: no candidate there is about it, or more than one.
solution-make-wish = Make it a wish
solution-support-candidate = Support the candidate about this
solution-on-roadmap = On the roadmap too
solution-variants = Variants
solution-move-title = Change the state
solution-move-note = All members read the state and the reason.
solution-reason = Reason
solution-reason-description = Needed for a dead end and for ending: what went wrong, and what do you advise others?
solution-move-published = Publish
solution-move-dead_end = Call it a dead end
solution-move-ended = End it

solution-name-missing = Give the solution a name.
solution-name-taken = There is a solution of this name already. Choose another name.
solution-summary-missing = Write in one sentence what it does.
solution-maturity-missing = Choose how far the solution is.
solution-builder-missing = Choose the member that built the solution.
solution-text-too-long = Use no more than { $most } characters.
solution-too-many-products = Name no more than { $most } products.
solution-address-unreadable = This is no address of the web. Begin with https://.
solution-email-unreadable = This is no e-mail address. A good one looks like name@municipality.nl.
solution-amount-unreadable = We cannot read this amount. Write it as 18.000 or 18.000,50.
solution-range-unreadable = The lowest amount is higher than the highest, below zero, or over a billion.
solution-variant-unknown = Choose another solution from the list.
solution-candidate-unknown = Choose a service from the list.
solution-state-unknown = Choose a state.
solution-state-same = The solution has this state already.
solution-reason-missing = Write why. Other members learn from it.

lessons-title = What others learned
lessons-none = Nobody has written down yet what it learned.
lesson-new = Write a lesson down
lesson-new-title = Write a lesson down
lesson-new-lead = What should another municipality know before it begins? What did not work helps too.
lesson-kind = What kind of lesson is it?
lesson-kind-worked = Worked well
lesson-kind-watch = Watch out
lesson-kind-dead-end = Dead end
lesson-note-worked = You advise this to others.
lesson-note-watch = Somebody else has to think of this.
lesson-note-dead-end = You tried this, and it did not work.
lesson-title = The lesson in a few words
lesson-title-description = Such as: begin with new files.
lesson-text = What happened?
lesson-text-description = What did you do, what came of it, and what would you do now?
lesson-submit = Save the lesson
lesson-kind-missing = Choose what kind of lesson it is.
lesson-title-missing = Write the lesson in a few words.
lesson-text-missing = Write what happened.

use-who = Who uses this
use-who-note = The user states this itself. A statement counts for 12 months.
use-caption = Members that use this solution
use-column-member = Municipality
use-column-statement = Statement
use-inhabitants = { $count } inhabitants
use-experience = Experience
use-since = Since
use-version = Version
use-contact = Contact:
use-no-experience = No experience stated.
use-no-version = Not known
use-no-contact = not stated
use-nobody = No member has stated yet that it uses this.
use-until = up to and including { $date }
use-valid = Valid
use-expired = Expired
use-expires-in = Expires in { $count ->
    [one] 1 day
   *[other] { $count } days
}
use-none = No statement
use-state = We use this
use-change = Our statement
use-title = Statement of use
use-lead = State that your municipality uses { $name }. Other members see your statement for { $months } months. Then we ask again.
use-now = Your statement now
use-now-text = It counts up to and including { $date }. Is everything still right? Then renewing is enough.
use-renew = Renew the statement
use-end = We use this no longer
use-since-description = The day on which your municipality began, such as: 1-3-2025.
use-experience-description = What goes well, and what could be better?
use-contact-name = Whom can other members call or mail?
use-contact-description = All members of the cooperative see this name.
use-contact-email = E-mail address of this person
use-submit = State our use
use-since-missing = Fill in since when your municipality uses this.
use-since-later = This day is still to come. State the use once it has begun.
use-of-a-draft = This is still a draft. Wait until its builder publishes it.
use-renewal-title = Renew the statement
use-renewal-lead = Does your municipality still use { $name }? With one click your statement counts for { $months } months again.

want-of-own = Your municipality built this itself.
want-of-none = This cannot be reused.

reuse-title = What reuse saves
reuse-lead = { $count ->
    [0] No member has written down yet what reuse saved.
    [one] 1 reuse saved { $total }.
   *[other] { $count } reuses saved { $total } together.
}
reuse-csv = Download everything as CSV
reuse-members = Per member
reuse-members-note = Who built gets the credit for what others saved.
reuse-members-caption = What each member saved, and what others saved with what it built
reuse-years = Per year
reuse-years-caption = Savings by the year in which the reuse began
reuse-entries = All entries
reuse-entries-note = Each saving is estimated by who reuses, once and without VAT.
reuse-entries-caption = Entries of the reuse ledger, the newest first
reuse-column-solution = Solution
reuse-column-builder = Builder
reuse-column-member = Reused by
reuse-column-on = From
reuse-column-avoided = Saved
reuse-column-explanation = How estimated
reuse-column-by = Entered by
reuse-column-counts = Counts
reuse-column-bar = Part of the credit
reuse-column-credit = Credit: others saved
reuse-column-reused = Times reused
reuse-column-saved = Saved
reuse-column-reuses = Times
reuse-column-year = Year
reuse-total = Total
reuse-blank = No value
reuse-counts = Yes
reuse-replaced = No, estimated again later
reuse-none = Nothing saved yet
reuse-none-text = Does your municipality take something over from another? Write down with that solution what you saved.
reuse-of-solution = What it saved
reuse-of-solution-note = Estimated by who took it over.
reuse-of-solution-caption = Savings with this solution
reuse-none-of-solution = Nobody has written down yet what it saved.
reuse-enter = Write a saving down
reuse-new-title = Write a saving down
reuse-new-lead = What did your municipality not have to spend by taking over { $name } from { $builder }?
reuse-again = Your municipality estimated this before. What you write down now takes its place. The old estimate can still be read in the CSV file.
reuse-on = From when do you reuse this?
reuse-on-description = Such as: 1-9-2025.
reuse-avoided = Saved
reuse-avoided-description = Once, without VAT. Take off what adopting cost.
reuse-explanation = How do you come to this amount?
reuse-explanation-description = Such as: offer for building it yourself, less the costs of adopting.
reuse-submit = Save the saving
reuse-on-missing = Fill in from when you reuse this.
reuse-later = This day is still to come.
reuse-amount-unreadable = Fill in an amount of zero or more, such as 40.000.
reuse-explanation-missing = Write how you come to this amount.
reuse-of-own = Your municipality built this itself. The credit comes by itself when others take it over.

compare-title = Compare solutions
compare-lead = What each solution does, costs and brings, side by side. You can share the address of this page.
compare-too-many = You chose more than four. We show the first four.
compare-caption = The chosen solutions side by side
compare-column-what = What
compare-summary = What it does
compare-dead-ends = Dead ends
compare-unknown = not known
compare-others = Choose other solutions
compare-none = Choose at least two
compare-none-text = Tick two, three or four solutions in the list.
compare-choose = Choose solutions

alike-title = Members like us
alike-lead = What do municipalities of about the same size use: half to twice as many inhabitants?
alike-choose = Choose a municipality
alike-member = Municipality
alike-size = { $name } has { $count } inhabitants. The most alike member comes first.
alike-caption = Members of about the same size, with what they use
alike-column-inhabitants = Inhabitants
alike-column-uses = Uses
alike-uses-none = No valid statement
alike-column-takes = Takes
alike-takes-none = No service
alike-too = We too
alike-none = No members to compare with
alike-none-text = Choose a municipality whose number of inhabitants is known.

candidate-somebody-has = This exists already
candidate-somebody-has-one = { $builder } has this
candidate-somebody-has-note = { $count ->
    [0] { $name }, not in use with any member yet
    [one] { $name }, in use with 1 member
   *[other] { $name }, in use with { $count } members
}

start-use-expires = Renew the statement: { $name }
start-use-expired = Statement expired: { $name }
start-use-meta = Other members see whether you still use this. With one click your statement counts for another year.
start-use-due = Before { $date }
start-use-action = Renew

flash-solution-added = The draft is saved. Publish it once it is right.
flash-solution-changed = The changes are saved.
flash-solution-moved = The state is changed. All members see that.
flash-solution-wanted = Your municipality wants this too. The builder gets a mail.
flash-solution-wanted-uncounted = Your municipality wants this too. The builder gets a mail. It does not count on the roadmap yet. Make it a wish, at ‘Who wants this too’.
flash-solution-unwanted = Your municipality wants this no longer.
flash-lesson-learned = Your lesson stands there now. Thank you.
flash-use-stated = Your statement stands there now.
flash-use-renewed = Your statement is renewed.
flash-use-ended = Other members see that you use this no longer.
flash-reuse-entered = The saving is saved.

mail-use-expires-subject = Do you still use { $title }?
mail-use-expires-text = { $member } stated at { $cooperative } that it uses { $title }. That statement expires on { $day }. Do you still use it? Renew with one click:
mail-use-expires-once = The link works once, while you are signed in.
mail-solution-wanted-subject = { $member } wants { $title } too
mail-solution-wanted-text = { $by } of { $member } wants { $title } too. All members of { $cooperative } see that. Your solution:

solution-documents = Documents
solution-documents-none = The builder has placed no documents yet.
solution-document-add = Add a document
solution-document-lead = Add what others need to decide. You choose whether all members read it, or only who asks for it.
solution-document-kind = What kind of document is it?
solution-document-kind-dpia = DPIA
solution-document-kind-agreement = Agreement
solution-document-kind-specification = Specification
solution-document-kind-pentest = Pentest
solution-document-kind-other = Something else
solution-document-access = Who may read it?
solution-document-access-text = On request: another member asks for it with a reason. You grant it for a while, or refuse it.
solution-document-access-members = All members
solution-document-access-request = On request
solution-document-kind-missing = Choose what kind of document it is.
solution-document-access-missing = Choose who may read it.
solution-document-remove = Take away
solution-document-ask = Ask for it
solution-document-asked = Asked for
solution-document-granted = For you up to and including { $date }
solution-document-for-members = All members
solution-document-on-request = On request
document-request-title = Ask for a document
document-request-lead = { $builder } reads why you want to read { $document }, and answers by mail.
document-request-reason = Reason
document-request-reason-description = What do you use it for, and who reads it?
document-request-submit = Send the request
document-request-reason-missing = Write why you want to read the document.
document-request-needless = You may read this document already.
document-request-waits = Your municipality asked for this already. The builder has not answered yet.
document-request-answer-missing = Write why you refuse it. The other member reads that.
document-request-days-unknown = Choose for how long.
document-request-decided = This request was answered already.
document-request-removed = This document was taken away. You can only refuse the request, with a reason.
document-requests-title = Requests for documents
document-requests-lead = Who asks for your documents, and what your own municipality asked for.
document-requests-waiting = Waiting for your answer
document-requests-waiting-none = No request waits for you.
document-requests-ours = Our requests
document-requests-ours-caption = Documents that your municipality asked for
document-requests-ours-none = Your municipality has asked for nothing yet
document-requests-ours-none-text = With a solution you see which documents are on request.
document-requests-decided = Answered
document-requests-decided-caption = Requests that you answered
document-request-of = { $member } asks for { $document }
document-request-for = Your answer
document-request-days = Grant for { $count } days
document-request-answer = Explanation
document-request-answer-description = Needed when you refuse.
document-request-send = Send the answer
document-request-refuse = Refuse
document-request-no-answer = no answer
document-request-column-document = Document
document-request-column-on = Asked on
document-request-column-state = State
document-request-state-open = Waits for an answer
document-request-state-granted = Granted
document-request-state-refused = Refused
document-request-state-over = Access has ended
document-request-gone = This document was taken away.
start-document-requests = { $count ->
    [one] 1 member asks for a document of yours
   *[other] { $count } requests for your documents wait
}
start-document-requests-action = Answer
flash-document-asked = Your request is sent. You get the answer by mail.
flash-request-decided = Your answer is sent.
mail-document-asked-subject = { $member } asks for { $document }
mail-document-asked-text = { $by } of { $member } wants to read { $document } of { $title }. The reason:
mail-document-asked-answer = Answer the request:
mail-document-answered-subject = Answer to your request: { $document }
mail-document-answered-granted = { $member } grants that you read { $document } of { $title }, for the last time on the day before { $day }. You find it here:
mail-document-answered-refused = { $member } refuses your request for { $document } of { $title }. You read the request here:
mail-document-answered-reason = The answer: { $reason }

publiccode-title = Use a publiccode.yml
publiccode-new = Use a publiccode.yml
publiccode-lead = Does a publiccode.yml describe your solution already? Then we fill in the form with it. You look through it and save it.
publiccode-file = File
publiccode-file-description = A publiccode.yml of at most 1 MB.
publiccode-address = Or the address of the file
publiccode-address-description = A public address that begins with https://.
publiccode-submit = Read the file
publiccode-nothing = Choose a file, or fill in an address.
publiccode-busy = The portal is fetching too many files at this moment. Try again in a few seconds.
publiccode-invalid = There are faults in this file. Below you read which.
publiccode-filled = The form is filled in with the file. Nothing is saved yet: look through it.
publiccode-found = What is wrong
publiccode-found-caption = Faults and warnings in the file, with their lines
publiccode-column-line = Line
publiccode-column-key = Key
publiccode-column-what = What
publiccode-column-kind = Kind
publiccode-no-line = is not in it
publiccode-whole-file = whole file
publiccode-error = Fault
publiccode-warning = Warning
publiccode-fault-not-utf-8 = The file is not UTF-8.
publiccode-fault-not-yaml = The file is not YAML: { $detail }
publiccode-fault-second-document = A second document begins here. The file may hold only one.
publiccode-fault-too-large = The file is larger than { $most } bytes.
publiccode-fault-too-deep = Values lie more than { $most } levels deep here.
publiccode-fault-too-many-values = There are more than { $most } values in it.
publiccode-fault-too-much-text = There is more than { $most } bytes of text in it, with what references repeat.
publiccode-fault-duplicate-key = This key stands here for the second time.
publiccode-fault-unknown-key = This is not a key of publiccode.yml.
publiccode-fault-required = This is required.
publiccode-fault-at-least-one = At least one value belongs here.
publiccode-fault-wrong-type = { $name } must be { $wanted ->
    [text] text
    [choice] true or false
    [list] a list
   *[other] a block of keys
}.
publiccode-fault-too-long = This has { $length } characters. It may have { $most }.
publiccode-fault-too-short = This has { $length } characters. It must have at least { $least }.
publiccode-fault-not-one-of = ‘{ $value }’ may not stand here. Choose from: { $allowed }.
publiccode-fault-version = ‘{ $value }’ is no version that we know: 0, or 0.2 to 0.7.
publiccode-fault-category = ‘{ $value }’ is no category of the standard.
publiccode-fault-scope = ‘{ $value }’ is no scope of the standard.
publiccode-fault-url = ‘{ $value }’ is no address of source code.
publiccode-fault-http-url = ‘{ $value }’ is no address of the web.
publiccode-fault-uri = ‘{ $value }’ is no address and no urn.
publiccode-fault-date = ‘{ $value }’ is no date like 2026-04-15.
publiccode-fault-email = ‘{ $value }’ is no e-mail address.
publiccode-fault-licence = ‘{ $value }’ is no SPDX licence. { $detail }
publiccode-fault-language = ‘{ $value }’ is no language like nl or en-GB.
publiccode-fault-country = ‘{ $value }’ is no country like NL.
publiccode-fault-media-type = ‘{ $value }’ is no media type like text/plain.
publiccode-fault-italian-code = ‘{ $value }’ is no code of an Italian public body.
publiccode-fault-video = ‘{ $value }’ is no video on a site with oEmbed.
publiccode-fault-absolute-path = This is an absolute path. Use a path beside this file, or an address of the web.
publiccode-fault-file-address = This is a file: address. Use a path beside this file, or an address of the web.
publiccode-fault-extension = The name must end in: { $allowed }.
publiccode-fault-file-missing = There is no file ‘{ $path }’ beside this one.
publiccode-fault-only-with-contract = This is only allowed where maintenance.type is contract.
publiccode-fault-required-with = This is required where maintenance.type is { $type }.
publiccode-fault-deprecated = This is deprecated and can go.
publiccode-fault-deprecated-instead = This is deprecated. Use { $instead }.
publiccode-fault-lowercase-country = Countries in lower case are deprecated. Use { $instead }.
publiccode-fault-section-twice = There is a block { $instead } already. Take this one out.
unfetched-not-an-address = This is no address.
unfetched-not-https = The address must begin with https://.
unfetched-user-info = There is a name or password in the address. Take it out.
unfetched-port = The address names a port. That is not allowed.
unfetched-hidden-number = The address is a hidden number. Use an ordinary name.
unfetched-inside = This address leads to a closed network. Only public addresses are allowed.
unfetched-no-such-host = This name does not exist on the internet.
unfetched-too-many-redirects = The address sends on too often.
unfetched-lost-redirect = The address sends on without saying where.
unfetched-status = The other side did not give the file. Is it still there?
unfetched-compressed = The file came compressed. We do not read that.
unfetched-too-large = The file is too large.
unfetched-too-slow = The other side answered too slowly. Try later.
unfetched-not-utf-8 = This is no text file.
unfetched-failed = The connection failed. Try later.

solution-check-title = publiccode.yml looked at
solution-check-good = The file is right.
solution-check-faulty = There are faults in the file.
solution-check-unreachable = The file did not come.
solution-check-on = Looked at on { $date }.
solution-check-place = { $key }, line { $line }
solution-check-other-name = The file names another name.
solution-check-other-version = The file names another version.
solution-check-other-maturity = The file says something else about how far it is.
solution-check-other-licence = The file names another licence.
solution-check-other-repository = The file names another address of the source.
mail-solution-checked-subject = publiccode.yml of { $title } looked at
mail-solution-checked-text = Tonight we looked at the publiccode.yml of { $title }. { $outcome }
mail-solution-checked-faults = { $count ->
    [one] 1 remark about the file.
   *[other] { $count } remarks about the file.
}
mail-solution-checked-changed = { $count ->
    [one] 1 thing is different from the portal.
   *[other] { $count } things are different from the portal.
}
mail-solution-checked-link = You read everything here:

solutions-csv = CSV
solutions-xlsx = Excel
solutions-json = JSON
solution-open = Look at it

# Mail, and the page of mail that was written as files.

mail-greeting = Dear { $name },
mail-closing =
    Kind regards,
    Gemeengoed
mail-unexpected = Did you not expect this message? Then you need not do anything.

mail-invitation-subject = Invitation to { $cooperative }
mail-invitation-text = { $invited_by } invites you to take part in the portal of { $cooperative }. Open this link to accept the invitation:
mail-invitation-validity = The link works for 14 days, and once.

mail-password-reset-subject = Choose a new password
mail-password-reset-text = You asked for a new password. Open this link to choose it:
mail-password-reset-validity = The link works for one hour, and once. Did you not ask for this? Then you need not do anything: your password stays as it is.

mail-password-changed-subject = Your password was changed
mail-password-changed-text = The password of your account was changed just now. Was this not you? Then choose a new password at once:

mail-import-done-subject = Usage imported: { $file }
mail-import-done-text = The file { $file } with usage for { $period } of { $cooperative } was processed.
mail-import-done-counts = Stored: { $stored }. Known already: { $repeated }. Refused: { $refused }.

mail-run-offered-subject = For approval: cost allocation { $period }
mail-run-offered-text = { $by } offers the cost allocation of { $period } of { $cooperative } for approval. Look at it and decide:
mail-run-approved-subject = Approved: cost allocation { $period }
mail-run-approved-text = { $by } approved the cost allocation of { $period } of { $cooperative }. The members see it now:
mail-run-rejected-subject = Sent back: cost allocation { $period }
mail-run-rejected-text = { $by } sent the cost allocation of { $period } of { $cooperative } back. The reason and the allocation:
mail-run-rejected-note = “{ $note }”

mail-subscription-ordered-subject = Ordered: { $service }
mail-subscription-ordered-text = { $by } ordered { $service } for { $member } at { $cooperative }. The service begins on { $day }. Your subscriptions:
mail-subscription-ended-subject = Notice given: { $service }
mail-subscription-ended-text = { $by } gave notice of { $service } for { $member } at { $cooperative }. The last day is { $day }. Your subscriptions:

mail-assembly-convened-subject = Convocation: { $title }
mail-assembly-convened-text = { $cooperative } calls you to { $title } on { $starts }. Place: { $place }.
mail-assembly-agenda = Agenda:
mail-resolution-opened-subject = You can vote: { $question }
mail-resolution-opened-text = At { $cooperative } a vote was opened: { $question } Votes are taken from { $opens } until { $closes }. To the vote:
mail-round-opened-subject = Round opened: { $title }
mail-round-opened-text = { $cooperative } opened the round { $title }. You can vote from { $opens } until { $closes }. To vote and to change it:
mail-round-withdrawn-subject = Round withdrawn: { $title }
mail-round-withdrawn-text = { $cooperative } withdrew the round { $title }. There will be no result. The reason: { $reason }
mail-round-reminder-subject = Not voted yet: { $title }
mail-round-reminder-text = { $member } has not voted yet in the round { $title } of { $cooperative }. The round closes on { $closes }. To vote:
mail-round-closed-subject = Result: { $title }
mail-round-closed-text = The round { $title } of { $cooperative } was closed and counted. The result:
mail-round-closed-head = Fingerprint of the last vote: { $head }
mail-ballot-receipt-subject = Receipt of your vote: { $title }
mail-ballot-receipt-text = The vote of { $member } in the round { $title } of { $cooperative } was saved and sealed. { $by } cast it.
mail-ballot-receipt-place = Place in the chain: { $n }, version { $version }
mail-ballot-receipt-hash = Fingerprint: { $hash }
mail-ballot-receipt-keep = Keep this message. After closing this fingerprint shows that your vote was counted. You can change it until { $closes }:
mail-proxy-given-subject = Proxy of { $member }: { $title }
mail-proxy-given-text = { $by } gave you a proxy: you vote for { $member } in the round { $title } of { $cooperative }, until { $closes }. To vote:

dev-mail-title = Mail of the demonstration
dev-mail-lead = The demonstration sends no mail. What the portal would send, you read here.
dev-mail-empty = There is no mail yet
dev-mail-empty-text = Ask for a new password, for instance, or invite somebody.
dev-mail-list = Mail, the newest first
dev-mail-subject = Subject
dev-mail-to = To
dev-mail-at = Sent
mail-wish-put-in-subject = New wish: { $title }
mail-wish-put-in-text = { $by } of { $member } put in a wish at { $cooperative }: { $title }. Look at it:
mail-topic-comment-subject = Comment on { $title }
mail-topic-comment-text = { $by } commented on { $title } at { $cooperative }:
mail-topic-mention-subject = { $name } mentions you at { $title }
mail-topic-mention-text = { $by } mentions you at { $cooperative } in the discussion of { $title }:
mail-topic-state-subject = { $title }: { $state }
mail-topic-state-text = { $by } gave { $title } at { $cooperative } a new state: { $state }.
mail-topic-state-reason = The reason: { $reason }
mail-topic-state-decided = Decided by { $body } on { $day }.
mail-topic-state-shown = What was shown for it:
mail-topic-state-decision = Decision
mail-topic-stop = No more mail about this? Stop following here:

mail-reorganisation-prepared-subject = Reorganisation to confirm: { $from } → { $to }
mail-reorganisation-prepared-text = { $by } prepared a reorganisation at { $cooperative } as of { $day }: { $from } → { $to }. Nothing changes until somebody else confirms it. See what changes:
mail-reorganisation-confirmed-subject = Reorganisation: { $from } → { $to }
mail-reorganisation-confirmed-text = At { $cooperative }, this moves as of { $day }: { $from } → { $to }. Services, votes and facts of who leaves go to the successors. The reason: { $reason }
mail-reorganisation-seat-subject = From { $day } on you work for { $next }
mail-reorganisation-seat-text = By the reorganisation of { $from } you work for { $next } at { $cooperative } from { $day } on. You sign in as before. What was before that day you can keep reading under the old name.
mail-reorganisation-no-seat-subject = Reorganisation: { $from } → { $to }
mail-reorganisation-no-seat-text = By the reorganisation of { $from } you change nothing more for this member at { $cooperative } as of { $day }. You can keep reading what was. Will you work for { $to }? Then ask the office for a seat.

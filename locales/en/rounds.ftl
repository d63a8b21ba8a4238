# Rounds: setting up, voting, proxies and the result.

rounds-title = Vote
rounds-lead = Here members vote about services that we can make together.
rounds-office-lead = Set up a round. A second person opens it.
rounds-caption = All rounds, the newest first
rounds-head-title = Round
rounds-head-state = State
rounds-head-made = Set up by
rounds-head-budget = Budget in euros
rounds-empty = There is no round yet
rounds-office-empty-text = Set up a round about the candidate services.
rounds-empty-text = As soon as a round opens, voters get an e-mail.
rounds-open = Open now
rounds-others = Earlier rounds
rounds-budget = budget { $amount }
round-state-draft = Being prepared
round-state-closing = Being counted
round-state-closed = Closed
round-state-void = Withdrawn
round-opens-at = Opens on { $at }
round-open-until = Open until { $at }
round-new = New round
round-new-title = New round
round-edit-title = Change round
round-form-lead = Then you see a preview. A second person opens the round.
round-repeats-text = This votes again about a round whose result was challenged. Both are kept.
round-title = Name
round-title-text = Such as: Roadmap 2027.
round-intro = Explanation for members
round-intro-text = What is this round about?
round-budget = Budget in euros
round-budget-text = Without VAT. Such as: 1.200.000.
round-candidates = Services in this round
round-candidates-text = Their one-off costs are fixed as soon as the round opens.
round-candidate-cost = { $cost }, once
round-utility = What does a score count?
round-utility-cost = Score times cost: a dearer wish weighs more
round-utility-score = The score alone
round-completion = What happens when budget is left?
round-completion-overspend = Everybody's share grows in small steps, until the budget is used
round-completion-exhaustive = The same, until no wanted service fits any more
round-completion-none = Nothing: it is counted once
round-fill = And with what is left then?
round-fill-none = It is left
round-fill-greedy = Fill up by most votes, as long as it fits
round-fill-carry-over = It is kept for the next year
round-opens-on = First day
round-opens-time = Opens at
round-closes-on = Last day
round-closes-time = Closes at
round-day-text = Such as: 4-12-2026.
round-time-text = Such as: 17:00.
round-meeting-on = Day of the meeting
round-meeting-text = Only with advance voting: the round then opens at most 30 days before.
round-quorum = Quorum in per cent
round-quorum-text = So much has to take part. Empty is: no quorum.
round-quorum-of = Per cent of what?
round-quorum-of-members = Of the members
round-quorum-of-weight = Of the votes
round-proxies = Proxies per voter
round-proxies-text = For how many other members may one member vote at most? 0 is: no proxies.
round-remind-days = Reminder
round-remind-days-text = So many days before closing, to who has not voted. 0 is: none.
round-save = Save and see preview
round-edit = Change
round-opening-title = Opening
round-opening-note = After that services, costs, members, votes and rules are fixed.
round-open-text = You have looked at the preview. All voters get an e-mail.
round-open = Open round
round-waits-for-second = You set this round up. Somebody else opens it.
round-check-electorate = { $count ->
    [one] 1 member may vote
   *[other] { $count } members may vote
}
round-check-candidates = { $count ->
    [one] 1 service with costs
   *[other] { $count } services with costs
}
round-check-hour = The round closes in the future
round-hours = Hours and fingerprints
round-hash-text = The fingerprints were published at opening. Whoever keeps them sees later whether anything was changed.
round-hours-opens = Opens
round-hours-closes = Closes
round-made-by = Set up
round-opened-by = Opened
round-by-at = { $name }, { $at }
round-opening-hash = Fingerprint of the round
round-lot-commitment = Fingerprint of the lot
round-rules = How votes count
round-rule-shares = Each member that votes gets an equal part of the budget for each vote. A service is funded when the members that want it can pay it together from their parts.
round-rule-utility-cost = Who gives a service a higher score pays more for it, in proportion. A dearer wish weighs more.
round-rule-utility-score = Who gives a service a higher score pays more for it, in proportion.
round-rule-completion-overspend = When budget is left, everybody's part grows in steps of { $step } and all is counted again, until the budget is used.
round-rule-completion-exhaustive = When budget is left, everybody's part grows in steps of { $step } and all is counted again, until no wanted service fits.
round-rule-completion-none = It is counted once.
round-rule-fill-none = What is left then, is left.
round-rule-fill-greedy = What is left then goes to the services with most votes, as long as it fits.
round-rule-fill-carry-over = What is left then is kept for the next year.
round-rule-ties = In a tie the cheapest comes first, then most votes, then the lot. The fingerprint of the lot was published at opening.
round-rule-weights-equal = Each member has one vote.
round-rule-weights-weighted = Each member has its own number of votes.
round-rule-proxies = { $count ->
    [0] There are no proxies in this round.
    [one] A member may vote for 1 other member.
   *[other] A member may vote for at most { $count } other members.
}
round-rule-hidden = Nobody sees your vote before the round closes. After that it stands in the result with your name.
round-rule-meeting = The round belongs to the meeting of { $day }.
round-electorate = Who votes?
round-electors-caption = Members that may vote, with their number of votes
round-head-member = Member
round-head-weight = Votes
round-head-voted = Voted?
round-voted = Voted
round-not-voted = Not yet
round-candidates-caption = Services in this round, with their costs in euros without VAT
round-head-candidate = Service
round-head-cost = Costs
round-preview = What the ballot looks like
round-programme-other = Other services
round-fact-budget = Budget
round-fact-all = { $count ->
    [one] Cost of 1 service
   *[other] Cost of all { $count }
}
round-times-budget = { $times } times the budget
round-fact-share = This member's part
round-fact-share-note = { $count ->
    [one] if the one member votes
   *[other] if all { $count } members vote
}
round-fact-turnout = Turnout
round-turnout = { $voted } of { $count } members
round-no-quorum = no quorum needed
round-quorum-met = { $of ->
    [weight] quorum of { $needed } votes is met
   *[members] quorum of { $needed } is met
}
round-quorum-not-met = { $of ->
    [weight] quorum of { $needed } votes is not met yet
   *[members] quorum of { $needed } is not met yet
}
round-your-vote = Your vote
round-to-result = See result
round-remind-title = Reminding
round-remind-text = Only who has not voted gets an e-mail. Once a day at most.
round-remind = Send reminder
round-withdraw-title = Withdrawing
round-withdraw-text = The round ends without a result. Ballots that were cast stay hidden. Members read the reason.
round-withdraw = Withdraw round
round-reason = Reason
round-challenge-title = Result challenged?
round-challenge-text = The result stays as it is. You can set up a new vote afterwards; both are kept.
round-challenge = Note challenge
round-challenged-title = This result was challenged
round-challenged-by = Noted by { $name } on { $at }: { $reason }
round-vote-again = Set up a new vote
score-0 = Not needed
score-1 = Useful
score-2 = Important
score-3 = Indispensable
score-none = No opinion
score-key = 0 not needed, 1 useful, 2 important, 3 indispensable, – no opinion
vote-by-proxy = You vote for this member by proxy.
vote-is-saved = This vote was saved.
vote-saved = Cast by { $name } on { $at }, version { $version }.
vote-saved-by-holder = Cast with your proxy by { $name } on { $at }, version { $version }.
vote-sealed = Sealed at place { $n } with fingerprint
vote-waits-for-seal = The vote is sealed within seconds. Then you get a receipt by e-mail.
vote-not-saved = No vote was cast yet.
vote-change = Change vote
vote-cast = Vote
proxy-title = Proxy
proxy-given-to = { $name } votes for your member.
proxy-by = { $name } votes by proxy
proxy-take-back-text = You can take the proxy back until it was voted with. Voting yourself takes it back too.
proxy-take-back = Take proxy back
proxy-cast-text = This proxy was voted with. It cannot be taken back any more.
proxy-give-title = Give your vote to another member (proxy)
proxy-holder = Who votes for your member?
proxy-holder-text = { $count ->
    [one] A member may vote for 1 other member.
   *[other] A member may vote for at most { $count } other members.
} It cannot be passed on.
proxy-choose = Choose a member
proxy-give = Give proxy
ballot-title = Ballot { $title }
ballot-lead = You vote for { $member }. Give each service a score. You can change it until { $closes }.
ballot-how = How your vote counts
ballot-how-none = Services without a score count as ‘no opinion’. More services may have the same score.
ballot-changes = You change a vote that was cast already. Only the last one counts.
ballot-programmes = Themes
ballot-scored = { $scored } of { $count }
ballot-to-check = Go on to check
ballot-back = Back to the round
ballot-check-title = Check your vote
ballot-check-lead = You vote for { $member }, with { $weight ->
    [one] 1 vote
   *[other] { $weight } votes
} of { $all }. Your vote counts only once you cast it.
ballot-check-caption = Your vote, by score
ballot-without-title = { $count ->
    [one] 1 service has no score
   *[other] { $count } services have no score
}
ballot-without-text = You may leave it so. They then count as ‘no opinion’: you do not pay for them.
ballot-head-score = Score
ballot-head-services = Services
ballot-head-count = Number
ballot-head-cost = Cost together
ballot-next = What happens then
ballot-next-receipt = You get a receipt by e-mail, with the place and the fingerprint of your vote.
ballot-next-change = You can change it until { $at }. Only your last vote counts.
ballot-cast = Cast vote
ballot-to-scores = Back to the scores

# What cannot be.
round-title-missing = Enter a name.
round-title-too-long = Use at most { $most } characters.
round-title-taken = There is a round { $title } already.
round-intro-too-long = Use at most { $most } characters.
round-budget-missing = Enter a budget of more than 0 euros.
round-candidates-missing = Choose at least one service.
round-candidate-unknown = One of the chosen services does not exist.
round-candidate-gone = Nobody can vote about { $name } any more.
round-candidate-free = { $name } has no one-off costs. Enter them first.
round-choice-missing = Choose one of the possibilities.
round-opens-missing = Enter the first day and the hour.
round-closes-missing = Enter the last day and the hour.
round-closes-before-opens = The round has to close after it opens.
round-closes-in-past = The closing lies in the past.
round-meeting-unreadable = We cannot read this date. Write: 4-12-2026.
round-advance-too-early = Advance voting opens at most { $days } days before the meeting.
round-closes-after-meeting = The round has to be closed on the day of the meeting.
round-quorum-range = Enter a percentage of more than 0 and at most 100.
round-number-unreadable = Enter a whole number.
round-proxies-range = Enter a number from 0 to { $most }.
round-remind-range = Enter a number from 0 to { $most }.
round-opened-already = This round was opened or withdrawn already. It cannot be changed any more.
round-four-eyes = { $name } set this round up. Somebody else has to open it.
round-nobody-votes = There is no member that can vote.
round-ended-already = This round was closed or withdrawn already.
round-not-closed = This round is not closed yet.
round-challenged-already = The challenge was noted already.
round-reason-missing = Enter a reason.
round-reason-too-long = Use at most { $most } characters.
round-takes-no-ballots = Nobody can vote in this round now.
round-reminded-today = A reminder was sent today already.
round-not-open-yet = This round is not open yet. Your vote was not saved.
round-over = This round is closed. Nothing was saved.
round-withdrawn-fault = This round was withdrawn. Your vote was not saved.
ballot-no-vote = Your member has no vote in this round.
ballot-member-left = { $name } is no member any more and cannot vote. Nothing was saved.
ballot-no-proxy = You have no proxy for this member any more. Nothing was saved.
ballot-cast-by-holder = Your proxy was voted with already. Your vote was not saved.
ballot-changed-meanwhile = Meanwhile another vote was saved for this member. This vote was not saved. Check the scores, and go on if you want to replace it.
ballot-score-range = A score is 0, 1, 2 or 3, or no opinion. Nothing was saved.
ballot-score-twice = A service has two scores. Nothing was saved.
ballot-other-candidate = A service does not belong to this round. Nothing was saved.
proxy-holder-missing = Choose the member that votes for you.
proxy-holder-no-vote = This member has no vote in this round.
proxy-to-itself = You cannot give your vote to yourself.
proxy-voted-already = Your member has voted already. A proxy is not possible any more.
proxy-given-already = You have given a proxy already. Take it back first.
proxy-chain-giver = You vote for another member already. Proxies cannot be passed on.
proxy-chain-holder = This member gave its own vote away. Proxies cannot be passed on.
proxy-too-many = This member votes for { $most ->
    [one] 1 other member
   *[other] { $most } other members
} already. More is not allowed.
proxy-cast-already = This proxy was voted with already. It cannot be taken back any more.
proxy-none = There is no proxy to take back.

# Messages.
flash-round-set-up = The round was saved. Somebody else can open it.
flash-round-changed = The round was changed.
flash-round-opened = The round was opened. Voters get an e-mail.
flash-round-reminded = The reminder was sent.
flash-round-withdrawn = The round was withdrawn.
flash-round-challenged = The challenge was noted.
flash-round-takes-no-ballots = Nobody can vote in this round now.
flash-ballot-cast = Your vote was saved. You get a receipt by e-mail.
flash-proxy-given = The proxy was given.
flash-proxy-taken-back = The proxy was taken back.

# The result of a round: what goes ahead and why, what does not and why not, what if, and the board's decision.

result-rounds = Voting
result-title = Result of { $round }
result-badge-closed = Counted
result-badge-decided = Decided
result-badge-challenged = Challenged
result-lead = { $count ->
    [0] No service goes ahead.
    [one] 1 service goes ahead, for { $cost } of { $budget }.
   *[other] { $count } services go ahead, together for { $cost } of { $budget }.
}
result-lead-each = { $count ->
    [one] Every member that voted gets at least 1 of its own wishes.
   *[other] Every member that voted gets at least { $count } of its own wishes.
}
result-lead-all = Every member that voted gets at least one service that it gave a score.
result-lead-some = { $served } of the { $all } members that voted get at least one service that they gave a score.
result-decide = Make the decision
result-ask = What if
result-xlsx = Excel
result-csv = Ballots (csv)
result-json = Download round
result-pb = Round (.pb)
result-challenged = This result was challenged on { $day }, noted by { $by }: { $reason } The result stays readable. A new vote follows.
result-again = There is a new vote about this round:
result-before = This is a new vote about a challenged round:
result-no-quorum = The quorum was not reached. The ballots were counted, but the result decides nothing.

result-fact-turnout = Turnout
result-turnout = { $voted } of { $all } members
result-turnout-weight = { $cast } of { $all } votes
result-quorum-none = no quorum needed
result-quorum-met = quorum of { $needed } { $of ->
    [members] members
   *[weight] votes
} reached
result-quorum-not-met = quorum of { $needed } { $of ->
    [members] members
   *[weight] votes
} not reached
result-fact-per-vote = Budget per vote
result-per-vote-note = { $budget } ÷ { $weight }
result-per-vote-raised = { $budget } ÷ { $weight }; raised on paper to { $raised } in { $counts } counts
result-fact-left = Left
result-left-carried = goes along to the next year
result-left-unspent = stays unspent
result-fact-different = Other than ‘most votes’
result-services = { $count ->
    [one] 1 service
   *[other] { $count } services
}
result-different-note = { $here } only here, { $there } only there
result-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}

result-funded-title = { $count ->
    [0] What goes ahead
    [one] 1 service goes ahead
   *[other] { $count } services go ahead
}
result-funded-note = Open a service: why, and who pays what?
result-funded-none = No service goes ahead
result-funded-none-text = There was not enough support to pay for a service.
result-strip-title = { $count ->
    [one] The budget of { $budget }, divided over 1 service
   *[other] The budget of { $budget }, divided over { $count } services
}
result-strip-left = left: { $left }
result-strip-table = Show the bar as a table
result-strip-caption = The budget of { $budget } by service
result-paying = { $count ->
    [one] 1 member pays
   *[other] { $count } members pay
}
result-nobody-paid = filled up from what was left
result-payers-caption = Who pays for { $name }
result-why-paid = { $count ->
    [one] 1 member gave a score and pays for this service from its own part of the budget.
   *[other] { $count } members gave a score and pay for this service together from their parts of the budget. A higher score pays more in proportion.
}
result-why-round = Chosen in step { $round } of the last count: of all that could still be paid, this service asked the least per point.
result-why-last = { $count ->
    [one] 1 member paid with the last money of its part.
   *[other] { $count } members paid with the last money of their parts.
}
result-why-filled = Money was left after the count. This service fitted and had the most points.
result-why-phragmen = Chosen in the order of the queue, as far as the budget reached.
result-why-greedy = Chosen by its points, as far as the budget reached.
result-range = { $least } to { $most }
result-score-0 = 0, not needed
result-score-1 = 1, useful
result-score-2 = 2, important
result-score-3 = 3, indispensable

result-unfunded-title = { $count ->
    [one] 1 service does not go ahead now
   *[other] { $count } services do not go ahead now
}
result-unfunded-note = Open a service: why not, and what would have been enough?
result-unfunded-words = Effective support: the part of its cost for which the service would have been chosen in the last count.
result-points-of = { $points ->
    [one] 1 point
   *[other] { $points } points
} from { $count ->
    [one] 1 member
   *[other] { $count } members
}
result-why-not = { $count ->
    [one] The member that wants this service had { $left } left. That is { $percent } of the { $cost } that it takes. Its money went to services that it wants as well.
   *[other] The { $count } members that want this service had { $left } left. That is { $percent } of the { $cost } that it takes. Their money went mostly to services that they want as well.
}
result-why-not-nobody = No member gave this service a score.
result-why-not-phragmen = This service came too late in the queue: the budget was spent.
result-why-not-greedy = This service had too few points: what was left was too little.
result-available = Available { $left } of { $cost }
result-went-to = Went to { $name }
result-went-to-others = { $count ->
    [one] Went to 1 other service
   *[other] Went to { $count } other services
}
result-effective = Effective support
result-cheaper = Would have gone ahead at a price of
result-cheaper-value = { $price } or less ({ $less } cheaper)
result-cheaper-never = no price at all
result-more = Would have gone ahead with
result-more-members = { $count ->
    [one] 1 more member that wants this service alone
   *[other] { $count } more members that want this service alone
}
result-more-weight = { $count ->
    [one] 1 more vote for this service alone
   *[other] { $count } more votes for this service alone
}
result-try = Try another price yourself

result-compare-title = Side by side: { $rule } and most votes
result-compare-note-cost = By ‘most votes’ the service with the most points comes first, until the budget is spent. Better or worse off is as the count sees it: score times cost of what goes ahead.
result-compare-note-score = By ‘most votes’ the service with the most points comes first, until the budget is spent. Better or worse off is as the count sees it: score of what goes ahead.
result-compare-caption = Outcome by { $rule } beside the outcome by most votes
result-matters = { $better ->
    [0] No member is
    [one] 1 member is
   *[other] { $better } members are
} better off than by most votes, { $worse ->
    [0] no member is
    [one] 1 member is
   *[other] { $worse } members are
} worse off.
result-served = { $here } of the { $all } members get at least one service that they gave a score; by most votes { $there }.
result-better = { $count ->
    [one] Better off: 1 member
   *[other] Better off: { $count } members
}
result-worse = { $count ->
    [one] Worse off: 1 member
   *[other] Worse off: { $count } members
}
result-same = { $count ->
    [one] Makes no difference: 1 member
   *[other] Makes no difference: { $count } members
}
result-word-better = better off
result-word-worse = worse off
result-word-same = as well off
result-rule-equal-shares = equal shares
result-rule-phragmen = queue
result-rule-greedy = most votes
result-cost-together = Cost together
result-per-member = Show by member
result-per-member-caption = Wishes fulfilled per member: services with score 2 or 3 that go ahead
result-sizes-title = Wishes fulfilled per member on average
result-sizes-small-more = Small municipalities get more wishes this way
result-sizes-small-less = Small municipalities get fewer wishes this way
result-sizes-same = For small municipalities it makes little difference
result-sizes-note = Wishes fulfilled per member, on average. A wish is a service with score 2 or 3. Small: up to 40,000 inhabitants. Large: from 90,000.
result-size-small = Small
result-size-middle = Middle
result-size-large = Large

result-queue-title = { $count ->
    [one] The queue: 1 service
   *[other] The queue: all { $count } services in order
}
result-queue-note = Counted from the same ballots. Wherever the line is, the services above it are fairly divided.
result-queue-caption = All services in the order of the queue, with the budget line
result-queue-line = Budget line: { $budget } reaches this far
result-no-opinion-note = ‘No opinion’ counts as 0 and stands apart here.

result-column-service = Service
result-column-score = Score
result-column-member = Member
result-column-members = Members
result-column-municipalities = Municipalities
result-column-each = Per member
result-column-together = Together
result-column-number = Number
result-column-cost = Cost
result-column-share = Part
result-column-points = Points
result-column-place = Place
result-column-sum = Added up
result-column-no-opinion = No opinion
result-column-chosen = Outcome
result-column-standing = Compared
result-column-outcome = Outcome
result-column-board = Board
result-column-why = Why
result-blank = empty
result-chosen = Chosen
result-not-chosen = Not chosen
result-yes = yes
result-no = no

result-ties-title = Ties
result-ties-lead = { $count ->
    [0] There was no tie.
    [one] 1 tie, { $pivotal ->
        [0] without an effect on the outcome.
       *[other] with an effect on the outcome.
    }
   *[other] { $count } ties, { $pivotal ->
        [0] without an effect on the outcome.
        [one] 1 with an effect on the outcome.
       *[other] { $pivotal } with an effect on the outcome.
    }
}
result-tie-min-cost = { $chosen } went before { $others }: the lowest cost.
result-tie-max-votes = { $chosen } went before { $others }: the most points.
result-tie-lot = { $chosen } went before { $others }: the lot.
result-tie-lexicographic = { $chosen } went before { $others }: the fixed order.
result-tie-pivotal = Decisive
result-tie-harmless = Without effect

result-events-title = What happened
result-signed = { $name }, { $at }
result-event-opened = Round opened, rules and costs fixed
result-event-closed = Round closed, lot revealed and counted
result-event-closed-meta = { $at }. { $ties }
result-event-challenged = Result challenged
result-event-decided = { $count ->
    [0] The board follows the outcome
    [one] The board follows the outcome, with 1 deviation
   *[other] The board follows the outcome, with { $count } deviations
}

result-proof-title = Count it yourself
result-proof-lead = Download the round and count again. Every ballot, every amount and the lot are in it.
result-proof-head = Last fingerprint of the ballots
result-proof-command = Command
result-proof-more = All fingerprints
result-proof-opening = Fingerprint at opening
result-proof-commitment = Promise of the lot
result-proof-seed = Lot
result-proof-file = Fingerprint of the file
result-check-chain = { $count ->
    [one] 1 ballot, the chain holds
   *[other] { $count } ballots, the chain holds
}
result-check-lot = The lot fits the promise of the opening
result-check-result = Counted again: the same outcome
result-check-own = Your ballot has place { $n }.
result-check-own-link = See your ballot

result-decision-title = What the board decided
result-decision-lead = { $count ->
    [0] { $name } recorded the decision on { $day }: the board follows the outcome. { $funded } services go ahead.
    [one] { $name } recorded the decision on { $day }: the board follows the outcome, with 1 deviation. { $funded } services go ahead.
   *[other] { $name } recorded the decision on { $day }: the board follows the outcome, with { $count } deviations. { $funded } services go ahead.
}
result-decided-not = does not go ahead after all
result-decided-yet = goes ahead after all
result-decided-place = comes at place { $place }
result-decision-table = Show the whole decision
result-decision-caption = The board's decision by service, in the order of the roadmap
result-goes-on = Goes ahead
result-waits = Waits
result-follows = Follows the outcome

result-ballots-open = See all ballots
result-ballots-title = All ballots
result-ballots-of = All ballots of { $round }
result-ballots-lead = { $count ->
    [one] 1 member voted. The ballot has its name and is open to all members since the round closed.
   *[other] { $count } members voted. The ballots have their names and are open to all members since the round closed.
}
result-ballots-note = 0 not needed, 1 useful, 2 important, 3 indispensable, – no opinion
result-ballots-caption = The score of each member for each service
result-own-title = Your ballot
result-own-hash = The fingerprint is the one in the receipt by mail:
result-by-proxy = cast by { $name }, by proxy
result-silent = { $count ->
    [one] Did not vote: { $names }.
   *[other] Did not vote ({ $count }): { $names }.
}
result-back = Back to the result

result-file-member = Member
result-file-votes = Votes
result-file-proxy = By proxy of
result-file-place = Place in the chain
result-file-no-opinion = no opinion
result-file-ballots = Ballots
result-file-services = Result
result-file-cost = Cost
result-file-chosen = Chosen
result-file-most-votes = By most votes
result-file-queue = Place in the queue

result-ask-title = What if { $round } had been different?
result-ask-lead = Change something and see what would have gone ahead. The result stays as it is and we keep nothing: share the address of this page to show the same.
result-ask-changes = What you change
result-ask-remove = Remove
result-change-budget = The budget is { $to } instead of { $from }
result-change-rule = Counted by { $rule }
result-change-weights = Every member has one vote
result-change-price = { $name } costs { $to } instead of { $from }
result-ask-effect = What would have gone ahead
result-ask-headline = { $count ->
    [one] 1 service would have gone ahead.
   *[other] { $count } services would have gone ahead.
} { $in ->
    [0] Nothing comes in
    [one] 1 service comes in
   *[other] { $in } services come in
} and { $out ->
    [0] nothing goes out.
    [one] 1 service goes out.
   *[other] { $out } services go out.
}
result-fact-cost = Cost together
result-fact-more-wishes = More wishes fulfilled for
result-fact-fewer-wishes = Fewer wishes fulfilled for
result-ask-in = Comes in
result-ask-out = Goes out
result-ask-none = nothing
result-ask-caption = The real outcome beside what would have gone ahead
result-ask-real = Real outcome
result-ask-then = Then
result-ask-was = was { $cost }
result-ask-form = Change something
result-ask-form-note = You can look at more changes together.
result-ask-field-budget = Budget
result-ask-field-rule = Rule
result-ask-field-weights = Every member one vote
result-ask-field-candidate = Service at another price
result-ask-field-price = That price
result-ask-field-price-note = Do you want to give more services another price? Do so one by one.
result-ask-choose = Choose a service
result-ask-look = See what would go ahead
result-ask-unknown = The address holds something that we do not know: { $what }
result-ask-no-candidate = This service does not belong to this round
result-ask-price-of = We cannot read the price of { $name }. Enter an amount above 0
result-ask-budget = We cannot read this budget. Enter an amount above 0, such as 1,200,000
result-ask-rule = We do not know this rule. Choose a rule from the list
result-ask-weights = We do not know this. Choose whether every member has one vote
result-ask-which = Choose the service that this price belongs to
result-ask-price = We cannot read this price. Enter an amount above 0, such as 120,000
result-ask-not-counted = We cannot count it like this. Choose other amounts

decision-title = The board's decision
round-decision-lead = Follow the outcome of { $round }, or deviate and say why.
decision-how = Everything stands at ‘follow’. Open a service to deviate. All members read the reason that you give.
decision-result = See the result
decision-outcome-funded = outcome: chosen
decision-outcome-not = outcome: not chosen
decision-verdict = What does the board decide about { $name }?
decision-follow = Follow
decision-deviate-not = Deviate: does not go ahead after all
decision-deviate-yet = Deviate: goes ahead after all
decision-place = Another place in the queue
decision-place-note = Leave it empty to keep the order of the outcome.
decision-reason = Reason
decision-reason-note = Required where you deviate, by another place as well.
decision-check = Check the decision
decision-check-title = Check the decision
decision-check-lead = { $count ->
    [0] The board follows the outcome entirely.
    [one] The board deviates once.
   *[other] The board deviates { $count } times.
}
decision-check-caption = The roadmap that comes of this decision
decision-fact-funded = Go ahead
decision-fact-cost = Cost together
decision-fact-budget = Budget of the round
decision-fact-deviations = Deviations
decision-over-budget = What goes ahead costs more together than the budget of the round.
decision-final = After this the decision is final. It becomes the roadmap, and all members get mail about it.
decision-submit = Record the decision
decision-begin-again = Begin again
decision-missing = Choose what the board decides about { $name }
decision-unreadable = Choose to follow or to deviate
decision-reason-missing = Give a reason for { $name }: the board deviates there
decision-reason-too-long = The reason for { $name } is too long. Use at most { $most } characters
decision-place-unreadable = Enter the place as a number, or leave the field empty
decision-place-range = The place of { $name } does not exist. Choose 1 up to { $most }
decision-place-twice = Place { $place } is another service's already. Choose another place for { $name }
decision-other-candidate = One of the services does not belong to this round. Open the page again
decision-not-closed = This round has not been counted yet
decision-made-already = This round has been decided already
decision-challenged = This result was challenged. A new vote follows
decision-no-quorum = Too few members voted. This result decides nothing
flash-round-decided = The decision is recorded and stands on the roadmap. Members get mail about it.

mail-round-decided-subject = Decision about { $title }
mail-round-decided-text = { $deviations ->
    [0] { $by } recorded the decision of the board of { $cooperative } about { $title }. The board follows the outcome: { $funded } services go ahead. Read the decision:
   *[other] { $by } recorded the decision of the board of { $cooperative } about { $title }. The board deviates from the outcome in { $deviations } places and says why; { $funded } services go ahead. Read the decision:
}

# Fairness: what members pay beside what they would pay alone.

fairness-open = Is this fair
fairness-title = Is division { $period } fair?
fairness-lead = What each member pays for a service, beside what the service would cost that member alone.
fairness-to-example = An example from Sweden
fairness-not-known = That is not known
fairness-not-known-text = A fixed amount that is divided does not say what the service would cost a member alone. Give a cost model that the members agree on: below to try it (it stands in the address alone), or with the service to keep it.
fairness-model = Cost model
fairness-model-note = What would the service cost for a smaller group of members?
fairness-model-none = not known
fairness-model-fixed = a fixed amount and a price per unit
fairness-model-threshold = steps by the largest member
fairness-model-unknown = Choose a cost model from the list.
fairness-fixed = Fixed amount
fairness-fixed-note = What every group pays, however small.
fairness-unit = Price per unit
fairness-by = Unit
fairness-up = Step { $step }: up to how many inhabitants
fairness-cost = Step { $step }: costs
fairness-cost-last = Costs above the last step
fairness-look = Look
fairness-amount-unreadable = Write an amount of zero or more, such as 12.500 or 0,25.
fairness-steps-must-rise = Each step must have more inhabitants than the one before and may not cost less.
fairness-no-inhabitants = We do not know how large { $member } is. So we cannot use this model.
fairness-result = What the model says
fairness-headline = { $count ->
    [0] No member pays more than it would alone.
    [one] 1 member pays more than it would alone.
   *[other] { $count } members pay more than they would alone.
}
fairness-core-bill-holds = Nor is any group of members better off together without the others.
fairness-core-bill-unknown = Whether a group is better off together is not known: there are too many groups.
fairness-core-bill-blocked = { $group } pay { $pays } together. Without the others that would be { $alone }: { $over } less.
fairness-core-shapley-holds = If every member paid its Shapley value, no group would be better off without the others.
fairness-core-shapley-unknown = Whether a group is better off if every member pays its Shapley value is not known.
fairness-core-shapley-blocked = With the Shapley value too a group is better off alone: { $group } would pay { $pays }, and { $alone } alone. That is a difference of { $over }.
fairness-group-more = { $group } and { $count } more
fairness-by-formula = The Shapley value is exact, by a formula.
fairness-by-groups = The Shapley value is exact: we looked at every group.
fairness-by-sample = The Shapley value is estimated from a thousand orders. The standard error stands behind ±.
fairness-other-cost = The members pay { $paid } together. By the model the service costs { $cost }. So compare the amounts with care.
fairness-caption = Amounts per member for this service, in euros without VAT
fairness-column-pays = Pays now
fairness-column-alone = Alone
fairness-column-marginal = Saves the others
fairness-column-shapley = Shapley value
fairness-more-than-alone = pays more than alone
fairness-no-total = no total
fairness-words = What these words mean
fairness-explains = Alone: what the service would cost for this one member. Saves the others: what the others would pay less without this member. Shapley value: what the member adds to the costs on average, over all orders in which members can come in.
fairness-joiner-title = If a member joins
fairness-joiner = A municipality of average size becomes a member and takes all services. Then { $winners } members pay less and { $losers } members pay more, at the same costs.
fairness-joiner-name = New member
fairness-joiner-link = See the difference per member

fairness-example-title = A fair division: six municipalities in Sweden
fairness-example-lead = Six groups of municipalities in Skåne built a water supply together. Researchers worked out what each group would pay alone. Amounts in millions of crowns.
fairness-example-source = Source: H. P. Young, N. Okada and T. Hashimoto, Cost Allocation in Water Resources Development, IIASA, WP-79-77. The letters are those of the report.
fairness-example-caption = For each municipality what it pays alone, and two ways to divide together, in millions of crowns
fairness-example-player = Municipality
fairness-example-alone = Alone
fairness-example-marginal = Saves the others
fairness-example-shapley = Shapley value
fairness-example-inhabitants = By inhabitants
fairness-example-saves = Together it costs { $together }. Each for itself it costs { $apart }. So working together saves { $saved }.
fairness-example-more = Dividing by inhabitants seems fair. But { $players } then pay more than they would alone. They had better not take part.
fairness-example-blocked = With the Shapley value nobody pays more than alone. Still { $group } are better off together without the others: they pay { $pays } and would pay { $alone } alone.
fairness-example-core = A division in which no group at all is better off without the others is said to be in the core. By inhabitants { $groups } groups pay too much.

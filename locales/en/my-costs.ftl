# What a member pays, and the approved allocations for members.

my-costs-title = Costs of { $member } in { $year }
my-costs-title-none = Costs of { $member }
my-costs-lead-more = So far you pay { $change } more than in the same period of last year. The rise comes mostly from { $services }.
my-costs-lead-less = So far you pay { $change } less than in the same period of last year. The fall comes mostly from { $services }.
my-costs-lead-same = You pay the same as in the same period of last year.
my-costs-lead-first = All amounts are without VAT and approved by two people.
my-costs-lead-none = Here you will see what you pay, and why.
my-costs-and = and
my-costs-empty = There is no approved allocation yet
my-costs-empty-text = Once an allocation is approved, you see here what you pay and how that was computed.
my-costs-stat-until = Until { $date }
my-costs-stat-before = than in the same months of { $year }
my-costs-stat-period = than in { $period }
my-costs-stat-each = For each inhabitant
my-costs-stat-inhabitants = { $count } inhabitants
my-costs-stat-services = Services
my-costs-stat-services-value = { $taken } of { $all }
my-costs-stat-services-note = that you take, of all services with costs
my-costs-services = Costs by service
my-costs-services-caption = Costs by service in { $year }, in euros without VAT
my-costs-choose-year = Choose a year
my-costs-year = Year
my-costs-head-service = Service and allocation key
my-costs-head-bar = Bar chart
my-costs-new = new
my-costs-total = Total without VAT
my-costs-periods = By period
my-costs-periods-note = In euros without VAT. Approved periods only.
my-costs-periods-caption = Costs by period in euros without VAT
my-costs-chart-title = Costs of { $member } by period
my-costs-chart-one = { $from } in { $first }. There is one period so far.
my-costs-chart-text = From { $from } in { $first } to { $to } in { $last }.
my-costs-about = { $service }, { $period }
my-costs-everything = All about this amount
my-costs-usage-rows = { $count ->
    [one] See the usage row
   *[other] See the { $count } usage rows
}
my-costs-like = Compare with municipalities of like size
my-costs-like-text = { $member } pays { $own } for each inhabitant. The average of { $count ->
    [one] the other
   *[other] the { $count } others
} is { $average }. Who takes more services usually pays more.
my-costs-like-caption = Costs for each inhabitant in { $year }, members of like size
my-costs-all = What all members pay
my-costs-all-show = Show all { $count } members
my-costs-all-caption = Costs of all members in { $year }, in euros without VAT
my-costs-runs = All allocations
my-costs-you = { $name } (you)
my-costs-head-member = Member
my-costs-head-each = For each inhabitant
my-costs-head-inhabitants = Inhabitants
my-costs-head-services = Services
my-costs-head-costs = Costs
my-costs-file-name = costs
my-costs-file-period = Period

member-runs-title = Allocations
member-runs-lead = Members are open to each other: you see what each member pays and how that was computed.
member-runs-caption = Approved allocations, newest first, in euros without VAT
member-runs-head-approved = Approved on
member-runs-head-own = You pay
member-runs-head-total = All members together
member-runs-none = no amount
member-runs-empty = There is no approved allocation yet
member-run-approved = Approved on { $at }.
member-amount-rows-private = Only the member itself sees the usage rows behind this amount.
my-costs-what-if-stop = What if we no longer take this service
my-costs-what-if-take = What if we take { $service }
my-costs-what-if-takes = What if we take another service

# What a member takes: ordering and giving notice.

subscriptions-title = Our services
subscriptions-lead = Your municipality takes { $count ->
    [one] 1 service
   *[other] { $count } services
}. The notice period is { $months ->
    [one] 1 month
   *[other] { $months } months
}.
subscriptions-order = Order a service
subscriptions-caption = Services that your municipality takes, with their costs in euros without VAT
subscriptions-column-service = Service
subscriptions-column-since = Since
subscriptions-column-until = Up to and including
subscriptions-column-bar = Part of the costs
subscriptions-column-costs = Costs { $period }
subscriptions-column-costs-plain = Costs
subscriptions-column-action = Action
subscriptions-until = notice given, runs up to and including { $date }
subscriptions-cancel = Give notice
subscriptions-no-action = notice given already
subscriptions-total = Total
subscriptions-to-costs = See how these amounts were computed
subscriptions-none = Your municipality takes no services yet
subscriptions-none-text = Order a service. From its first day on you pay your share by the key of that service.
subscriptions-others = What you can still order
subscriptions-others-note = The more members take a service, the less each of them pays.
subscriptions-takers = { $count ->
    [0] No member takes this service yet
    [one] 1 member takes this service
   *[other] { $count } members take this service
}
subscriptions-order-this = Order
subscriptions-former = Services that ended ({ $count })
subscriptions-former-caption = Services that your municipality took before
subscriptions-withdrawn = withdrawn before it began

subscriptions-new-title = Order a service
subscriptions-new-lead = Choose the service, what you take of it and the day on which your municipality begins.
subscription-service = Service
subscription-choose = Choose a service
subscription-starts = First day
subscription-starts-description = Today or later. Often it is the first day of a month.
subscription-submit = Order the service
subscription-back = Back to our services
subscription-next = What happens after your order
subscription-next-share = From the first day on your municipality pays its share by the key of the service.
subscription-next-seen = Other members see that your municipality takes the service.

subscription-service-missing = Choose a service.
subscription-starts-missing = Fill in the first day.
subscription-member-missing = Choose the member for which you order.
subscription-not-offered = { $name } cannot be ordered: the service is still being made or has ended.
subscription-outside-membership = { $name } is no member on this day. Choose a day within the membership.
subscription-overlaps = { $name } was ordered already for (a part of) this time.
subscription-period-settled = This day lies before the end of { $name }. That period was allocated and approved. Choose a later day.
subscription-starts-in-past = The first day lies in the past. Choose today or later.
subscription-starts-too-late = This day lies more than { $years } years ahead. Check the year.
subscription-notice-given = Notice was given for this subscription already.
date-unreadable = We cannot read this date. Write for instance 21-11-2026.

cancellation-title = Give notice
cancellation-title-of = Give notice for { $name }
cancellation-lead = Check what happens. Then give notice.
cancellation-what = What happens
cancellation-withdrawn = The order of { $name } begins on { $date } only. It is withdrawn: you do not take the service and pay nothing.
cancellation-last = { $name } works for your municipality up to and including { $date }.
cancellation-pay = You pay your share up to and including that day, in proportion to the days.
cancellation-others = After that the other members divide the costs without you.
cancellation-again = You can order the service again later.
cancellation-submit = Give notice as of { $date }
cancellation-withdraw = Withdraw the order
cancellation-keep = Do not give notice
cancellation-given = Notice was given for this subscription. It runs up to and including { $date }.

flash-subscription-ordered = The service was ordered.
flash-notice-given = Notice was given. The last day is { $date }.

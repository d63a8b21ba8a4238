# Costs of a period.

costs-title = Costs
costs-lead = The costs of { $period } by service, in euros without VAT.
costs-closed = The allocation of this period is approved. Its costs cannot change any more.
costs-caption = Costs by service and kind in euros without VAT
costs-head-category = Kind of cost
costs-head-reference = Document
costs-head-entered = Entered
costs-head-amount = Amount
costs-head-actions = Actions
costs-head-withdrawn = Withdrawn
costs-empty = No costs yet
costs-empty-text = Enter a cost line, or upload a file.
costs-upload = Upload costs
costs-withdrawn = { $count ->
    [one] 1 withdrawn line
   *[other] { $count } withdrawn lines
}
costs-withdrawn-caption = Withdrawn cost lines; they do not count
cost-new = Enter costs
cost-new-title = Enter costs
cost-new-lead = One cost line of one service, without VAT.
cost-service = Service
cost-category = Kind of cost
cost-category-text = Such as: licences, maintenance or hosting.
cost-amount = Amount without VAT
cost-amount-text = Such as: 1,234.56. A refund begins with a minus.
cost-reference = Document
cost-reference-text = Such as the number of the invoice.
cost-save = Save costs
cost-withdraw = Withdraw

cost-import-title = Upload costs
cost-import-lead = A file with the costs of { $period }. You first see what is in it. Then you decide.
cost-import-file = File
cost-import-file-text = A CSV file with at least the columns service and amount. Also possible: category, description, invoice number and date.
cost-import-check = Check the file
cost-check-title = Check of the costs
cost-check-lead = Nothing is saved yet. This is in { $file }.
cost-check-good = Good rows
cost-check-refused = Refused rows
cost-check-total = Together
cost-check-repeated-title = Perhaps these costs are there already
cost-check-repeated = { $count ->
    [one] 1 row stands in this period already, exactly so.
   *[other] { $count } rows stand in this period already, exactly so.
} If you save them, they count twice.
cost-check-faults-title = This file cannot be saved yet
cost-check-faults-text = Mend the rows below and upload the file again. Nothing is saved in part.
cost-check-faults-caption = Refused rows, with the reason
cost-check-row = Row
cost-check-column = Column
cost-check-value = It says
cost-check-reason = Why not
cost-check-more = There are more refused rows. Mend these first.
cost-check-totals = By service
cost-check-totals-caption = Good rows by service, in euros without VAT
cost-check-rows = Rows
cost-check-enter = Save costs
cost-check-again = Choose another file

flash-cost-added = The costs are saved.
flash-cost-withdrawn = The cost line is withdrawn and counts no more.
flash-costs-imported = { $count } cost lines are saved.
deed-cost-lines-add = Costs entered
deed-cost-lines-withdraw = Costs withdrawn
deed-cost-lines-import = Costs entered from a file

cost-service-missing = Choose a service.
cost-category-missing = Say what kind of cost it is.
cost-text-too-long = This text is too long. Use at most { $most } characters.
cost-amount-zero = The amount is zero. Enter another amount.
cost-amount-unreadable = This is no amount. Write for example 1234.56.
cost-file-missing = Choose a file.
cost-file-too-large = This file is too large. It may have 4 megabytes.
cost-file-has-faults = There are faults in this file. Nothing is saved.
cost-total-too-large = The amounts in this file are too large together.
cost-period-settled = The allocation of { $period } is approved already. Its costs cannot change any more.
cost-withdrawn-meanwhile = This cost line was withdrawn meanwhile.

# Usage: what came in, importing it, the rows themselves. Access for other systems.

usage-title = Usage
usage-lead = What the members used, and how it came in.
usage-import = Import usage
usage-example = Example file
usage-example-file = example-usage.csv
usage-example-rows = municipality;meter;date;quantity;event id|Enschede;zaken;2026-07-01;231;2026-07-01-1|Zwolle;zaken;2026-07-01;1204.5;2026-07-01-2
usage-todo = To do
usage-todo-refused = { $rows ->
    [one] 1 row with a fault was not stored
   *[other] { $rows } rows with a fault were not stored
}
usage-todo-look = Look at them
usage-meters-title = Total per meter, { $period }
usage-meters-filter = Choose a period
usage-meters-caption = Usage per meter in { $period }
usage-meters-empty = There is no usage in { $period } yet
usage-meters-empty-text = Import a file, or have a system send its usage itself.
usage-all-rows = All rows of this period
usage-meter = Meter
usage-member = Member
usage-quantity = Quantity
usage-row-count = Rows
usage-member-count = Members
usage-last-day = Last day
usage-never = nothing yet
usage-imports-title = Imports
usage-imports-caption = Imports of usage, the newest first
usage-imports-empty = Nothing was imported yet
usage-imports-empty-text = Choose a CSV file with usage. You see what is in it before anything changes.
usage-period = Period
usage-file = File
usage-state = State
usage-started-by = Started by
usage-decided = dealt with
usage-state-checking = Being checked
usage-state-checked = Waits for your choice
usage-state-unreadable = Unreadable
usage-state-importing = Being stored
usage-state-done = Stored
usage-state-failed = Failed
usage-state-cancelled = Stopped

usage-import-title = Import usage
usage-import-lead = You choose a file. Then you see what is in it, before anything changes.
usage-steps = Steps of the import
usage-step-file = Choose a file
usage-step-check = Dry run
usage-step-store = Store
usage-step-file-meta = CSV or tar.gz
usage-step-check-meta = Nothing is stored yet
usage-step-store-meta = You can close the page
usage-period-about = The rows in the file must lie in this period.
usage-file-about = CSV or tar.gz, up to { $megabytes } MB. Numbers may be written as 1.234,56 or as 1234.56.
usage-check-file = Check the file
usage-cancel = Cancel
usage-columns-help = Which columns must the file have?
usage-columns-help-text = The member (code or name), the meter, the date or period, and the quantity. An id of your own per row is welcome. Dutch and English names of columns are good.
usage-columns-help-twice = Importing the same file twice changes nothing. A row with the same id and another quantity is refused.
usage-columns-help-dump = A tar.gz with a CSV file per municipality, date and component is good too.
usage-no-period = There is no open period
usage-no-period-text = Make a period first. Then you can import usage.
usage-no-period-link = To the periods
usage-period-empty = Choose a period.
usage-period-missing = This period is not there any more. Choose another.
usage-period-settled = An allocation of { $period } was approved. No more usage comes in.
usage-file-missing = Choose a file. CSV and tar.gz are good.
usage-file-empty = This file is empty. Choose another file.
usage-file-unreadable = The file could not be read. Choose it again.

usage-check-title = Dry run of { $period }
usage-nothing-stored = Nothing stored yet
usage-check-lead = { $good ->
    [one] 1 of { $rows } rows is good.
   *[other] { $good } of { $rows } rows are good.
} { $refused ->
    [one] 1 row has a fault.
   *[other] { $refused } rows have a fault.
}
usage-check-lead-all = { $good ->
    [one] The row is good.
   *[other] All { $good } new rows are good.
}
usage-check-lead-none = No row can be stored. { $refused ->
    [one] 1 row has a fault.
   *[other] { $refused } rows have a fault.
}
usage-check-lead-repeated = All rows were there already. There is nothing new to store.
usage-rows = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
usage-fact-read = Read
usage-fact-read-note = { $members ->
    [one] 1 member
   *[other] { $members } members
}, { $meters ->
    [one] 1 meter
   *[other] { $meters } meters
}
usage-fact-good = Good
usage-fact-good-note = ready to be stored
usage-fact-refused = With a fault
usage-fact-refused-note = of { $members ->
    [one] 1 member
   *[other] { $members } members
}
usage-fact-refused-left = not stored
usage-fact-repeated = Repeated
usage-fact-repeated-none = everything in this file is new
usage-fact-repeated-note = were there already and count once
usage-fact-stored = Stored
usage-fact-stored-note = count in the allocation
usage-faults-title = Rows with a fault
usage-faults-shown = { $first } to { $last } of { $total }
usage-faults-caption = Rows with a fault in { $file }
usage-faults-not-kept = You see the first { $kept } of { $total } rows with a fault. Correct these first.
usage-faults-pages = Pages with faults
usage-faults-csv = Faults as CSV
usage-faults-file = faults
usage-faults-row = Row
usage-faults-in-file = File
usage-faults-member = Member
usage-faults-column = Column
usage-faults-value = It says
usage-faults-reason = What is wrong?
usage-columns-title = How we read the columns
usage-columns-caption = Columns in the file and what they mean
usage-columns-heading = In the file
usage-columns-meaning = Meaning
usage-columns-first = First value
usage-column-unread = not read
usage-changes-title = Different from { $before }
usage-changes-days = Different from the { $days } days before
usage-changes-far = More than { $percent }% different: { $meters }. Is that right?
usage-choice = What do you want to do?
usage-choice-good = { $good ->
    [one] Store the good row
   *[other] Store the { $good } good rows
}
usage-choice-good-all = All rows in the file that were not there yet.
usage-choice-good-note = { $refused ->
    [one] The other one comes on your to-do list.
   *[other] The { $refused } others come on your to-do list.
}
usage-choice-other = Choose another file
usage-choice-other-note = Nothing is stored.
usage-continue = Continue
usage-put-aside = Cancel

usage-checking-title = { $period } is being checked
usage-progress-title = { $period } is being stored
usage-progress-lead = You can close this page. You get a mail when the rows are stored.
usage-busy = Busy
usage-waiting = The file waits for its turn
usage-checking = The file is being checked
usage-progress-rows = { $done } of { $total } rows stored
usage-started = Started on { $at } by { $by }
usage-kept = File read and kept
usage-kept-note = { $kilobytes } kB, fingerprint { $hash }
usage-aside = { $rows ->
    [0] No rows put aside
    [one] 1 row put aside
   *[other] { $rows } rows put aside
}
usage-aside-note = They come on your to-do list.
usage-storing = Store the rows
usage-judging = Check the rows
usage-finishing = Write everything down at once
usage-again = An earlier try was cut off. It left nothing behind. This is try { $tries }.
usage-refresh = Refresh this page
usage-stop = Stop the import
usage-stop-note = Stopping undoes everything that this import has done.
usage-stop-check-note = Stopping changes nothing: nothing is stored yet.

usage-result-title = Import of { $file }
usage-lead-done = { $stored } rows stored in { $period }, on { $at }. Started by { $by }.
usage-lead-unreadable = This file cannot be read. Nothing was stored.
usage-lead-failed = Nothing was stored in { $period }. Started by { $by }.
usage-lead-cancelled = Stopped on { $at }. Nothing was stored in { $period }.
usage-unreadable = We cannot read this file
usage-failed = The import did not succeed
usage-import-dead = It was tried twelve times. Please ask who runs the portal.
usage-period-settled-meanwhile = An allocation of this period was approved meanwhile. No more usage comes in.
usage-import-changed = Somebody was before you. Here you see how it is now.
usage-import-nothing-good = There is nothing in this file that can be stored. Choose another file.
usage-show-rows = Show the rows
usage-another = Another file
usage-handle-text = Did you correct the rows and import them again, or are they not needed? Then take them off the to-do list.
usage-handle = Take off the to-do list
usage-handled = The rows with a fault were dealt with by { $by }, on { $at }.
flash-usage-import-cancelled = The import was stopped. Nothing was stored.
flash-usage-import-handled = The rows are off the to-do list.

usage-rows-title = Rows of usage
usage-rows-lead = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} with these filters.
usage-rows-file = usage
usage-rows-csv = Rows as CSV
usage-rows-filter = Choose which rows you see
usage-rows-caption = Rows of usage, the newest day first
usage-rows-empty = There is no usage with these filters
usage-rows-empty-text = Choose other filters, or import a file.
usage-all-members = All members
usage-all-meters = All meters
usage-all-periods = All periods
usage-one-import = One import
usage-day = Date
usage-subject = Subject
usage-event-id = Id
usage-source = Came in by
usage-source-file = file
usage-total = Total

api-tokens-lead = With a token another system sends usage itself. A token may do nothing else.
api-tokens-title = Tokens
api-tokens-caption = Tokens of other systems, the newest first
api-tokens-empty = There are no tokens yet
api-tokens-empty-text = Make a token for each system that sends usage. Then you can take one back without the others.
api-token-name = For which system?
api-token-name-about = For example: the supplier's case system.
api-token-state = State
api-token-made = Made
api-token-until = Valid until
api-token-actions = What you can do
api-token-alive = Valid
api-token-expired = Expired
api-token-revoked = Taken back
api-token-revoke = Take back
api-token-new = New token
api-token-days-label = How long is the token valid?
api-token-lifetime = { $days } days
api-token-make = Make the token
api-token-address = The system sends to:
api-token-name-empty = Fill in for which system the token is.
api-token-name-long = This name is too long. It may have { $most } characters.
api-token-scopes-empty = Choose what the token may do.
api-token-days = Choose a number of days from 1 to { $most }.
api-token-revoked-already = This token was taken back already.
api-token-made-title = Your new token
api-token-made-lead = The token for { $name } was made.
api-token-once = You see this token only once
api-token-once-text = Put it in the other system now. We keep only a fingerprint. Lost? Take it back and make a new one.
api-token-it = The token
api-token-copy = Copy the token
api-token-valid = Valid until { $until }.
api-token-use = How a system uses it
api-token-use-text = Send one event, or a list of at most 1,000. You get an answer per event.
api-token-back = To all tokens
flash-api-token-revoked = The token was taken back. It does not work any more.

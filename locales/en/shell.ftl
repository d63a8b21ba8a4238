# The frame around every page, and the words inside the components.

shell-skip = Skip to the content
shell-demonstration = Demonstration
shell-demonstration-text = Demonstration. Names and numbers of inhabitants are real; amounts and usage are invented.
shell-switch = Switch cooperative or municipality
shell-working-for = You now work for
shell-other-lang = nl
shell-other-language = Nederlands
shell-account = My account
shell-account-of = Your account: { $name }
shell-sign-out = Sign out
shell-menu = Menu
shell-close = Close
shell-main-menu = Main menu
shell-to-do = to do
shell-nav-count = { $count } to do
shell-breadcrumbs = Breadcrumbs
shell-print-date = Printed on { $date }
shell-works-with = { $name } works with Gemeengoed.
shell-accessibility = Accessibility
shell-privacy = Privacy
shell-glossary = Glossary
shell-error-title = Error:
shell-promise = Build together, pay together, decide together.
shell-promise-euro = You see how every euro was computed.
shell-promise-open = You also see what the other members pay.
shell-promise-two = Two people have looked at every allocation.
shell-no-member = Not a member yet? Contact the office of your cooperative.

part-copied = Copied
part-print = Print
part-chip-remove = remove filter
part-none = does not take this service
part-show = Show
part-pages = Pages
part-page = Page
part-previous = Previous
part-next = Next
part-as-table = Show as a table
part-step-done = done
part-step-now = now
part-step-todo = still to do
part-optional = (optional)
part-errors = { $count ->
    [one] There is 1 error
   *[other] There are { $count } errors
}

error-403-code = Not allowed (403)
error-403-title = You may not do this
error-403-text = Your role gives no access to this. Ask the manager of your municipality or the office for help.
error-404-code = Page not found (404)
error-404-title = This page is not there
error-404-text = Perhaps the address was copied wrongly, or the page belongs to another municipality. Your data is safe.
error-422-code = Not processed (422)
error-422-title = This did not work
error-422-text = We could not process what you sent. Nothing has changed. Go back and try again.
error-zero-character = What you sent holds an invisible character that we cannot keep. Nothing has changed. Go back and type the text again.
error-500-code = Error in the portal (500)
error-500-title = Something went wrong on our side
error-500-text = It is not your fault. Nothing was half saved. Try again in a few minutes.
error-503-code = Out of reach for a moment (503)
error-503-title = We will be right back
error-503-text = The portal cannot reach its data right now. That is usually short. Load the page again in a minute.
error-perhaps = Perhaps you are looking for
error-reference = Does it keep going wrong? Contact the office and mention the code
error-home = To the start page

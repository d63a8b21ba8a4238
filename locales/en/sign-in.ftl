# The door: signing in and out, a new password, accepting an invitation.

sign-in-title = Sign in
sign-in-then = Afterwards you go back to the page you opened.
sign-in-unsent = You were no longer signed in. What you sent has not been stored. Sign in: afterwards you come back to the form.
flash-unsent = What you sent has not been stored, because you were no longer signed in. Fill in the form again and send it.
sign-in-email = Email address
sign-in-password = Password
sign-in-forgotten = Forgotten your password?
sign-in-submit = Sign in
sign-in-wrong = This email address and this password do not belong together. Check them both.
sign-in-wait = You have tried to sign in too often. Wait a quarter of an hour, or ask for a new password.
flash-signed-out = You have signed out.

email-missing = Enter your email address.
email-wrong = Enter a full email address, such as name@municipality.nl.
password-missing = Enter your password.
password-wrong = This password is not right.
password-too-short = Choose a password of at least { $least } characters.
password-too-long = Choose a password of at most { $most } characters.
password-too-easy = This password is too easy to guess. Take four words that have nothing to do with each other, for example.
password-rules = At least 12 characters. A few unrelated words in a row are strong and easy to remember.
password-new = New password
password-choose = Choose a password

choice-title = For whom do you work now?
choice-lead = You can always switch later, at the top left of every page.
choice-none = You have no access to a cooperative yet. Ask the office of your cooperative for an invitation.
choice-platform = To the administration of the portal
choice-account = My account
choice-sign-out = Sign out

password-reset-title = Forgotten password
password-reset-lead = We send you an email with a link. With it you choose a new password.
password-reset-send = Send link
password-reset-back = Back to sign in
password-reset-dead = This link has been used already, or is more than an hour old. Ask for a new one.
mail-sent-title = Check your email
mail-sent-text = If we know the address, we have sent a link. It works for an hour, and once.
mail-sent-nothing = Nothing received? Look in your spam folder, or check that you entered the right address.
password-new-title = Choose a new password
password-new-lead = For the account of { $email }. Wherever you are still signed in, you will be signed out.
password-new-save = Save password
password-dead-title = This link no longer works
password-dead-again = Ask for a new link

invitation-title = Accept invitation
invitation-lead = { $by } invites you to work with { $cooperative }.
invitation-whom = You work for
invitation-roles = Your roles
invitation-until = Valid until
invitation-new = Make an account. You will sign in with { $email }.
invitation-password = You already have an account with { $email }. Enter its password.
invitation-accept = Accept invitation
invitation-other-account = You are signed in with another account than was invited.
invitation-other-account-text = You are signed in as { $signed_in_as }, but the invitation is for { $email }. Sign out first and open the link in the email again.
invitation-dead-title = This invitation no longer works
invitation-dead = The invitation has been accepted, withdrawn or has expired. Ask whoever invited you for a new one.
flash-invitation-accepted = Welcome to { $cooperative }.

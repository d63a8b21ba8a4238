# Everything of one's own member in one archive.

archive-title = Take our data along
archive-lead = Everything that the cooperative keeps of { $member }, in one file.
archive-content = What is in it
archive-people = The people of your municipality, with their roles
archive-subscriptions = Subscriptions with package and quantity, ended ones too
archive-orders = Orders with the answer, pledges, procurement bases and pilots
archive-usage = Every row of your usage
archive-costs = Costs of each approved division, with the whole calculation
archive-votes = Your votes in rounds and about resolutions, with proxies, without secret votes
archive-wishes = Wishes, support and comments
archive-solutions = Solutions, statements of use, lessons, savings, requests and your documents
archive-note = It is a tar.gz file with JSON and your documents. The log will say that you took it: there are names and e-mail addresses in it.
archive-download = Download the archive
start-archive = Take all data of your municipality along

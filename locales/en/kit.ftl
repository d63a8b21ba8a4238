# What can stand on every page: roles, navigation, messages of the portal itself.

nav-start = Start
nav-runs = Allocation
nav-usage = Usage
nav-periods = Periods and costs
nav-services = Services
nav-members = Members
nav-rounds = Vote
nav-people = People
nav-assemblies = Assemblies
nav-decisions = Decisions
nav-audit = Audit log
nav-tokens = Access for systems
nav-glossary = Glossary
nav-my-costs = Costs
nav-subscriptions = Our services
nav-member-runs = Allocations
nav-group-services = Offer and use
nav-group-deciding = Wishes and decisions
nav-group-keeping = Administration
nav-group-cooperative = Cooperative

seat-office = Office
seat-municipality = Municipality of { $name }

role-member-manager = member manager
role-voter = voter
role-reader = reader
role-office = office
role-finance = finance
role-controller = controller
role-board = board
role-supplier = supplier
role-operator = operator of the portal
role-former-voter = former voter

error-413-code = Too large (413)
error-413-title = This file is too large
error-413-text = Nothing was stored. Divide the file into smaller parts and send them one after the other.
error-429-code = Please wait (429)
error-429-title = You have tried too often
error-429-text = Wait a quarter of an hour and try again. Forgot your password? Then ask for a new one.

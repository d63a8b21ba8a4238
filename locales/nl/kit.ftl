# Wat op elke pagina kan staan: rollen, navigatie, meldingen van het portaal zelf.

nav-start = Start
nav-runs = Verdeling
nav-usage = Verbruik
nav-periods = Perioden en kosten
nav-services = Diensten
nav-members = Leden
nav-rounds = Stemmen
nav-people = Mensen
nav-assemblies = Vergaderingen
nav-decisions = Besluiten
nav-audit = Logboek
nav-tokens = Toegang voor systemen
nav-glossary = Begrippen
nav-my-costs = Kosten
nav-subscriptions = Onze diensten
nav-member-runs = Verdelingen
nav-group-services = Aanbod en gebruik
nav-group-deciding = Wensen en besluiten
nav-group-keeping = Beheer
nav-group-cooperative = Coöperatie

seat-office = Bureau
seat-municipality = Gemeente { $name }

role-member-manager = lidbeheerder
role-voter = stemgerechtigde
role-reader = meelezer
role-office = bureau
role-finance = financiën
role-controller = controller
role-board = bestuur
role-supplier = leverancier
role-operator = beheerder van het portaal
role-former-voter = oud-stemgerechtigde

error-413-code = Te groot (413)
error-413-title = Dit bestand is te groot
error-413-text = Er is niets opgeslagen. Verdeel het bestand in kleinere delen en stuur die na elkaar.
error-429-code = Even wachten (429)
error-429-title = U heeft het te vaak geprobeerd
error-429-text = Wacht een kwartier en probeer het opnieuw. Wachtwoord vergeten? Vraag dan een nieuw wachtwoord aan.

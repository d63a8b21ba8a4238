# Het frame om elke pagina, en de woorden in de componenten.

shell-skip = Direct naar de inhoud
shell-demonstration = Demonstratie
shell-demonstration-text = Demonstratie. Namen en inwonertallen zijn echt; bedragen en verbruik zijn verzonnen.
shell-switch = Wisselen van coöperatie of gemeente
shell-working-for = U werkt nu voor
shell-other-lang = en
shell-other-language = English
shell-account = Mijn account
shell-account-of = Uw account: { $name }
shell-sign-out = Uitloggen
shell-menu = Menu
shell-close = Sluiten
shell-main-menu = Hoofdmenu
shell-to-do = te doen
shell-nav-count = { $count } te doen
shell-breadcrumbs = Kruimelpad
shell-print-date = Afgedrukt op { $date }
shell-works-with = { $name } werkt met Gemeengoed.
shell-accessibility = Toegankelijkheid
shell-privacy = Privacy
shell-glossary = Begrippen
shell-error-title = Fout:
shell-promise = Samen bouwen, samen betalen, samen beslissen.
shell-promise-euro = U ziet van elke euro hoe hij is berekend.
shell-promise-open = U ziet ook wat de andere leden betalen.
shell-promise-two = Elke verdeling is door twee mensen bekeken.
shell-no-member = Nog geen lid? Neem contact op met het bureau van uw coöperatie.

part-copied = Gekopieerd
part-print = Afdrukken
part-chip-remove = filter weghalen
part-none = neemt deze dienst niet af
part-show = Toon
part-pages = Pagina's
part-page = Pagina
part-previous = Vorige
part-next = Volgende
part-as-table = Toon als tabel
part-step-done = klaar
part-step-now = nu
part-step-todo = nog te doen
part-optional = (niet verplicht)
part-errors = { $count ->
    [one] Er is 1 fout
   *[other] Er zijn { $count } fouten
}

error-403-code = Niet toegestaan (403)
error-403-title = Dit mag u niet doen
error-403-text = Uw rol geeft geen toegang tot deze handeling. Vraag de beheerder van uw gemeente of het bureau om hulp.
error-404-code = Pagina niet gevonden (404)
error-404-title = Deze pagina is er niet
error-404-text = Misschien is het adres verkeerd overgenomen, of hoort de pagina bij een andere gemeente. Uw gegevens zijn veilig.
error-422-code = Niet verwerkt (422)
error-422-title = Dit is niet gelukt
error-422-text = Wij konden niet verwerken wat u verstuurde. Er is niets veranderd. Ga terug en probeer het opnieuw.
error-zero-character = In wat u verstuurde, staat een onzichtbaar teken dat wij niet kunnen bewaren. Er is niets veranderd. Ga terug en typ de tekst opnieuw.
error-500-code = Fout in het portaal (500)
error-500-title = Er ging iets mis bij ons
error-500-text = Het ligt niet aan u. Er is niets half opgeslagen. Probeer het over een paar minuten opnieuw.
error-503-code = Even niet bereikbaar (503)
error-503-title = Wij zijn zo terug
error-503-text = Het portaal kan nu niet bij zijn gegevens. Meestal duurt dat kort. Laad de pagina over een minuut opnieuw.
error-perhaps = Misschien zoekt u
error-reference = Blijft het misgaan? Neem contact op met het bureau en noem de code
error-home = Naar de startpagina

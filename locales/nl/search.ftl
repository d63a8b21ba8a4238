# Zoeken in alles wat iemand in de coöperatie mag zien.

search-title = Zoeken
search-shell = Zoeken in de coöperatie
search-lead = Zoek in diensten, oplossingen, kandidaten, wensen, stemrondes, vergaderingen, leden, documenten en producten. Een letter verkeerd is niet erg.
search-found = { $count ->
    [one] 1 resultaat voor ‘{ $words }’.
   *[other] { $count } resultaten voor ‘{ $words }’.
}
search-form = Zoeken
search-words = Zoekwoorden
search-submit = Zoeken
search-kind = Soort
search-all = Alles ({ $count })
search-programme = Programma
search-product = Product
search-all-programmes = Alle programma’s
search-all-products = Alle producten
search-kind-count = { $kind } ({ $count })
search-kinds-service = Diensten
search-kinds-solution = Oplossingen
search-kinds-candidate = Kandidaten
search-kinds-wish = Wensen
search-kinds-specification = Specificaties
search-kinds-document = Documenten
search-kinds-programme = Programma’s
search-kinds-decision = Besluiten
search-kinds-facility = Landelijke voorzieningen
search-kinds-round = Stemrondes
search-kinds-assembly = Ledenvergaderingen
search-kinds-member = Leden
search-kinds-product = Producten
search-kind-service = Dienst
search-kind-solution = Oplossing
search-kind-candidate = Kandidaat
search-kind-wish = Wens
search-kind-specification = Specificatie
search-kind-document = Document
search-kind-programme = Programma
search-kind-decision = Besluit
search-kind-facility = Landelijke voorziening
search-kind-round = Stemronde
search-kind-assembly = Ledenvergadering
search-kind-member = Lid
search-kind-product = Product
search-meant = Bedoelde u:
search-caption = Wat er is gevonden, het beste bovenaan
search-column-found = Gevonden
search-more = Er zijn nog { $count } resultaten. Zoek met meer woorden, of kies een soort.
search-none = Niets gevonden
search-none-text = Zoek met een ander woord, of met minder woorden. U vindt alleen wat u mag zien.

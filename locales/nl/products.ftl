# Producten van de uniforme productnamenlijst, en wat de coöperatie ervoor heeft.

nav-products = Producten
products-title = Producten
products-lead = De uniforme productnamenlijst heeft { $count } producten van gemeenten. Voor { $used } daarvan heeft de coöperatie een dienst, een oplossing, een kandidaat of een wens.
products-filter = Producten zoeken
products-filter-words = Zoeken
products-filter-show = Tonen
products-show-used = Waar iets voor is
products-show-all = Alle producten
products-found = { $count ->
    [one] 1 product gevonden.
   *[other] { $count } producten gevonden.
}
products-caption = Producten met wat de coöperatie ervoor heeft
products-column-product = Product
products-column-services = Diensten
products-column-solutions = Oplossingen
products-column-candidates = Kandidaten
products-column-wishes = Wensen
products-ended = Staat niet meer op de lijst
products-none = Geen producten gevonden
products-none-text = Zoek met een ander woord, of bekijk alle producten.
products-all = Alle producten tonen
product-lead = Wat de coöperatie voor dit product heeft: diensten ({ $services }), oplossingen van leden ({ $solutions }), kandidaten ({ $candidates }) en wensen ({ $wishes }).
product-ended = Dit product staat sinds { $on } niet meer op de lijst. Wat het hier gebruikt, blijft staan.
product-services = Diensten
product-no-services = Er is nog geen dienst voor dit product.
product-wanted = { $count ->
    [one] 1 lid wil dit ook.
   *[other] { $count } leden willen dit ook.
}
product-solutions = Oplossingen van leden
product-candidates = Kandidaten
product-wishes = Wensen
product-data = Gegevens
product-standard = Naam in de standaard
product-whom = Voor wie
product-citizen = inwoners
product-company = bedrijven
product-bases = Wettelijke grondslag

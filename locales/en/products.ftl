# Products of the uniform product list, and what the cooperative has for them.

nav-products = Products
products-title = Products
products-lead = The uniform product list has { $count } products of municipalities. For { $used } of them the cooperative has a service, a solution, a candidate or a wish.
products-filter = Search products
products-filter-words = Search
products-filter-show = Show
products-show-used = With something here
products-show-all = All products
products-found = { $count ->
    [one] 1 product found.
   *[other] { $count } products found.
}
products-caption = Products with what the cooperative has for them
products-column-product = Product
products-column-services = Services
products-column-solutions = Solutions
products-column-candidates = Candidates
products-column-wishes = Wishes
products-ended = No longer on the list
products-none = No products found
products-none-text = Search with another word, or look at all products.
products-all = Show all products
product-lead = What the cooperative has for this product: services ({ $services }), solutions of members ({ $solutions }), candidates ({ $candidates }) and wishes ({ $wishes }).
product-ended = This product has not been on the list since { $on }. What uses it here stays.
product-services = Services
product-no-services = There is no service for this product yet.
product-wanted = { $count ->
    [one] 1 member wants this too.
   *[other] { $count } members want this too.
}
product-solutions = Solutions of members
product-candidates = Candidates
product-wishes = Wishes
product-data = Data
product-standard = Name in the standard
product-whom = For whom
product-citizen = inhabitants
product-company = companies
product-bases = Legal basis

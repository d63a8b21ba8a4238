# Search in everything that somebody may see in the cooperative.

search-title = Search
search-shell = Search the cooperative
search-lead = Search services, solutions, candidates, wishes, rounds, assemblies, members, documents and products. A wrong letter is no problem.
search-found = { $count ->
    [one] 1 result for ‘{ $words }’.
   *[other] { $count } results for ‘{ $words }’.
}
search-form = Search
search-words = Words
search-submit = Search
search-kind = Kind
search-all = Everything ({ $count })
search-programme = Programme
search-product = Product
search-all-programmes = All programmes
search-all-products = All products
search-kind-count = { $kind } ({ $count })
search-kinds-service = Services
search-kinds-solution = Solutions
search-kinds-candidate = Candidates
search-kinds-wish = Wishes
search-kinds-specification = Specifications
search-kinds-document = Documents
search-kinds-programme = Programmes
search-kinds-decision = Decisions
search-kinds-facility = National facilities
search-kinds-round = Rounds
search-kinds-assembly = Assemblies
search-kinds-member = Members
search-kinds-product = Products
search-kind-service = Service
search-kind-solution = Solution
search-kind-candidate = Candidate
search-kind-wish = Wish
search-kind-specification = Specification
search-kind-document = Document
search-kind-programme = Programme
search-kind-decision = Decision
search-kind-facility = National facility
search-kind-round = Round
search-kind-assembly = Assembly
search-kind-member = Member
search-kind-product = Product
search-meant = Did you mean:
search-caption = What was found, the best first
search-column-found = Found
search-more = There are { $count } more results. Search with more words, or choose a kind.
search-none = Nothing found
search-none-text = Search with another word, or with fewer words. You only find what you may see.

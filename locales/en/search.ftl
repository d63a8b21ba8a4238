# Search in everything that somebody may see in the cooperative.

search-title = Search
search-shell = Search the cooperative
search-lead = Search services, candidates, wishes, documents and products. A wrong letter does not matter.
search-found = { $count ->
    [one] 1 result for ‘{ $words }’.
   *[other] { $count } results for ‘{ $words }’.
}
search-form = Search
search-words = Words
search-submit = Search
search-kind = Kind
search-all = Everything ({ $count })
search-kind-count = { $kind } ({ $count })
search-kinds-service = Services
search-kinds-solution = Solutions
search-kinds-candidate = Candidates
search-kinds-wish = Wishes
search-kinds-specification = Specifications
search-kinds-document = Documents
search-kinds-product = Products
search-kind-service = Service
search-kind-solution = Solution
search-kind-candidate = Candidate
search-kind-wish = Wish
search-kind-specification = Specification
search-kind-document = Document
search-kind-product = Product
search-meant = Did you mean:
search-caption = What was found, the best first
search-column-found = Found
search-more = There are { $count } more results. Search with more words, or choose a kind.
search-none = Nothing found
search-none-text = Search with another word, or with fewer words. You only find what you may see.

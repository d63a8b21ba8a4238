# Services that may come: the candidates of the roadmap.
candidate-title-missing = Give the candidate a name.
candidate-title-taken = There is a candidate with this name already.
candidate-summary-missing = Write in one sentence what the service does.
candidate-text-too-long = Use no more than { $most } characters.
candidate-cost-out-of-range = Enter an amount from € 0 to € 1,000,000,000.

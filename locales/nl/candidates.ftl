# Diensten die kunnen komen: de kandidaten van de routekaart.
candidate-title-missing = Geef de kandidaat een naam.
candidate-title-taken = Er is al een kandidaat met deze naam.
candidate-summary-missing = Schrijf in een zin wat de dienst doet.
candidate-text-too-long = Gebruik niet meer dan { $most } tekens.
candidate-cost-out-of-range = Vul een bedrag in van € 0 tot € 1.000.000.000.

# Het beheer van het portaal: de coöperaties zelf.

platform-title = Coöperaties
platform-lead = Alle coöperaties op dit portaal. Van wat u hier doet, blijft een spoor.
platform-new = Nieuwe coöperatie
platform-caption = Coöperaties op dit portaal
platform-empty = Nog geen coöperaties
platform-empty-text = Maak de eerste coöperatie en nodig haar eerste beheerder uit.
platform-why = Reden
platform-why-note = Komt in het logboek van het portaal te staan.
platform-why-missing = Vul in waarom u dit doet.
platform-back = Terug naar de coöperaties
form-cancel = Annuleren

cooperative-new-title = Nieuwe coöperatie
cooperative-new-lead = De coöperatie begint leeg. Daarna nodigt u haar eerste beheerder uit.
cooperative-name = Naam
cooperative-address = Adres in het portaal
cooperative-address-note = Kleine letters, cijfers en losse streepjes, zoals samen-digitaal. Staat in elk webadres en verandert niet meer.
cooperative-legal-form = Rechtsvorm
cooperative-votes = Stemmen
cooperative-notice = Opzegtermijn van een dienst
cooperative-dispute = Termijn om bezwaar te maken
cooperative-dispute-note = Zo lang kan een lid een regel van een goedgekeurde verdeling betwisten.
cooperative-deviation = Afwijking die opvalt
cooperative-deviation-note = Verandert een bedrag meer dan dit ten opzichte van de vorige periode, dan krijgt het een markering.
cooperative-unit-months = maanden
cooperative-unit-days = dagen
cooperative-theme = Kleuren
cooperative-make = Coöperatie maken
cooperative-at = Te vinden op /{ $address }.
cooperative-terms = Afspraken
cooperative-months = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}
cooperative-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
cooperative-percent = { $count } %
cooperative-name-missing = Vul de naam van de coöperatie in.
cooperative-name-long = Houd de naam korter dan { $most } tekens.
cooperative-address-missing = Vul een adres in.
cooperative-address-length = Neem een adres van 2 tot en met 40 tekens.
cooperative-address-form = Gebruik alleen kleine letters, cijfers en losse streepjes ertussen.
cooperative-address-reserved = Het woord { $address } gebruikt het portaal zelf. Kies een ander adres.
cooperative-address-taken = Dit adres is al van een andere coöperatie. Kies een ander adres.
cooperative-choose = Kies een van de mogelijkheden.
cooperative-number = Vul een heel getal in.
cooperative-between = Vul een getal in van { $least } tot en met { $most }.
flash-cooperative-made = { $name } is gemaakt. Nodig nu de eerste beheerder uit.

legal-form-cooperative-ua = Coöperatie U.A. (uitgesloten aansprakelijkheid)
legal-form-cooperative-ba = Coöperatie B.A. (beperkte aansprakelijkheid)
legal-form-cooperative-wa = Coöperatie W.A. (wettelijke aansprakelijkheid)
legal-form-joint-arrangement = Gemeenschappelijke regeling
votes-equal = Elk lid één stem
votes-weighted = Gewogen stemmen
theme-gemeengoed = Gemeengoed
theme-buch = BUCH
theme-rijk-van-nijmegen = Rijk van Nijmegen

administrator-title = Eerste beheerder uitnodigen
administrator-lead = Deze persoon krijgt de rol bureau en nodigt daarna zelf anderen uit.

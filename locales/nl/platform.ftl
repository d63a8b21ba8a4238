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

# De uniforme productnamenlijst, zoals de beheerder van het portaal haar bijhoudt.
upl-list-title = Uniforme productnamenlijst
upl-list-lead = De lijst heeft { $count } producten. Gemeenten bieden er { $municipal } aan. { $ended ->
    [0] Alle producten van de vorige lijsten staan er nog op.
    [one] 1 product staat er niet meer op; wie het gebruikt, houdt het.
   *[other] { $ended } producten staan er niet meer op; wie ze gebruikt, houdt ze.
}
upl-list-open = Productnamenlijst
upl-list-file = Bestand met de lijst
upl-list-file-note = Een csv-bestand in UTF-8 met ten minste de naam en de URI van elk product. De naam die betekent dat er nog geen naam is, telt niet mee.
upl-list-deed = Wat wilt u doen?
upl-list-deed-check = Eerst bekijken
upl-list-deed-check-note = U ziet wat er zou veranderen. Er verandert nog niets.
upl-list-deed-import = Lijst bijwerken
upl-list-deed-import-note = Kies hetzelfde bestand nog een keer. Wat verdwijnt, krijgt een einddatum en blijft bestaan.
upl-list-submit = Bestand versturen
upl-list-check = Wat dit bestand doet
upl-list-nothing = Er verandert niets: de lijst is al zo.
upl-list-would = { $count } producten, waarvan { $municipal } van gemeenten. { $same ->
    [one] 1 product blijft hetzelfde.
   *[other] { $same } producten blijven hetzelfde.
}
upl-list-refused = { $count ->
    [one] Er is 1 regel fout. Verbeter die en kies het bestand opnieuw.
   *[other] Er zijn { $count } regels fout. Verbeter ze en kies het bestand opnieuw.
}
upl-list-faults = Regels die fout zijn
upl-list-row = Rij
upl-list-column = Kolom
upl-list-value = Waarde
upl-list-reason = Wat er mis is
upl-list-fresh = Nieuw: { $count }
upl-list-changed = Veranderd: { $count }
upl-list-gone = Vervallen: { $count }
upl-list-more = En nog { $count }.
flash-upl-imported = De lijst is bijgewerkt: { $fresh } nieuw, { $changed } veranderd, { $gone } vervallen.

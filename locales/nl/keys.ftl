# Verdeelsleutels: in woorden, hun pagina en hun fouten.

key-attribute = { $name ->
    [inhabitants] inwoners
    [budget] begroting
    [workplaces] werkplekken
    [historic_share] historisch aandeel
    [ict_spending] ICT-uitgaven
   *[other] { $name }
}
key-short-equal = gelijk
key-short-attribute = { key-attribute }
key-short-usage = { $meter }
key-short-fixed = vaste percentages
key-short-tiered = staffel over { $of }
key-short-average = gemiddelde van { $of }
key-short-product = { $of }, met elkaar vermenigvuldigd
key-short-part = { $share } { $of }
key-short-blend = { $parts }
key-does-equal = Alle leden die de dienst afnemen, betalen evenveel.
key-does-attribute = Verdeeld naar { key-attribute }.
key-does-attribute-on = Verdeeld naar { key-attribute } op { $on }.
key-does-usage = Verdeeld naar verbruik: het aantal { $meter } in de periode.
key-does-usage-max = Verdeeld naar verbruik: het hoogste aantal { $meter } in de periode.
key-does-usage-last = Verdeeld naar verbruik: het laatste aantal { $meter } in de periode.
key-does-usage-unique = Verdeeld naar verbruik: het aantal verschillende { $meter } in de periode.
key-does-fixed = Verdeeld naar vaste aandelen die de leden hebben afgesproken.
key-does-tiered = Verdeeld naar { $of }, met een staffel per schijf: { $tiers }.
key-does-tiered-whole = Verdeeld naar { $of }, met een staffel over het geheel: { $tiers }.
key-does-average = Verdeeld naar het gemiddelde van { $of }.
key-does-product = Verdeeld naar { $of }, met elkaar vermenigvuldigd.
key-does-blend = Een mengsel: { $parts }.
key-full-attribute-on = { key-attribute } op { $on }
key-full-usage-max = het hoogste aantal { $meter }
key-full-usage-last = het laatste aantal { $meter }
key-full-usage-unique = het aantal verschillende { $meter }
key-full-tiered = { $of } met een staffel ({ $tiers })
key-full-average = het gemiddelde van { $of }
key-tier = tot en met { $up_to } telt elke eenheid voor { $rate }
key-tier-last = daarboven voor { $rate }
key-tier-only = elke eenheid telt voor { $rate }
key-does-phase-in = Een nieuw lid telt in zijn eerste jaren minder mee: { $years }. Daarna telt het helemaal mee.
key-phase-in-year = { $factor } in jaar { $year }
key-does-floor-amount = Ieder lid betaalt ten minste { $amount }.
key-does-floor-percent = Ieder lid betaalt ten minste { $percent } van zijn vorige bedrag.
key-does-cap-amount = Ieder lid betaalt ten hoogste { $amount }.
key-does-cap-percent = Ieder lid betaalt ten hoogste { $percent } van zijn vorige bedrag.
key-does-fallback = Is er bij niemand iets geteld? Dan verdelen wij zo: { $of }.
key-none = Nog geen sleutel
key-presence-days = Wie een deel van de periode meedoet, telt voor dat deel.
key-presence-measure = Wie een deel van de periode meedoet, telt voor het geheel.

keys-title = Verdeelsleutel van { $service }
keys-lead = Elke wijziging is een nieuwe versie. Oude versies blijven staan, zodat oude verdelingen klopten en blijven kloppen.
keys-new = Nieuwe versie
keys-version = Versie { $version }
keys-from = Geldt voor perioden vanaf { $date }
keys-made = Ingevoerd door { $name } op { $at }
keys-current = geldt nu
keys-empty = Deze dienst heeft nog geen verdeelsleutel
keys-empty-text = Zonder sleutel kunt u de kosten van deze dienst niet verdelen.
keys-new-title = Nieuwe versie van de sleutel van { $service }
keys-new-lead = De nieuwe versie geldt voor perioden die op of na de eerste dag beginnen.
keys-share = Aandeel
keys-usual = Begin met een gebruikelijke regel
keys-usual-text = Het formulier is dan al ingevuld. U kunt alles nog wijzigen.
keys-usual-inhabitants = Naar inwoners
keys-usual-inhabitants-note = Elk lid betaalt naar zijn aantal inwoners op de eerste dag van de periode.
keys-usual-equal = Gelijk
keys-usual-equal-note = Alle leden die de dienst afnemen, betalen evenveel.
keys-usual-equal-and-use = 30 procent gelijk, 70 procent naar verbruik
keys-usual-equal-and-use-note = Een vast deel voor ieder lid, de rest naar de meter van de dienst. Is er geen meter, dan naar inwoners.
keys-usual-percentages = Vaste percentages
keys-usual-percentages-note = Een afgesproken percentage per lid. Wij vullen de percentages van nu in, of die naar inwoners.
keys-usual-three-years = Gemiddelde van drie jaar
keys-usual-three-years-note = Naar het gemiddelde aantal inwoners op drie peildatums. Zo schommelt de rekening minder.
keys-usual-base-and-use = Basis en gebruik
keys-usual-base-and-use-note = 40 procent naar inwoners en 60 procent naar de meter van de dienst.
keys-usual-tiers = Staffel
keys-usual-tiers-note = Naar inwoners, maar boven 50.000 en boven 100.000 telt elke inwoner voor minder.
keys-check = Zo werkt de nieuwe regel
keys-does = Wat deze regel doet
keys-was = De regel van toen
keys-look = Regel bekijken
keys-example-title = Wat deze regel zou betekenen voor { $period }
keys-example-headline = { $winners ->
    [0] Geen lid betaalt
    [one] { $winners } lid betaalt
   *[other] { $winners } leden betalen
} minder, { $losers ->
    [0] geen lid
    [one] { $losers } lid
   *[other] { $losers } leden
} meer. Dit is een voorbeeld: de verdeling van { $period } zelf verandert niet.
keys-example-none = Er is nog geen verdeling met deze dienst. Daarom kunnen wij geen voorbeeld laten zien.
keys-example-cannot = Met deze regel kunnen wij { $period } niet verdelen
keys-example-old = Betaalde
keys-example-new = Zou betalen
keys-example-difference = Verschil
keys-example-ratio = Verschil in procenten
keys-example-total = Alle leden
keys-kind = Hoe wilt u de kosten verdelen?
keys-kind-equal = Gelijk over de leden
keys-kind-equal-note = Ieder lid dat de dienst afneemt, betaalt evenveel.
keys-kind-measure = Naar één maat
keys-kind-measure-note = Een kenmerk, zoals inwoners, of een meter. Kies die bij deel 1.
keys-kind-fixed = Vaste aandelen
keys-kind-fixed-note = Afgesproken percentages of gewichten per lid. Vul ze in bij de vaste aandelen.
keys-kind-blend = Een mengsel
keys-kind-blend-note = Zoals 30 procent gelijk en 70 procent naar zaken. Vul de delen en hun percentages in.
keys-kind-average = Gemiddelde van maten
keys-kind-average-note = Zoals het aantal inwoners op drie peildatums. Vul elke maat in bij een deel.
keys-kind-product = Maten met elkaar vermenigvuldigd
keys-kind-product-note = Zoals inwoners maal een gewicht. Vul elke maat in bij een deel.
keys-kind-tiered = Een staffel
keys-kind-tiered-note = De maat van deel 1 telt per schijf voor een ander tarief.
keys-part = Deel { $n }
keys-part-first-note = Bij één maat en bij een staffel vult u alleen dit deel in.
keys-part-note = Alleen nodig bij een mengsel, een gemiddelde of een product.
keys-part-what = Waarnaar (deel { $n })
keys-part-on = Peildatum (deel { $n })
keys-part-aggregate = Hoe de meter telt (deel { $n })
keys-part-percent = Percentage (deel { $n })
keys-part-percent-note = Alleen bij een mengsel. Samen zijn de delen 100.
keys-on-note = Alleen bij een kenmerk. Leeg: de eerste dag van de periode.
keys-aggregate-note = Alleen bij een meter.
keys-aggregate-sum = Alles bij elkaar
keys-aggregate-max = Het hoogste aantal
keys-aggregate-last = Het laatste aantal
keys-aggregate-unique = Het aantal verschillende
keys-what-usage = Meter: { $meter }
keys-what-equal = Gelijk
keys-what-fixed = Vaste aandelen
keys-shares = Vaste aandelen per lid
keys-shares-note = Percentages of gewichten. Een lid dat de dienst afneemt, moet een aandeel hebben.
keys-tiers = Schijven van de staffel
keys-tiers-note = Laat de grens van de laatste schijf leeg: die heeft geen einde.
keys-mode = Hoe de staffel telt
keys-mode-marginal = Elke schijf telt voor zijn eigen deel
keys-mode-whole = De schijf waarin het lid valt, telt voor alles
keys-tier-up-to = Schijf { $n }: tot en met
keys-tier-rate = Schijf { $n }: telt voor
keys-bounds = Minimum en maximum
keys-bounds-note = Wat een lid ten minste of ten hoogste betaalt. Wat daardoor te veel of te weinig is, gaat naar rato naar de andere leden.
keys-floor-kind = Minimum
keys-floor = Hoogte van het minimum
keys-cap-kind = Maximum
keys-cap = Hoogte van het maximum
keys-bound-none = Geen
keys-bound-amount = Een bedrag in euro
keys-bound-percent = Een percentage van het vorige bedrag
keys-newcomers = Ingroei en reserve
keys-newcomers-note = Voor leden die net begonnen zijn, en voor een periode waarin niets is geteld.
keys-phase = Telt in jaar { $n } voor
keys-fallback = Als er bij niemand iets is geteld
keys-fallback-none = De verdeling stopt met een melding
keys-fallback-equal = Gelijk verdelen
keys-presence = Leden die maar een deel van de periode meedoen
keys-presence-days = Tellen naar het aantal dagen
keys-presence-measure = Tellen helemaal mee
keys-starts = Eerste dag
keys-starts-note = De regel geldt voor perioden die op of na deze dag beginnen. Oude verdelingen houden hun regel.
keys-note = Besluit
keys-note-note = Wie dit besloot en wanneer, zoals: ALV van 12 november 2026. Alle leden kunnen dit lezen.
keys-save = Regel opslaan
keys-choose = Kies
flash-key-added = De nieuwe versie van de sleutel is opgeslagen.
deed-service-keys-add = Verdeelsleutel toegevoegd

key-starts-missing = Vul de eerste dag in, zoals 1-1-2027.
key-start-taken = Er is al een versie die op deze dag begint.
key-starts-in-settled = De verdeling van { $period } is al goedgekeurd. Kies een latere eerste dag.
key-kind-missing = Kies hoe u de kosten wilt verdelen.
key-meter-unknown = Wij kennen de meter “{ $meter }” niet.
key-attribute-unknown = Wij kennen het kenmerk “{ $name }” niet.
key-on-unreadable = Vul een datum in, zoals 1-1-2027, of laat dit leeg.
key-part-missing = Kies een kenmerk of een meter.
key-parts-two = Kies ten minste twee delen.
key-member-unknown = Wij kennen geen lid met de code of naam “{ $code }”.
key-share-negative = Een aandeel kan niet kleiner zijn dan nul.
key-share-unreadable = Vul een getal in van nul of meer, of laat dit leeg.
key-shares-missing = Vul voor ten minste één lid een aandeel in.
key-percent-unreadable = Vul een percentage in, zoals 30 of 32,5.
key-number-unreadable = Vul een getal in van nul of meer.
key-amount-unreadable = Vul een bedrag in van nul of meer, zoals 1.500,00.
key-blend-not-whole = De delen moeten samen 100 procent zijn, en elk meer dan 0.
key-tiers-missing = Vul ten minste één schijf in.
key-tier-open = Vul in tot waar deze schijf loopt. Alleen de laatste schijf heeft geen einde.
key-tier-last-open = Laat de grens van de laatste schijf leeg.
key-tier-rise = Deze grens moet hoger zijn dan de grens van de schijf ervoor.
key-bound-kind-missing = Kies een bedrag of een percentage, of maak het veld ernaast leeg.
key-floor-above-cap = Het maximum is lager dan het minimum.
key-not-understood = Deze regel kunnen wij niet gebruiken: { $problem }

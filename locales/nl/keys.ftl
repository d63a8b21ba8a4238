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
key-full-tiered-whole = { $of } met een staffel over het geheel ({ $tiers })
key-full-nested = ({ $of })
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
keys-kind-fixed = Vaste aandelen
keys-kind-fixed-note = Afgesproken percentages of gewichten. Een lid dat de dienst afneemt, moet een aandeel hebben.
keys-kind-blend = Een mengsel
keys-kind-blend-note = Zoals 30 procent gelijk en 70 procent naar zaken. Samen zijn de delen 100 procent.
keys-kind-average = Gemiddelde van maten
keys-kind-average-note = Zoals het aantal inwoners op drie peildatums. Elk deel is een maat.
keys-kind-product = Maten met elkaar vermenigvuldigd
keys-kind-product-note = Zoals inwoners maal een gewicht. Elk deel is een maat.
keys-kind-tiered = Een staffel
keys-kind-tiered-note = De maat van het deel hieronder telt per schijf voor een ander tarief. De laatste schijf heeft geen grens.
keys-whole = De hele sleutel
keys-limits = Een sleutel kan uit andere sleutels bestaan: ten hoogste { $layers } lagen diep, met ten hoogste { $parts } delen in een laag. Kiest u een andere soort? Klik dan op “Velden tonen”.
keys-show = Velden tonen
keys-add-part = Deel toevoegen
keys-add-tier = Schijf toevoegen
keys-remove-part = Deel weghalen
keys-reserve = Als er bij niemand iets is geteld
keys-reserve-note = De sleutel in reserve. Wij gebruiken hem alleen voor een periode waarin de gewone sleutel niets vindt om naar te verdelen.
keys-reserve-part = Reserve, deel { $n }
keys-aggregate = Hoe de meter telt
keys-part = Deel { $n }
keys-part-what = Waarnaar
keys-part-on = Peildatum
keys-part-percent = Percentage
keys-on-note = Leeg: de eerste dag van de periode.
keys-aggregate-sum = Alles bij elkaar
keys-aggregate-max = Het hoogste aantal
keys-aggregate-last = Het laatste aantal
keys-aggregate-unique = Het aantal verschillende
keys-what-usage = Meter: { $meter }
keys-shares = Vaste aandelen per lid
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
keys-newcomers = Ingroei
keys-newcomers-note = Voor leden die net begonnen zijn. Na de jaren die u invult, tellen zij helemaal mee.
keys-phase = Telt in jaar { $n } voor
keys-fallback-none = De verdeling stopt met een melding
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
key-part-missing = Kies waarnaar dit deel gaat.
key-too-deep = Dieper kan een sleutel niet zijn. Kies hier een kenmerk, een meter, gelijk of vaste aandelen.
key-blend-inside = Een mengsel kan alleen bovenaan staan, of in een ander mengsel.
key-member-unknown = Wij kennen geen lid met de code of naam “{ $code }”.
key-share-negative = Een aandeel kan niet kleiner zijn dan nul.
key-share-unreadable = Vul een getal in van nul of meer, of laat dit leeg.
key-shares-missing = Vul voor ten minste één lid een aandeel in.
key-percent-unreadable = Vul een percentage in, zoals 30 of 32,5.
key-number-unreadable = Vul een getal in van nul of meer.
key-amount-unreadable = Vul een bedrag in van nul of meer, zoals 1.500,00.
key-blend-not-whole = De delen moeten samen 100 procent zijn.
key-tiers-missing = Vul ten minste één schijf in.
key-tier-open = Vul in tot waar deze schijf loopt. Alleen de laatste schijf heeft geen einde.
key-tier-last-open = Laat de grens van de laatste schijf leeg.
key-tier-rise = Deze grens moet hoger zijn dan de grens van de schijf ervoor.
key-bound-kind-missing = Kies een bedrag of een percentage, of maak het veld ernaast leeg.
key-floor-above-cap = Het maximum is lager dan het minimum.
key-not-understood = Deze regel kunnen wij niet gebruiken: { $problem }

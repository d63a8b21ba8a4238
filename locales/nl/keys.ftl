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
key-does-tiered = Verdeeld naar { $of }, met een staffel per schijf.
key-does-tiered-whole = Verdeeld naar { $of }, met een staffel over het geheel.
key-does-average = Verdeeld naar het gemiddelde van { $of }.
key-does-product = Verdeeld naar { $of }, met elkaar vermenigvuldigd.
key-does-blend = Een mengsel: { $parts }.
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
keys-kind = Hoe wilt u de kosten verdelen?
keys-kind-equal = Gelijk over de leden
keys-kind-equal-note = Ieder lid dat de dienst afneemt, betaalt evenveel.
keys-kind-attribute = Naar een kenmerk
keys-kind-attribute-note = Zoals inwoners of werkplekken.
keys-kind-usage = Naar verbruik
keys-kind-usage-note = Naar wat een meter in de periode telde.
keys-kind-fixed = Vaste aandelen
keys-kind-fixed-note = Afgesproken percentages of gewichten per lid.
keys-kind-blend = Een deel gelijk, de rest naar kenmerk of verbruik
keys-kind-blend-note = Zoals 30 procent gelijk en 70 procent naar zaken.
keys-attribute = Kenmerk
keys-attribute-note = Alleen nodig bij verdelen naar een kenmerk.
keys-on = Peildatum van het kenmerk
keys-on-note = Leeg: de eerste dag van de periode.
keys-meter = Meter
keys-meter-note = Alleen nodig bij verdelen naar verbruik.
keys-percent = Percentage gelijk
keys-percent-note = Alleen nodig bij een deel gelijk. De rest gaat naar de meter, of anders naar het kenmerk.
keys-shares = Vaste aandelen per lid
keys-shares-note = Alleen nodig bij vaste aandelen. Op elke regel een code of naam en het aandeel, zoals: GM0373; 32,61
keys-presence = Leden die maar een deel van de periode meedoen
keys-presence-days = Tellen naar het aantal dagen
keys-presence-measure = Tellen helemaal mee
keys-starts = Eerste dag
keys-note = Besluit
keys-note-note = Wie dit besloot en wanneer, zoals: ALV van 12 november 2026. Alle leden kunnen dit lezen.
keys-save = Versie opslaan
keys-choose = Kies
flash-key-added = De nieuwe versie van de sleutel is opgeslagen.
deed-service-keys-add = Verdeelsleutel toegevoegd

key-starts-missing = Vul de eerste dag in, zoals 1-1-2027.
key-start-taken = Er is al een versie die op deze dag begint.
key-starts-in-settled = De verdeling van { $period } is al goedgekeurd. Kies een latere eerste dag.
key-kind-missing = Kies hoe u de kosten wilt verdelen.
key-meter-unknown = Kies een meter.
key-attribute-unknown = Kies een kenmerk.
key-on-unreadable = Vul een datum in, zoals 1-1-2027, of laat dit leeg.
key-member-unknown = Wij kennen geen lid met de code of naam “{ $code }”.
key-share-negative = Een aandeel kan niet kleiner zijn dan nul.
key-shares-missing = Vul voor ten minste één lid een aandeel in.
key-shares-unreadable = Regel { $line } kunnen wij niet lezen. Schrijf een code of naam, een puntkomma en het aandeel.
key-percent-unreadable = Vul een percentage in tussen 0 en 100.
key-blend-not-whole = De delen moeten samen 100 procent zijn, en elk meer dan 0.

# Het kostenmodel van een dienst, voor de vraag of een verdeling eerlijk is.

cost-models-open = Kostenmodel
cost-models-title = Kostenmodel van { $service }
cost-models-lead = Wat zou deze dienst kosten voor een kleinere groep leden? Met een kostenmodel ziet iedereen of een verdeling eerlijk is. Geen rekening verandert erdoor.
cost-models-empty = Er is nog geen kostenmodel
cost-models-empty-text = Zolang het er niet is, zegt het portaal niet of een verdeling eerlijk is.
cost-models-new = Nieuw kostenmodel
cost-models-new-note = Vul alleen het deel in dat u hierboven kiest. Een model wordt nooit gewijzigd: een nieuwe versie geldt vanaf haar eerste dag. Bedragen gelden voor één periode, zoals een kwartaal.
cost-model-kind-fixed = Een vast bedrag en een prijs per eenheid
cost-model-kind-threshold = Trappen naar het grootste lid van de groep
cost-model-kind-table = Een tabel met de kosten van elke groep
cost-model-groups = Groepen
cost-model-groups-text = Een regel per groep, ook voor elk lid alleen en voor alle leden samen. Zoals: Bergen, Heiloo: 120.000.
cost-model-starts-note = Geldt voor perioden die op deze dag of later beginnen. Zoals: 1-1-2027.
cost-model-note = Wie heeft dit afgesproken?
cost-model-note-text = Zoals: algemene ledenvergadering, 3 juni 2026.
cost-model-save = Kostenmodel opslaan
cost-model-version = Versie { $version }, vanaf { $day }
cost-model-made = Opgeslagen door { $name } op { $at }
cost-model-says-fixed = Elke groep betaalt { $fixed }, en { $unit } per eenheid ({ $by }).
cost-model-says-step = Tot en met { $up } inwoners: { $cost }.
cost-model-says-last = Meer inwoners: { $cost }.
cost-model-unit-unknown = Kies een eenheid uit de lijst.
cost-model-start-taken = Er is al een kostenmodel dat op deze dag begint.
cost-model-note-too-long = Gebruik hoogstens { $most } tekens.
cost-model-groups-missing = Vul minstens één groep in.
cost-model-line-unreadable = Deze regel kunnen wij niet lezen: { $line }. Schrijf leden, een dubbele punt en een bedrag.
cost-model-member-unknown = { $name } is geen lid. Schrijf de naam of de code.
cost-model-member-twice = In deze groep staat een lid twee keer, of niemand: { $group }.
cost-model-group-negative = De kosten van { $group } mogen niet onder 0 zijn.
cost-model-group-twice = Deze groep staat er twee keer: { $group }.
fairness-model-kept = het kostenmodel van deze dienst
fairness-kept = Dit is het kostenmodel van { $service }, versie { $version }, dat geldt vanaf { $day }.
fairness-kept-link = Kostenmodel bekijken
fairness-table-incomplete = De tabel van dit kostenmodel mist { $count ->
    [one] 1 groep
   *[other] { $count } groepen
} van de leden die nu meedoen. De eerste: { $group }.
flash-cost-model-added = Het kostenmodel is opgeslagen.

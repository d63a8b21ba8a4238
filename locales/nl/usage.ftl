# Verbruik: wat er binnenkwam, importeren, de regels zelf. Toegang voor andere systemen.

usage-title = Verbruik
usage-lead = Wat de leden hebben gebruikt, en hoe dat is binnengekomen.
usage-import = Verbruik importeren
usage-example = Voorbeeldbestand
usage-example-file = voorbeeld-verbruik.csv
usage-example-rows = gemeente;meter;datum;aantal;kenmerk|Enschede;zaken;01-07-2026;231;2026-07-01-1|Zwolle;zaken;01-07-2026;1.204,5;2026-07-01-2
usage-todo = Te doen
usage-todo-refused = { $rows ->
    [one] 1 regel met een fout is niet verwerkt
   *[other] { $rows } regels met een fout zijn niet verwerkt
}
usage-todo-look = Bekijken
usage-meters-title = Totaal per meter, { $period }
usage-meters-filter = Kies een periode
usage-meters-caption = Verbruik per meter in { $period }
usage-meters-empty = Er is nog geen verbruik in { $period }
usage-meters-empty-text = Importeer een bestand, of laat een systeem het verbruik zelf sturen.
usage-all-rows = Alle regels van deze periode
usage-meter = Meter
usage-member = Lid
usage-quantity = Aantal
usage-row-count = Regels
usage-member-count = Leden
usage-last-day = Laatste dag
usage-never = nog niets
usage-imports-title = Imports
usage-imports-caption = Imports van verbruik, de nieuwste eerst
usage-imports-empty = Er is nog niets geïmporteerd
usage-imports-empty-text = Kies een csv-bestand met verbruik. U ziet eerst wat erin staat, voordat er iets verandert.
usage-period = Periode
usage-file = Bestand
usage-state = Stand
usage-started-by = Gestart door
usage-decided = afgehandeld
usage-state-checking = Wordt gecontroleerd
usage-state-checked = Wacht op uw keuze
usage-state-unreadable = Niet te lezen
usage-state-importing = Wordt verwerkt
usage-state-done = Verwerkt
usage-state-failed = Mislukt
usage-state-cancelled = Gestopt

usage-import-title = Verbruik importeren
usage-import-lead = U kiest een bestand. Daarna ziet u eerst wat erin staat, voordat er iets verandert.
usage-steps = Stappen van de import
usage-step-file = Bestand kiezen
usage-step-check = Proefcontrole
usage-step-store = Verwerken
usage-step-file-meta = Csv of tar.gz
usage-step-check-meta = Er wordt nog niets opgeslagen
usage-step-store-meta = U kunt de pagina sluiten
usage-period-about = De regels in het bestand moeten in deze periode vallen.
usage-file-about = Csv of tar.gz, tot { $megabytes } MB. Getallen mogen als 1.234,56 of als 1234.56.
usage-check-file = Bestand controleren
usage-cancel = Annuleren
usage-columns-help = Welke kolommen moet het bestand hebben?
usage-columns-help-text = Het lid (code of naam), de meter, de datum of periode, en het aantal. Een eigen kenmerk per regel mag ook. Nederlandse en Engelse namen van kolommen zijn goed.
usage-columns-help-twice = Hetzelfde bestand twee keer importeren verandert niets. Een regel met hetzelfde kenmerk en een ander aantal wordt geweigerd.
usage-columns-help-dump = Een tar.gz met per gemeente, datum en component een csv-bestand mag ook.
usage-no-period = Er is geen open periode
usage-no-period-text = Maak eerst een periode. Daarna kunt u verbruik importeren.
usage-no-period-link = Naar de perioden
usage-period-empty = Kies een periode.
usage-period-missing = Deze periode is er niet meer. Kies een andere.
usage-period-settled = Over { $period } is al een verdeling goedgekeurd. Er komt geen verbruik meer bij.
usage-file-missing = Kies een bestand. Csv en tar.gz zijn goed.
usage-file-empty = Dit bestand is leeg. Kies een ander bestand.
usage-file-unreadable = Het bestand kon niet worden gelezen. Kies het opnieuw.

usage-check-title = Proefcontrole van { $period }
usage-nothing-stored = Nog niets opgeslagen
usage-check-lead = { $good ->
    [one] 1 van de { $rows } regels is goed.
   *[other] { $good } van de { $rows } regels zijn goed.
} { $refused ->
    [one] 1 regel heeft een fout.
   *[other] { $refused } regels hebben een fout.
}
usage-check-lead-all = { $good ->
    [one] De regel is goed.
   *[other] Alle { $good } nieuwe regels zijn goed.
}
usage-check-lead-none = Geen enkele regel kan worden verwerkt. { $refused ->
    [one] 1 regel heeft een fout.
   *[other] { $refused } regels hebben een fout.
}
usage-check-lead-repeated = Alle regels waren er al. Er is niets nieuws te verwerken.
usage-rows = { $rows ->
    [one] 1 regel
   *[other] { $rows } regels
}
usage-fact-read = Gelezen
usage-fact-read-note = { $members ->
    [one] 1 lid
   *[other] { $members } leden
}, { $meters ->
    [one] 1 meter
   *[other] { $meters } meters
}
usage-fact-good = Goed
usage-fact-good-note = klaar om te verwerken
usage-fact-refused = Met een fout
usage-fact-refused-note = bij { $members ->
    [one] 1 lid
   *[other] { $members } leden
}
usage-fact-refused-left = niet opgeslagen
usage-fact-repeated = Dubbel
usage-fact-repeated-none = alles in dit bestand is nieuw
usage-fact-repeated-note = stonden er al en tellen één keer
usage-fact-stored = Opgeslagen
usage-fact-stored-note = tellen mee in de verdeling
usage-faults-title = Regels met een fout
usage-faults-shown = { $first } tot en met { $last } van { $total }
usage-faults-caption = Regels met een fout in { $file }
usage-faults-not-kept = U ziet de eerste { $kept } van { $total } regels met een fout. Verbeter eerst deze.
usage-faults-pages = Pagina’s met fouten
usage-faults-csv = Fouten als csv
usage-faults-file = fouten
usage-faults-row = Regel
usage-faults-in-file = Bestand
usage-faults-member = Lid
usage-faults-column = Kolom
usage-faults-value = Er staat
usage-faults-reason = Wat is er mis?
usage-columns-title = Zo lezen wij de kolommen
usage-columns-caption = Kolommen in het bestand en hun betekenis
usage-columns-heading = In het bestand
usage-columns-meaning = Betekenis
usage-columns-first = Eerste waarde
usage-column-unread = lezen wij niet
usage-changes-title = Anders dan { $before }
usage-changes-days = Anders dan de { $days } dagen ervoor
usage-changes-far = Meer dan { $percent } % anders: { $meters }. Klopt dat?
usage-choice = Wat wilt u doen?
usage-choice-good = { $good ->
    [one] De goede regel verwerken
   *[other] De { $good } goede regels verwerken
}
usage-choice-good-all = Alle regels in het bestand die er nog niet waren.
usage-choice-good-note = { $refused ->
    [one] De andere komt in uw takenlijst.
   *[other] De { $refused } andere komen in uw takenlijst.
}
usage-choice-other = Een ander bestand kiezen
usage-choice-other-note = Er wordt niets opgeslagen.
usage-continue = Doorgaan
usage-put-aside = Annuleren

usage-checking-title = { $period } wordt gecontroleerd
usage-progress-title = { $period } wordt verwerkt
usage-progress-lead = U kunt deze pagina sluiten. U krijgt een e-mail als de regels zijn verwerkt.
usage-busy = Bezig
usage-waiting = Het bestand wacht op zijn beurt
usage-checking = Het bestand wordt gecontroleerd
usage-progress-rows = { $done } van { $total } regels verwerkt
usage-started = Gestart op { $at } door { $by }
usage-kept = Bestand gelezen en vastgelegd
usage-kept-note = { $kilobytes } kB, vingerafdruk { $hash }
usage-aside = { $rows ->
    [0] Geen regels apart gezet
    [one] 1 regel apart gezet
   *[other] { $rows } regels apart gezet
}
usage-aside-note = Zij komen in uw takenlijst.
usage-storing = Regels verwerken
usage-judging = Regels controleren
usage-finishing = Alles in één keer vastleggen
usage-again = Een eerdere poging werd afgebroken. Die heeft niets achtergelaten. Dit is poging { $tries }.
usage-refresh = Ververs deze pagina
usage-stop = Import stoppen
usage-stop-note = Stoppen maakt alles ongedaan wat deze import heeft gedaan.
usage-stop-check-note = Stoppen verandert niets: er is nog niets opgeslagen.

usage-result-title = Import van { $file }
usage-lead-done = { $stored } regels opgeslagen in { $period }, op { $at }. Gestart door { $by }.
usage-lead-unreadable = Dit bestand is niet te lezen. Er is niets opgeslagen.
usage-lead-failed = Er is niets opgeslagen in { $period }. Gestart door { $by }.
usage-lead-cancelled = Gestopt op { $at }. Er is niets opgeslagen in { $period }.
usage-unreadable = Wij kunnen dit bestand niet lezen
usage-failed = De import is niet gelukt
usage-import-dead = Het is twaalf keer geprobeerd. Neem contact op met de beheerder van het portaal.
usage-period-settled-meanwhile = Over deze periode is intussen een verdeling goedgekeurd. Er komt geen verbruik meer bij.
usage-import-changed = Iemand anders was u voor. U ziet hier hoe het nu is.
usage-import-nothing-good = In dit bestand staat niets dat verwerkt kan worden. Kies een ander bestand.
usage-show-rows = Bekijk de regels
usage-another = Nog een bestand
usage-handle-text = Heeft u de regels verbeterd en opnieuw geïmporteerd, of zijn ze niet nodig? Haal ze dan van de takenlijst.
usage-handle = Van de takenlijst halen
usage-handled = De regels met een fout zijn afgehandeld door { $by }, op { $at }.
flash-usage-import-cancelled = De import is gestopt. Er is niets opgeslagen.
flash-usage-import-handled = De regels staan niet meer op de takenlijst.

usage-rows-title = Regels met verbruik
usage-rows-lead = { $rows ->
    [one] 1 regel
   *[other] { $rows } regels
} met deze filters.
usage-rows-file = verbruik
usage-rows-csv = Regels als csv
usage-rows-filter = Kies welke regels u ziet
usage-rows-caption = Regels met verbruik, de nieuwste dag eerst
usage-rows-empty = Er is geen verbruik met deze filters
usage-rows-empty-text = Kies andere filters, of importeer een bestand.
usage-all-members = Alle leden
usage-all-meters = Alle meters
usage-all-periods = Alle perioden
usage-one-import = Eén import
usage-day = Datum
usage-subject = Onderwerp
usage-event-id = Kenmerk
usage-source = Binnengekomen via
usage-source-file = bestand
usage-total = Totaal

api-tokens-lead = Met een sleutel stuurt een ander systeem zelf verbruik in. Een sleutel mag verder niets.
api-tokens-title = Sleutels
api-tokens-caption = Sleutels van andere systemen, de nieuwste eerst
api-tokens-empty = Er zijn nog geen sleutels
api-tokens-empty-text = Maak een sleutel voor elk systeem dat verbruik stuurt. Dan kunt u er één intrekken zonder de andere.
api-token-name = Voor welk systeem?
api-token-name-about = Bijvoorbeeld: Zaaksysteem van de leverancier.
api-token-state = Stand
api-token-made = Gemaakt
api-token-until = Geldig tot
api-token-actions = Wat u kunt doen
api-token-alive = Geldig
api-token-expired = Verlopen
api-token-revoked = Ingetrokken
api-token-revoke = Intrekken
api-token-new = Nieuwe sleutel
api-token-days-label = Hoe lang is de sleutel geldig?
api-token-lifetime = { $days } dagen
api-token-make = Sleutel maken
api-token-address = Het systeem stuurt naar:
api-token-name-empty = Vul in voor welk systeem de sleutel is.
api-token-name-long = Deze naam is te lang. Hij mag { $most } tekens hebben.
api-token-scopes-empty = Kies wat de sleutel mag.
api-token-days = Kies een aantal dagen van 1 tot en met { $most }.
api-token-revoked-already = Deze sleutel is al ingetrokken.
api-token-made-title = Uw nieuwe sleutel
api-token-made-lead = De sleutel voor { $name } is gemaakt.
api-token-once = U ziet deze sleutel maar één keer
api-token-once-text = Zet hem nu in het andere systeem. Wij bewaren alleen een vingerafdruk. Kwijt? Trek hem in en maak een nieuwe.
api-token-it = De sleutel
api-token-copy = Sleutel kopiëren
api-token-valid = Geldig tot { $until }.
api-token-use = Zo gebruikt een systeem hem
api-token-use-text = Stuur één gebeurtenis, of een lijst van ten hoogste 1.000. U krijgt een antwoord per gebeurtenis.
api-token-back = Naar alle sleutels
flash-api-token-revoked = De sleutel is ingetrokken. Hij werkt niet meer.

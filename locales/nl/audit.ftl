# Het logboek: wie wat deed, en of de keten daarover klopt.

audit-title = Logboek
audit-lead = Wie deed wat, wanneer en vanaf waar. Niemand kan hier iets wijzigen of weghalen.
audit-check = Keten controleren
audit-csv = Als CSV
audit-jsonl = Met zegels (JSON)
audit-filter = Logboek filteren
audit-person = Wie
audit-deed = Wat
audit-from = Vanaf
audit-until = Tot en met
audit-all = Alle
audit-when = Wanneer
audit-who = Wie
audit-what = Wat
audit-ip = Vanaf adres
audit-seal = Zegel
audit-portal = het portaal zelf
audit-waits = wordt verzegeld
audit-total = { $count ->
    [one] 1 gebeurtenis
   *[other] { $count } gebeurtenissen
}
audit-none = Niets gevonden
audit-none-text = Geen gebeurtenis past bij dit filter.
audit-all-again = Alles tonen
audit-empty = Nog niets gebeurd
audit-empty-text = Zodra iemand iets doet, staat het hier.
audit-chain-title = Keten van het logboek
audit-chain-lead = Elke gebeurtenis heeft een zegel: een code over de gebeurtenis en het zegel ervoor. Wie iets wijzigt, breekt de keten.
audit-chain-holds = keten klopt
audit-chain-broken = keten klopt niet
audit-intact = De keten klopt
audit-intact-text = { $count ->
    [one] De ene verzegelde gebeurtenis is nagerekend.
   *[other] Alle { $count } verzegelde gebeurtenissen zijn nagerekend.
}
audit-broken = De keten klopt niet
audit-broken-number = Op de plaats van gebeurtenis { $expected } staat gebeurtenis { $found }: er is iets weggehaald of tussengevoegd.
audit-broken-seal = Het zegel van gebeurtenis { $n } past niet: deze gebeurtenis is gewijzigd, of een ervoor.
audit-last = Laatste zegel
audit-last-note = Bewaar deze code buiten het portaal. Later kunt u daarmee aantonen dat niets van vóór vandaag is gewijzigd.
audit-copy = Code kopiëren
audit-sealed = Verzegelde gebeurtenissen
audit-waiting = Wachten op hun zegel
audit-file = logboek
audit-column-number = Nummer
audit-column-at = Wanneer
audit-column-person = Wie
audit-column-deed = Wat
audit-column-detail = Toelichting
audit-column-subject = Kenmerk
audit-column-ip = Vanaf adres
audit-column-hash = Zegel

deed-api-tokens-make = Toegang voor een systeem gemaakt
deed-api-tokens-revoke = Toegang van een systeem ingetrokken
deed-audit-export = Logboek meegenomen
deed-cooperatives-create = Coöperatie gemaakt
deed-invitations-accept = Uitnodiging aangenomen
deed-invitations-create = Uitnodiging gestuurd
deed-invitations-withdraw = Uitnodiging ingetrokken
deed-members-admit = Lid toegelaten
deed-members-import = Leden ingelezen
deed-members-let-go = Lidmaatschap beëindigd
deed-members-set-attribute = Kenmerk van een lid ingevoerd
deed-passwords-change = Wachtwoord gewijzigd
deed-passwords-reset = Nieuw wachtwoord gekozen met een link
deed-people-change-roles = Rollen gewijzigd
deed-people-remove = Toegang weggehaald
deed-services-add = Dienst toegevoegd
deed-services-add-meter = Meter toegevoegd
deed-services-change = Dienst gewijzigd
deed-sessions-revoke = Browser uitgelogd
deed-sessions-start = Ingelogd
deed-subscriptions-give-notice = Dienst opgezegd
deed-subscriptions-order = Dienst afgenomen
deed-usage-events-receive = Verbruik ontvangen van een systeem
deed-usage-imports-cancel = Inlezen van verbruik gestopt
deed-usage-imports-confirm = Inlezen van verbruik bevestigd
deed-usage-imports-handle = Melding bij verbruik afgehandeld
deed-usage-imports-start = Bestand met verbruik aangeboden
deed-usage-imports-store = Verbruik ingelezen

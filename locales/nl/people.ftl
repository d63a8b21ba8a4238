# Mensen en rollen van een coöperatie.

people-title = Mensen
people-lead = { $count ->
    [one] 1 persoon heeft toegang. Wie u uitnodigt, krijgt een e-mail met een link.
   *[other] { $count } mensen hebben toegang. Wie u uitnodigt, krijgt een e-mail met een link.
}
people-invite = Iemand uitnodigen
people-invited = Uitgenodigd
people-invited-note = Deze mensen hebben hun uitnodiging nog niet aangenomen.
people-invited-caption = Uitnodigingen die op antwoord wachten
people-name = Naam
people-for = Werkt voor
people-roles = Rollen
people-until = Geldig tot
people-withdraw = Intrekken
people-of = Mensen van { $whom }
people-you = dit bent u
people-from = Werkt hiervoor vanaf { $date }
people-invite-title = Iemand uitnodigen
people-invite-lead = De uitnodiging is twee weken geldig. Nodigt u iemand opnieuw uit, dan vervalt de oude link.
people-roles-office = Rollen bij het bureau
people-roles-member = Rollen voor een lid
people-send = Uitnodiging sturen
people-works-for = Werkt voor { $whom }.
people-may = Wat mag deze persoon?
people-own = Dit bent u zelf. Haalt u een rol weg, dan kunt u die niet zelf terugzetten.
people-save = Rollen opslaan
people-remove = Toegang weghalen
people-remove-title = Toegang van { $name } weghalen?
people-remove-lead = Deze persoon werkt nu voor { $whom }.
people-remove-after = De toegang stopt meteen. Het account blijft bestaan, en ook wat deze persoon heeft gedaan blijft in het logboek staan. U kunt later opnieuw uitnodigen.
people-remove-sure = Toegang weghalen
people-role-member-manager = Beheert abonnementen en mensen van het lid en bekijkt de kosten.
people-role-voter = Bekijkt alles van het lid en stemt voor het lid.
people-role-reader = Leest mee en verandert niets.
people-role-office = Beheert leden, diensten, mensen en rollen, en leest het logboek.
people-role-finance = Voert verbruik en kosten in en maakt de verdeling.
people-role-controller = Keurt een verdeling van een ander goed of af, en leest het logboek.
people-role-board = Bekijkt alles van het bureau en het logboek, en verandert niets.
people-role-supplier = Ziet alleen de diensten.
roles-missing = Kies minstens één rol.
roles-do-not-fit = Kies rollen die horen bij voor wie deze persoon werkt.
people-last-administrator = Dit is de laatste persoon met de rol bureau. Geef eerst een ander die rol.
people-last-manager = Dit is de laatste lidbeheerder van uw organisatie. Geef eerst een ander die rol.
invitation-member-gone = Kies een lid dat nu lid is.
invitation-has-seat = Deze persoon heeft hier al toegang. Open de persoon om de rollen te wijzigen.
flash-invitation-sent = De uitnodiging aan { $email } is verstuurd.
flash-invitation-withdrawn = De uitnodiging is ingetrokken.
flash-roles-changed = De rollen zijn opgeslagen.
flash-person-removed = De toegang is weggehaald.

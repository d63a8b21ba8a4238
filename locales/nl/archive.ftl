# Alles van het eigen lid in één archief.

archive-title = Onze gegevens meenemen
archive-lead = Alles wat de coöperatie van { $member } bewaart, in één bestand.
archive-content = Wat erin zit
archive-people = De mensen van uw gemeente, met hun rollen
archive-subscriptions = Abonnementen met pakket en aantal, ook die eindigden
archive-orders = Bestellingen met het antwoord, toezeggingen, grondslagen van inkoop en proeven
archive-usage = Elke regel van uw gebruik
archive-costs = Kosten van elke goedgekeurde verdeling, met de hele berekening
archive-votes = Uw stemmen in rondes en over besluiten, met volmachten, zonder geheime stemmingen
archive-wishes = Wensen, steun en reacties
archive-solutions = Oplossingen, verklaringen van gebruik, lessen, besparingen, aanvragen en uw documenten
archive-note = Het is een tar.gz-bestand met JSON en uw documenten. In het logboek komt te staan dat u het meenam: er staan namen en e-mailadressen in.
archive-download = Archief downloaden
start-archive = Alle gegevens van uw gemeente meenemen

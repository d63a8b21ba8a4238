# Alles van het eigen lid in één archief.

archive-title = Onze gegevens meenemen
archive-lead = Alles wat de coöperatie van { $member } bewaart, in één bestand.
archive-content = Wat erin zit
archive-people = De mensen van uw gemeente, met hun rollen
archive-subscriptions = Abonnementen, ook die eindigden
archive-costs = Kosten van elke goedgekeurde verdeling, met de hele berekening
archive-votes = Uw stemmen in rondes en over besluiten, zonder geheime stemmingen
archive-wishes = Wensen
archive-solutions = Oplossingen, verklaringen van gebruik, lessen en besparingen
archive-note = Het is een tar.gz-bestand met JSON. In het logboek komt te staan dat u het meenam: er staan namen en e-mailadressen in.
archive-download = Archief downloaden
start-archive = Alle gegevens van uw gemeente meenemen

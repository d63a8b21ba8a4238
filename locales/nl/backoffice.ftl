# De koppeling van een dienst met de backoffice van een lid.
backoffice-title = Koppeling met de backoffice
backoffice-summary = Werkt bij { $working } van { $all } leden die deze dienst afnemen.
backoffice-caption = Koppeling van { $name } met de backoffice, per lid
backoffice-column-state = Stand
backoffice-column-day = Dag
backoffice-column-note = Toelichting
backoffice-column-action = Wijzigen
backoffice-unknown = nog niet ingevuld
backoffice-no-note = geen toelichting
backoffice-not-yours = niet van uw gemeente
backoffice-edit = Koppeling wijzigen
backoffice-edit-title = Koppeling van { $service } met de backoffice
backoffice-edit-lead = Hoe ver de koppeling van { $service } met de backoffice van { $member } is. Alle leden zien dit, leveranciers niet.
backoffice-own = Koppeling met uw backoffice: { $said }
backoffice-state = Hoe ver is de koppeling?
backoffice-state-none = Geen koppeling
backoffice-state-planned = Gepland
backoffice-state-testing = In test
backoffice-state-working = Werkt
backoffice-on = Dag
backoffice-on-description = Gepland: voor wanneer. In test of werkt: sinds wanneer. Zonder koppeling niet nodig.
backoffice-save = Stand van de koppeling opslaan
backoffice-back = Terug
backoffice-history = Wat er eerder is ingevuld
backoffice-said-none = Geen koppeling.
backoffice-said-planned = Gepland voor { $date }.
backoffice-said-testing = In test sinds { $date }.
backoffice-said-working = Werkt sinds { $date }.
backoffice-state-missing = Kies hoe ver de koppeling is.
backoffice-day-missing = Vul een dag in: voor wanneer de koppeling gepland is, of sinds wanneer zij er is.
backoffice-day-past = Deze dag is voorbij. Vul in voor wanneer de koppeling nu gepland is.
backoffice-day-future = Deze dag moet nog komen. Kies Gepland, of vul in sinds wanneer de koppeling er is.

flash-backoffice-said = De stand van de koppeling is opgeslagen.

deed-backoffice-links-say = Stand van een koppeling gewijzigd

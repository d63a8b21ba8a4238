# De deur: inloggen, uitloggen, een nieuw wachtwoord, een uitnodiging aannemen.

sign-in-title = Inloggen
sign-in-then = Daarna gaat u terug naar de pagina die u opende.
sign-in-unsent = U was niet meer ingelogd. Wat u verstuurde, is niet opgeslagen. Log in: daarna komt u terug bij het formulier.
flash-unsent = Wat u verstuurde, is niet opgeslagen, want u was niet meer ingelogd. Vul het formulier opnieuw in en verstuur het.
sign-in-email = E-mailadres
sign-in-password = Wachtwoord
sign-in-forgotten = Wachtwoord vergeten?
sign-in-submit = Inloggen
sign-in-wrong = Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Controleer ze allebei.
sign-in-wait = U heeft te vaak geprobeerd in te loggen. Wacht een kwartier, of vraag een nieuw wachtwoord aan.
flash-signed-out = U bent uitgelogd.

email-missing = Vul uw e-mailadres in.
email-wrong = Vul een volledig e-mailadres in, zoals naam@gemeente.nl.
password-missing = Vul uw wachtwoord in.
password-wrong = Dit wachtwoord klopt niet.
password-too-short = Kies een wachtwoord van minstens { $least } tekens.
password-too-long = Kies een wachtwoord van hoogstens { $most } tekens.
password-too-easy = Dit wachtwoord is te makkelijk te raden. Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben.
password-rules = Minstens 12 tekens. Een paar losse woorden achter elkaar is sterk en makkelijk te onthouden.
password-new = Nieuw wachtwoord
password-choose = Kies een wachtwoord

choice-title = Voor wie werkt u nu?
choice-lead = U kunt later altijd wisselen, linksboven op elke pagina.
choice-none = U heeft nog geen toegang tot een coöperatie. Vraag het bureau van uw coöperatie om een uitnodiging.
choice-platform = Naar het beheer van het portaal
choice-account = Mijn account
choice-sign-out = Uitloggen

password-reset-title = Wachtwoord vergeten
password-reset-lead = Wij sturen u een e-mail met een link. Daarmee kiest u een nieuw wachtwoord.
password-reset-send = Link sturen
password-reset-back = Terug naar inloggen
password-reset-dead = Deze link is al gebruikt, of ouder dan een uur. Vraag een nieuwe aan.
mail-sent-title = Kijk in uw e-mail
mail-sent-text = Is het adres bij ons bekend, dan hebben wij een link gestuurd. Die werkt een uur lang, en één keer.
mail-sent-nothing = Niets ontvangen? Kijk bij ongewenste e-mail, of controleer of u het goede adres heeft ingevuld.
password-new-title = Kies een nieuw wachtwoord
password-new-lead = Voor het account van { $email }. Overal waar u nog bent ingelogd, wordt u uitgelogd.
password-new-save = Wachtwoord opslaan
password-dead-title = Deze link werkt niet meer
password-dead-again = Nieuwe link aanvragen

invitation-title = Uitnodiging aannemen
invitation-lead = { $by } nodigt u uit om mee te werken bij { $cooperative }.
invitation-whom = U werkt voor
invitation-roles = Uw rollen
invitation-until = Geldig tot
invitation-new = Maak een account. U logt straks in met { $email }.
invitation-password = Met { $email } heeft u al een account. Vul het wachtwoord daarvan in.
invitation-accept = Uitnodiging aannemen
invitation-other-account = U bent ingelogd met een ander account dan is uitgenodigd.
invitation-other-account-text = U bent ingelogd als { $signed_in_as }, maar de uitnodiging is voor { $email }. Log eerst uit en open de link in de e-mail opnieuw.
invitation-dead-title = Deze uitnodiging werkt niet meer
invitation-dead = De uitnodiging is al aangenomen, ingetrokken of verlopen. Vraag degene die u uitnodigde om een nieuwe.
flash-invitation-accepted = Welkom bij { $cooperative }.

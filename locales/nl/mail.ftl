# Mail, and the page of mail that was written as files.

mail-greeting = Beste { $name },
mail-closing =
    Met vriendelijke groet,
    Gemeengoed
mail-unexpected = Verwacht u dit bericht niet? Dan hoeft u niets te doen.

mail-invitation-subject = Uitnodiging voor { $cooperative }
mail-invitation-text = { $invited_by } nodigt u uit om mee te werken in het portaal van { $cooperative }. Open deze link om de uitnodiging aan te nemen:
mail-invitation-validity = De link werkt 14 dagen en één keer.

mail-password-reset-subject = Een nieuw wachtwoord kiezen
mail-password-reset-text = U vroeg om een nieuw wachtwoord. Open deze link om het te kiezen:
mail-password-reset-validity = De link werkt één uur en één keer. Vroeg u dit niet? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.

mail-password-changed-subject = Uw wachtwoord is gewijzigd
mail-password-changed-text = Het wachtwoord van uw account is zojuist gewijzigd. Was u dit niet? Kies dan meteen een nieuw wachtwoord:

mail-import-done-subject = Verbruik ingelezen: { $file }
mail-import-done-text = Het bestand { $file } met verbruik voor { $period } van { $cooperative } is verwerkt.
mail-import-done-counts = Opgeslagen: { $stored }. Al bekend: { $repeated }. Geweigerd: { $refused }.

mail-run-offered-subject = Ter goedkeuring: kostenverdeling { $period }
mail-run-offered-text = { $by } biedt de kostenverdeling van { $period } van { $cooperative } aan voor goedkeuring. Bekijk de verdeling en neem een besluit:
mail-run-approved-subject = Goedgekeurd: kostenverdeling { $period }
mail-run-approved-text = { $by } keurde de kostenverdeling van { $period } van { $cooperative } goed. De leden zien de verdeling nu:
mail-run-rejected-subject = Teruggestuurd: kostenverdeling { $period }
mail-run-rejected-text = { $by } stuurde de kostenverdeling van { $period } van { $cooperative } terug. De reden en de verdeling:
mail-run-rejected-note = “{ $note }”

mail-subscription-ordered-subject = Besteld: { $service }
mail-subscription-ordered-text = { $by } bestelde { $service } voor { $member } bij { $cooperative }. De dienst begint op { $day }. Uw abonnementen:
mail-subscription-ended-subject = Opgezegd: { $service }
mail-subscription-ended-text = { $by } zegde { $service } van { $member } bij { $cooperative } op. De laatste dag is { $day }. Uw abonnementen:

mail-assembly-convened-subject = Oproep: { $title }
mail-assembly-convened-text = { $cooperative } roept u op voor { $title } op { $starts }. Plaats: { $place }.
mail-assembly-agenda = Agenda:
mail-resolution-opened-subject = U kunt stemmen: { $question }
mail-resolution-opened-text = Bij { $cooperative } is een stemming geopend: { $question } Stemmen kan van { $opens } tot { $closes }. Naar de stemming:
mail-round-opened-subject = Stemronde geopend: { $title }
mail-round-opened-text = { $cooperative } opende de stemronde { $title }. U kunt stemmen vanaf { $opens }, tot { $closes }. Stemmen en wijzigen:
mail-round-withdrawn-subject = Stemronde ingetrokken: { $title }
mail-round-withdrawn-text = { $cooperative } trok de stemronde { $title } in. Er komt geen uitslag. De reden: { $reason }
mail-round-reminder-subject = Nog niet gestemd: { $title }
mail-round-reminder-text = { $member } heeft nog niet gestemd in de stemronde { $title } van { $cooperative }. De ronde sluit op { $closes }. Stemmen:
mail-round-closed-subject = Uitslag: { $title }
mail-round-closed-text = De stemronde { $title } van { $cooperative } is gesloten en geteld. De uitslag:
mail-round-closed-head = Vingerafdruk van de laatste stem: { $head }
mail-ballot-receipt-subject = Ontvangstbewijs van uw stem: { $title }
mail-ballot-receipt-text = De stem van { $member } in de stemronde { $title } van { $cooperative } is opgeslagen en verzegeld. { $by } bracht haar uit.
mail-ballot-receipt-place = Plaats in de keten: { $n }, versie { $version }
mail-ballot-receipt-hash = Vingerafdruk: { $hash }
mail-ballot-receipt-keep = Bewaar dit bericht. Na het sluiten ziet u met deze vingerafdruk dat uw stem is meegeteld. Wijzigen kan tot { $closes }:
mail-proxy-given-subject = Volmacht van { $member }: { $title }
mail-proxy-given-text = { $by } gaf u een volmacht: u stemt voor { $member } in de stemronde { $title } van { $cooperative }, tot { $closes }. Stemmen:

dev-mail-title = Mail van de demonstratie
dev-mail-lead = In de demonstratie gaat er geen mail de deur uit. Wat het portaal zou sturen, leest u hier.
dev-mail-empty = Er is nog geen mail
dev-mail-empty-text = Vraag bijvoorbeeld een nieuw wachtwoord aan, of nodig iemand uit.
dev-mail-list = Mail, de nieuwste eerst
dev-mail-subject = Onderwerp
dev-mail-to = Aan
dev-mail-at = Verstuurd
mail-wish-put-in-subject = Nieuwe wens: { $title }
mail-wish-put-in-text = { $by } van { $member } diende bij { $cooperative } een wens in: { $title }. Bekijk de wens:
mail-topic-comment-subject = Reactie op { $title }
mail-topic-comment-text = { $by } reageerde bij { $cooperative } op { $title }:
mail-topic-mention-subject = { $name } noemt u bij { $title }
mail-topic-mention-text = { $by } noemt u bij { $cooperative } in het gesprek over { $title }:
mail-topic-state-subject = { $title }: { $state }
mail-topic-state-text = { $by } gaf { $title } bij { $cooperative } een nieuwe status: { $state }.
mail-topic-state-reason = De reden: { $reason }
mail-topic-state-decided = Dit besloot { $body } op { $day }.
mail-topic-state-shown = Dit is daarbij getoond:
mail-topic-state-decision = Besluit
mail-topic-stop = Wilt u hierover geen mail meer? Stop hier met volgen:

mail-reorganisation-prepared-subject = Herindeling om te bevestigen: { $from } → { $to }
mail-reorganisation-prepared-text = { $by } heeft bij { $cooperative } een herindeling voorbereid per { $day }: { $from } → { $to }. Er verandert pas iets als een ander haar bevestigt. Bekijk de gevolgen:
mail-reorganisation-confirmed-subject = Herindeling: { $from } → { $to }
mail-reorganisation-confirmed-text = Bij { $cooperative } gaat per { $day } over: { $from } → { $to }. Diensten, stemmen en kenmerken van wie vertrekt, gaan naar de opvolgers. De reden: { $reason }
mail-reorganisation-seat-subject = Vanaf { $day } werkt u voor { $next }
mail-reorganisation-seat-text = Door de herindeling van { $from } werkt u bij { $cooperative } vanaf { $day } voor { $next }. U meldt zich aan zoals u gewend bent. Wat er voor die dag was, kunt u blijven lezen onder de oude naam.
mail-reorganisation-no-seat-subject = Herindeling: { $from } → { $to }
mail-reorganisation-no-seat-text = Door de herindeling van { $from } verandert u per { $day } niets meer voor dit lid bij { $cooperative }. U kunt blijven lezen wat er was. Werkt u straks voor { $to }? Vraag het bureau dan om een plek.

# The desk: sign-in, sessions, rosters.

sign-in-title = Logg inn
sign-in-lead = For deg som tar imot besøkende.
sign-in-email = E-post
sign-in-password = Passord
sign-in-submit = Logg inn
sign-in-lost = Har du glemt passordet? Be koordinatoren din om et nytt.
sign-in-kept = Du er logget ut. Ingenting er lagret, men det du skrev, er her fortsatt. Logg inn, så kommer det tilbake.
unsent-send = Send på nytt

desk-title = Timer
desk-title-place = I dag på { $place }
desk-none = Det er ingen timer her ennå.
desk-none-to-count = Alt er talt. Bra!
desk-to-count = Å telle
desk-urgent = Må ordnes
desk-booked = { $taken } av { $total } bestilt
desk-waiting = { $n } i kø
desk-uncounted = Ikke telt
tile-sessions = { $n ->
    [one] time i dag
   *[other] timer i dag
}
desk-reports = Meldinger om tilgjengelighet
desk-reports-none = Ingen har meldt noe.
desk-report-handle = Ferdig
desk-report-handled = ferdig
tile-reports = { $n ->
    [one] melding om tilgjengelighet
   *[other] meldinger om tilgjengelighet
}
tile-booked = bestilt
tile-to-call = å ringe
tile-undelivered = e-post som ikke kom frem
tile-uncounted = å telle
status-draft = Utkast
status-proposed = Forslag
status-published = Publisert
status-cancelled = Avlyst
status-held = Har vært

new-heading = Ny time
new-more = Flere valg
new-title = Overskrift
new-kind = Hva er det?
new-venue = Hvor?
    .none = Velg sted
new-date = Dag
new-time = Begynner klokken
    .hint = For eksempel 13.00
new-occurrence = Hvilken av dem?
    .hint = Klokken stilles tilbake den natten. Tiden kommer to ganger.
    .first = Den første
    .second = Den andre
new-minutes = Hvor mange minutter?
new-seats = Hvor mange plasser?
    .hint = La stå tomt for drop-in.
new-room = Rom
    .none = Ikke noe bestemt rom
new-description = Beskrivelse
new-languages = Språk vi hjelper på
new-topics = Vi hjelper med
new-campaigns = Kampanjer
new-publish = Publiser
new-propose = Foreslå
new-draft = Lagre som utkast
new-clash = Rommet er opptatt
new-clash-text = Rommet { $room } er opptatt { $when }: { $what }.
new-clash-see = Vis den andre timen

roster-caption = De som er ventet
roster-name = Navn
roster-topics = Vil ha hjelp med
roster-language = Språk
roster-came = Har møtt
roster-tick = Er her
roster-undo = Angre
roster-none = Ingen har bestilt ennå.
roster-booked = { $booked } av { $total } bestilt, { $came } har møtt
roster-booked-open = { $came } har møtt
roster-queue = I kø
roster-seats = { $n } plasser
roster-companion = { $n ->
    [one] + { $n } ledsager
   *[other] + { $n } ledsagere
}
roster-interpreter = tolk: { $language }
roster-pending = venter på tolk
roster-no-show = møtte ikke
roster-excused = har meldt avbud
roster-early = Du kan krysse av fra og med morgenen den dagen.
roster-propose = Foreslå
roster-publish = Publiser
roster-book = Bestill for noen
roster-cancel = Avlys timen
roster-cancel-nobody = Det er ingen å gi beskjed til.
roster-cancel-letters = { $n } får e-post.
roster-cancel-calls = { $n } må du ringe selv.
roster-cancel-door = { $n } kan ikke nås. Heng opp en lapp ved døren.
roster-cancel-reason = Hvorfor avlyses den?
    .hint = Alle som har bestilt, leser dette.
roster-cancel-submit = Avlys og gi beskjed til dem som har bestilt
roster-passed-over = Måtte vente: trenger { $n } plasser samtidig.
settle-confirm = Tolk er bestilt
settle-decline = Fant ingen tolk
new-pin = Ny kode
new-pin-ends = Den gamle koden slutter å gjelde.
new-pin-submit = Lag en ny kode
new-pin-title = Ny kode
new-pin-once = Koden vises bare nå. Skriv den av eller les den opp.
move = Flytt …
move-title = Flytt bestillingen
move-seats = { $n ->
    [one] Bestillingen gjelder { $n } plass.
   *[other] Bestillingen gjelder { $n } plasser.
}
move-where = Hvilken time i stedet?
move-none = Ingen annen time har plass til bestillingen.
move-full = Velg en annen time, eller la bestillingen bli stående.
move-told = Personen får en e-post om den nye timen.
move-not-told = Personen får ingen e-post. Si selv fra om den nye timen.
release-title = Tomme plasser
release-seats = { $n ->
    [one] { $n } som har bestilt, har ikke møtt.
   *[other] { $n } som har bestilt, har ikke møtt.
}
release-how = De som ikke er krysset av, regnes som ikke møtt. Plassene kan gå til dem som er her.
release-submit = Gi plassene til andre
crowd-title = { $n } bestillinger fra én tilkobling på ti minutter
crowd-how = Det kan være datamaskinene på et bibliotek eller en gruppe som har bestilt sammen. Det kan også være et program som tar plasser. Se på navnene.
crowd-cancel = Avbestill dem
crowd-told = Den som har gitt e-post, får en e-post. Plassene blir ledige for andre.
crowd-submit = Avbestill alle { $n }
walk-in-title = Drop-in
walk-in-bare = + 1 uten navn
walk-in-last = Sist: { $n } uten navn kl. { $time }.
walk-in-take-back = Ta tilbake
walk-in-name = Navn
walk-in-named = + med navn
walk-in-override = Ta imot selv om det er fullt
walk-in-full = Kryss av for «Ta imot selv om det er fullt», eller bestill en annen time.
count-title = Antall besøkende
count-none = Ikke telt ennå.
count-done = Telt av { $name } { $when }.
count-total = Hvor mange var med?
count-children = Hvor mange av dem var barn?
count-digital = Hvor mange var med på nett?
count-estimated = Det er et anslag
count-save = Lagre antallet
count-sure = Ja, { $n } kom

done-drafted = Timen er lagret som utkast.
done-proposed = Timen er foreslått. Den som kan publisere, tar over.
done-published = Timen er publisert.
done-cancelled = Timen er avlyst. De som har valgt e-post, får en e-post. De andre må du selv ringe eller si fra til.
done-taken-back = Det er fjernet.
done-counted = Antallet er lagret.
done-submitted = Tallene er levert inn.
done-booked = Plassen er bestilt.
done-moved = Bestillingen er flyttet. Den som har valgt e-post, får en e-post. Ellers må du si fra selv.
done-released = Plassene er ledige for dem som er her.
done-bookings-cancelled = Bestillingene er avbestilt.
done-settled = Svaret er lagret. Den som har valgt e-post, får en e-post. Ellers må du si fra selv.
roster-offered = plass holdt av til { $when }

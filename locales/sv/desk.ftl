# The desk: sign-in, sessions, rosters.

sign-in-title = Logga in
sign-in-lead = För dig som tar emot besökare.
sign-in-email = E-post
sign-in-password = Lösenord
sign-in-submit = Logga in
sign-in-lost = Har du glömt lösenordet? Be din samordnare om ett nytt.
sign-in-kept = Du har loggats ut. Inget är sparat, men det du skrev finns kvar. Logga in, så kommer det tillbaka.
unsent-send = Skicka igen

desk-title = Tider
desk-title-place = I dag på { $place }
desk-none = Det finns inga tider här än.
desk-none-to-count = Allt är räknat. Bra!
desk-to-count = Att räkna
desk-urgent = Åtgärda
desk-booked = { $taken } av { $total } bokade
desk-waiting = { $n } i kö
desk-uncounted = Inte räknad
tile-sessions = { $n ->
    [one] tid i dag
   *[other] tider i dag
}
desk-reports = Rapporter om tillgänglighet
desk-reports-none = Ingen har rapporterat något.
desk-report-handle = Klart
desk-report-handled = klar
tile-reports = { $n ->
    [one] rapport om tillgänglighet
   *[other] rapporter om tillgänglighet
}
tile-booked = bokade
tile-to-call = att ringa
tile-undelivered = mejl som inte gått fram
tile-uncounted = att räkna
status-draft = Utkast
status-proposed = Förslag
status-published = Publicerat
status-cancelled = Inställt
status-held = Har varit

new-heading = Nytt tillfälle
new-more = Fler val
new-title = Rubrik
new-kind = Vad är det?
new-venue = Var?
    .none = Välj plats
new-date = Dag
new-time = Börjar klockan
    .hint = Till exempel 13.00
new-occurrence = Vilken av dem?
    .hint = Klockan ställs tillbaka den natten. Tiden kommer två gånger.
    .first = Den första
    .second = Den andra
new-minutes = Hur många minuter?
new-seats = Hur många platser?
    .hint = Lämna tomt för drop-in.
new-room = Rum
    .none = Inget särskilt rum
new-description = Beskrivning
new-languages = Språk vi hjälper på
new-topics = Vi hjälper med
new-campaigns = Kampanjer
new-publish = Publicera
new-propose = Föreslå
new-draft = Spara som utkast
new-clash = Rummet är upptaget
new-clash-text = Rummet { $room } är upptaget { $when }: { $what }.
new-clash-see = Visa det andra tillfället

roster-caption = De som är väntade
roster-name = Namn
roster-topics = Vill ha hjälp med
roster-language = Språk
roster-came = Kom
roster-tick = Är här
roster-undo = Ångra
roster-none = Ingen är bokad än.
roster-booked = { $booked } av { $total } bokade, { $came } har kommit
roster-booked-open = { $came } har kommit
roster-queue = I kö
roster-seats = { $n } platser
roster-companion = { $n ->
    [one] + { $n } i sällskap
   *[other] + { $n } i sällskap
}
roster-interpreter = tolk: { $language }
roster-pending = väntar på tolk
roster-no-show = kom inte
roster-excused = har lämnat återbud
roster-early = Du kan bocka av från och med morgonen den dagen.
roster-propose = Föreslå
roster-publish = Publicera
roster-book = Boka åt någon
roster-cancel = Ställ in tillfället
roster-cancel-nobody = Det finns ingen att meddela.
roster-cancel-letters = { $n } får mejl.
roster-cancel-calls = { $n } behöver du ringa själv.
roster-cancel-door = { $n } går inte att nå. Sätt upp en lapp vid dörren.
roster-cancel-reason = Varför ställs det in?
    .hint = Alla som har bokat läser det här.
roster-cancel-submit = Ställ in och meddela dem som bokat
roster-passed-over = Fick vänta: behöver { $n } platser på en gång.
settle-confirm = Tolk är bokad
settle-decline = Ingen tolk finns
new-pin = Ny kod
new-pin-ends = Den gamla koden slutar gälla.
new-pin-submit = Gör en ny kod
new-pin-title = Ny kod
new-pin-once = Koden visas bara nu. Skriv av den eller läs upp den.
move = Flytta…
move-title = Flytta bokningen
move-seats = { $n ->
    [one] Bokningen gäller { $n } plats.
   *[other] Bokningen gäller { $n } platser.
}
move-where = Vilken tid i stället?
move-none = Ingen annan tid har plats för bokningen.
move-full = Välj en annan tid, eller låt bokningen vara kvar.
move-told = Personen får ett mejl med den nya tiden.
move-not-told = Personen får inget mejl. Säg själv vilken den nya tiden är.
release-title = Tomma platser
release-seats = { $n ->
    [one] { $n } bokad har inte kommit.
   *[other] { $n } bokade har inte kommit.
}
release-how = De som inte är avbockade räknas som att de inte kom. Platserna kan gå till dem som är här.
release-submit = Ge platserna till andra
crowd-title = { $n } bokningar från en uppkoppling på tio minuter
crowd-how = Det kan vara datorerna på ett bibliotek eller en grupp som bokat tillsammans. Det kan också vara ett program som tar platser. Titta på namnen.
crowd-cancel = Avboka dem
crowd-told = Den som har lämnat e-post får ett mejl. Platserna blir lediga för andra.
crowd-submit = Avboka alla { $n }
walk-in-title = Drop-in
walk-in-bare = + 1 utan namn
walk-in-last = Senast: { $n } utan namn kl. { $time }.
walk-in-take-back = Ta tillbaka
walk-in-name = Namn
walk-in-named = + med namn
walk-in-override = Ta emot fast det är fullt
walk-in-full = Kryssa i ”Ta emot fast det är fullt”, eller boka en annan tid.
count-title = Antal besökare
count-none = Inte räknad än.
count-done = Räknad av { $name } { $when }.
count-total = Hur många var med?
count-children = Hur många av dem var barn?
count-digital = Hur många var med på distans?
count-estimated = Det är en uppskattning
count-save = Spara antalet
count-sure = Ja, { $n } kom

done-drafted = Tillfället är sparat som utkast.
done-proposed = Tillfället är föreslaget. Den som får publicera tar över.
done-published = Tillfället är publicerat.
done-cancelled = Tillfället är inställt. De som har valt e-post får ett mejl. De andra behöver du själv ringa eller säga till.
done-taken-back = Det är borttaget.
done-counted = Antalet är sparat.
done-submitted = Siffrorna är inlämnade.
done-booked = Platsen är bokad.
done-moved = Bokningen är flyttad. Den som har valt e-post får ett mejl. Annars får du säga till själv.
done-released = Platserna är lediga för dem som är här.
done-bookings-cancelled = Bokningarna är avbokade.
done-settled = Svaret är sparat. Den som har valt e-post får ett mejl. Annars får du säga till själv.
roster-offered = erbjuden plats till { $when }

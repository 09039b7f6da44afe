# The desk: sign-in, sessions, rosters.

sign-in-title = Logga in
sign-in-lead = För dig som tar emot besökare.
sign-in-email = E-post
sign-in-password = Lösenord
sign-in-provider = Logga in med kommunens konto
sign-in-or-password = Eller med lösenord:
sign-in-submit = Logga in
sign-in-kept = Du har loggats ut. Inget är sparat, men det du skrev finns kvar. Logga in, så kommer det tillbaka.
unsent-send = Skicka igen

desk-none-to-count = Allt är räknat. Bra!
desk-to-count = Att räkna
desk-urgent = Åtgärda
desk-booked = { $taken } av { $total } bokade
desk-waiting = { $n } i kö
desk-uncounted = Inte räknad
desk-reports = Rapporter om tillgänglighet
desk-reports-none = Ingen har rapporterat något.
desk-report-handle = Klart
desk-report-handled = klar
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
roster-queue = I kö
roster-companion = { $n ->
    [one] + { $n } i sällskap
   *[other] + { $n } i sällskap
}
roster-interpreter = Tolk: { $language }
roster-pending = väntar på tolk
roster-no-show = kom inte
roster-excused = har lämnat återbud
roster-early = Du kan bocka av från och med morgonen den dagen.
roster-propose = Föreslå
roster-publish = Publicera
roster-remove-draft = Ta bort utkastet
done-draft-removed = Utkastet är borttaget.
roster-book = Boka åt någon
roster-cancel = Ställ in tillfället
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
release-title = Ge platser till andra
release-seats = { $n ->
    [one] { $n } bokad har inte kommit.
   *[other] { $n } bokade har inte kommit.
}
release-how = De som du har kryssat för räknas som att de inte kom, och platserna är lediga för dem som är här. Kommer någon ändå: tryck Ångra vid namnet, så länge ingen annan har fått platsen.
release-submit = Ge bort platserna
crowd-title = { $n } bokningar från en uppkoppling på tio minuter
crowd-how = Det kan vara datorerna på ett bibliotek eller en grupp som bokat tillsammans. Det kan också vara ett program som tar platser. Titta på namnen.
crowd-cancel = Avboka dem
crowd-told = Den som har lämnat e-post får ett mejl. Platserna blir lediga för andra.
crowd-submit = Avboka alla { $n }
walk-in-last = Senast: { $n } utan namn kl. { $time }.
walk-in-take-back = Ta tillbaka
walk-in-name = Namn, kan vara tomt
walk-in-override = Ta emot fast det är fullt
walk-in-full = Skriv varför ni tar emot fler än det finns platser, eller boka en annan tid.
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
done-cancelled = Tillfället är inställt.
done-taken-back = Det är borttaget.
done-counted = Antalet är sparat.
done-submitted = Siffrorna är inlämnade.
done-booked = Platsen är bokad.
done-moved = Bokningen är flyttad. Den som har valt e-post får ett mejl. Annars får du säga till själv.
done-released = Platserna är lediga för dem som är här.
done-bookings-cancelled = Bokningarna är avbokade.
done-settled = Svaret är sparat. Den som har valt e-post får ett mejl. Annars får du säga till själv.
roster-offered = erbjuden plats till { $when }

record-status-confirmed = Har en plats
record-status-pending = Väntar på tolk
record-status-offered = Erbjuden en plats
record-status-waiting = I kö
record-status-place = I kö, plats { $place }
record-status-cancelled = Avbokad
record-status-came = Kom
record-status-no-show = Kom inte
record-status-excused = Har lämnat återbud
record-time = Tiden
record-contact = Kontakt
record-letters = Mejl
record-letter = Mejl om
record-letter-state = Hur det gick
record-letter-said = Läs vad mejlet sade
record-past = Vad som har hänt
record-acts = Gör något med bokningen
record-seats = Platser
record-seats-n = { $n }
record-companions = I sällskap
record-device = Har med sig
record-needs = Behöver
record-interpreter = Tolk
record-booked-by = Bokad av
record-told-letter = Får mejl om något ändras.
record-told-not-by-letter = Adressen tar inte emot mejl. Ring, eller säg till på plats.
record-told-call = Vi ringer om något ändras.
record-told-door = Går inte att nå. Får veta det på plats.
record-discreet = Namn och kontakt är dolda. Bara numret visas.
record-wiped = Namn och kontakt är borttagna.
record-kept = Namn och kontakt tas bort { $day }.
record-look = Att du har läst sidan står i loggen.
record-when-who = { $when }, { $name }
record-why = Skäl:
record-address = Adress
record-entry = Portkod eller våning
record-ring = Ring
record-change = Ändra uppgifter
record-save = Spara
record-name = Namn
record-reach = Hur får personen veta om något ändras?
record-reach-email = Med mejl
record-reach-phone = Vi ringer
record-reach-none = På plats
record-language-hint = Mejl skrivs på det språket, om vi har det.
record-next-time = Boka nästa tid
record-resend = Skicka mejlet igen
record-hide-name = Visa bara numret
record-show-name = Visa namnet
record-cancel = Avboka
record-cancel-who = Vem avbokar?
record-cancel-visitor = Personen bad om det
record-cancel-desk = Vi måste avboka
record-cancel-reason = Varför?
    .hint = Personen läser det här.
relation-relative = Anhörig
relation-staff = Personal
relation-referrer = Någon som hänvisat
device-android-phone = Android-telefon
device-iphone = iPhone
device-android-tablet = Android-surfplatta
device-ipad = iPad
device-windows = dator med Windows
device-mac = Mac
device-chromebook = Chromebook
device-other = annat
need-step-free = att komma in utan trappor
need-hearing-loop = hörslinga
need-quiet = lugn och ro
need-large-print = stor text
need-other = annat
letter-confirmation = Bekräftelse
letter-change = Ändring
letter-message = Meddelande
letter-reminder = Påminnelse
letter-cancellation = Avbokning
letter-offer = Erbjuden plats
letter-promotion = Plats från kön
letter-state-waiting = På väg
letter-state-sending = På väg
letter-state-sent = Skickat
letter-state-failed = Kom inte fram
letter-state-given-up = Kom inte fram
letter-state-expired = Blev för sent
letter-state-superseded = Gäller inte längre
letter-state-withheld = Inte skickat
act-booked = Bokad på webben
act-booking-made = Bokad åt personen
act-booking-walked-in = Kom utan bokning
act-booking-changed = Uppgifter ändrade
act-booking-moved = Flyttad till en annan tid
act-booking-pin-renewed = Ny kod
act-booking-letter-resent = Mejlet skickat igen
act-booking-hidden = Bara numret visas
act-booking-shown = Namnet visas igen
act-booking-offer-accepted = Tackade ja till platsen
act-booking-offer-declined = Tackade nej till platsen
act-booking-settled-confirmed = Tolk bokad
act-booking-settled-cancelled = Ingen tolk fanns, avbokad
act-attendance-marked-came = Kom
act-attendance-marked-no-show = Kom inte
act-attendance-marked-excused = Lämnade återbud
act-attendance-marked-undo = Avbockningen togs tillbaka
act-booking-called-reached = Ringd, nådd
act-booking-called-no-answer = Ringd, inget svar
act-booking-called-left-word = Ringd, lämnade bud
act-booking-called-told-at-door = Fick veta på plats
act-booking-call-taken-back = Samtalet är öppet igen
act-walk-in-taken-back = Togs tillbaka
act-ended-visitor = Avbokad, personen bad om det
act-ended-desk = Avbokad av oss
act-ended-session-cancelled = Tillfället ställdes in
act-ended-no-interpreter = Avbokad, ingen tolk fanns
act-ended-offer-ran-out = Erbjudandet gick ut
act-ended-no-booking-needed = Tillfället blev drop-in

done-changed = Uppgifterna är sparade.
done-closed = Drop-in är stängd.
done-resent = Mejlet skickas igen.
done-booking-cancelled = Bokningen är avbokad.
done-discreet = Nu visas bara numret.
done-named = Nu visas namnet igen.

search-head = Sök namn, nummer eller telefon
search-title = Sök en bokning
search-text = Namn, nummer, telefon eller e-post
    .hint = Början av namnet räcker, och slutet av telefonnumret.
search-from = Från dag
search-to = Till dag
search-submit = Sök
search-found = { $n ->
    [0] Ingen bokning
    [one] { $n } bokning
   *[other] { $n } bokningar
}
search-none = Prova med en del av namnet. Den som vill vara anonym hittas bara med numret.
search-status = Läge

# Several sessions called off in one act, and who is told of an act.
cancel-several-title = Ställ in flera tillfällen
cancel-several-show = Visa tillfällen
cancel-several-all = Allt
cancel-several-which = Vilka ställs in?
cancel-several-booked = { $n ->
    [one] { $n } bokad.
   *[other] { $n } bokade.
}
cancel-several-waiting = { $n } i kön.
cancel-several-none = Det finns inget att ställa in de dagarna.
cancel-several-cancelled = Inställt de dagarna
cancel-several-reason = Varför ställs det in?
    .hint = Alla som har bokat läser det här.
cancel-several-storm = Föreslå en text om oväder
cancel-several-storm-text = Det är oväder, och vi har stängt.
cancel-several-sickness = Föreslå en text om sjukdom
cancel-several-sickness-text = Den som skulle hjälpa dig är sjuk.
cancel-several-submit = { $sessions ->
    [one] Ställ in { $sessions } tillfälle och meddela { $people }
   *[other] Ställ in { $sessions } tillfällen och meddela { $people }
}
cancel-several-submit-alone = { $sessions ->
    [one] Ställ in { $sessions } tillfälle
   *[other] Ställ in { $sessions } tillfällen
}
done-cancelled-several = Tillfällena är inställda.
text-in-language = På { $language }
told-people = { $n ->
    [one] { $n } bokad får veta
   *[other] { $n } bokade får veta
}
told-letters = får mejl
told-calls = ska ringas
told-door = vid dörren
told-line-letters = { $n } får mejl.
told-line-calls = { $n } ska ringas.
told-line-door = { $n } får veta vid dörren.
told-left-calls = { $n } samtal kvar.
told-left-door = { $n } får veta vid dörren.
told-nobody = Det finns ingen att meddela.
told-all = Ingen är kvar att ringa.
told-not-done = Det är klart när alla har fått veta.
told-to-calls = Till ringlistan
told-calls-of = Ring
told-preview = Visa vilka som får veta
told-preview-again = Visa igen
ask-planners = Du kan inte göra det här själv. Ring den som planerar:
ask-planners-no-phone = Det finns inget telefonnummer till platsen.

# One session changed.
edit-title = Ändra tillfället
edit-lead = Inget är sparat än.
edit-unsaved = { $n ->
    [one] Inget är sparat än. En sak är ändrad.
   *[other] Inget är sparat än. { $n } saker är ändrade.
}
edit-was = Förut: { $was }
edit-was-nothing = inget
edit-helpers = Hjälpare
edit-opens-date = Bokningen öppnar
edit-opens-time = Öppnar klockan
edit-closes-date = Bokningen stänger
edit-closes-time = Stänger klockan
edit-meetings = Träffarna ändras var för sig
edit-more = Hjälpare och bokningstid
edit-reason = Varför ändå?
    .hint = Det sparas i loggen.
edit-why = Varför ändras det?
    .hint = Den som får veta läser det i mejlet, eller hör det när ni ringer.
edit-stale = Någon annan har ändrat tillfället. Vid varje fält står vad som gäller nu. Det du skrev finns kvar.
edit-nothing = Du har inte ändrat något.
edit-letter = Så står det i mejlet
edit-save = Spara
edit-save-and-tell = Spara och meddela { $n }
edit-first = Om någon ska få veta ser du det innan det sparas.
edit-leave = Tillbaka utan att spara
edit-waiting = { $n } av dem står i kön.
told-changed = Ändringen är sparad
told-cancelled = Tillfället är inställt

# A message to everybody booked.
message-title = Meddela alla som bokat
message-text = Vad ska vi säga?
message-how = Tillfället ändras inte. Skriv det som alla behöver veta, till exempel vilken dörr som är öppen.
message-to = Till vilka?
message-to-all = Alla
message-to-confirmed = De som har en plats
message-to-waiting = De som står i kön
message-send = Skicka till { $n }
message-leave = Tillbaka utan att skicka
told-sent = Meddelandet är skickat

# What an organisation says in its letters in its own words.
own-texts-title = Egen text i mejlen
own-texts-how = Skriv något eget som ska stå i alla mejl av ett slag, till exempel var man parkerar.
own-texts-choose = Välj organisation
own-texts-none = Ingen egen text.
own-text-title = Egen text: { $kind }
own-text-how = Texten står efter inledningen i varje mejl av det här slaget. Högst 500 tecken på varje språk. Lämna tomt om inget ska stå där.
own-text-variables = Det här fylls i när mejlet skickas
own-text-name = vem som kommer
own-text-when = dag och tid
own-text-place = platsen, med rum
own-text-phone = telefonnumret dit
own-text-left-out = En rad utelämnas om det inte finns något att fylla i: telefonnummer saknas, eller hjälpen ges hemma eller per telefon.
own-text-preview = Så blir mejlet
own-text-made-up = Personen, tiden och platsen är påhittade.
own-text-first = Du ser mejlet innan något sparas.
own-text-show = Visa mejlet
own-text-save = Spara
own-text-take-away = Ta bort texten
own-text-leave = Tillbaka utan att spara
done-own-text = Det är sparat. Mejl som skickas från och med nu följer det.

# The letters that did not arrive.
letters-title = Mejl som inte kom fram
letters-how = De här personerna vet inte vad mejlet skulle säga. Ring dem, säg till när de kommer, eller rätta adressen och skicka igen.
letters-none = Inget mejl behöver tas om hand just nu.
letters-more = Det finns fler. De visas när de här är klara.
letters-late = Mejlet har inte gått iväg, och tiden börjar snart.
record-ring-instead = Ring i stället
record-tell-at-door = Säg till på plats
done-on-door-list = Personen får veta vid dörren.
done-on-call-list = Personen står på ringlistan.
not-delivered-no-such-address = Adressen finns inte.
not-delivered-mailbox-full = Brevlådan är full.
not-delivered-not-wanted = Mottagarens e-post tar inte emot mejlet.
not-delivered-unknown = Mejlet gick inte att leverera.
act-booking-put-on-call-list = Satt på ringlistan i stället för mejl

# A helper who is ill.
substitutions-title = När en hjälpare är sjuk
substitutions-link = En hjälpare är sjuk
substitutions-helper = Vem är borta?
substitutions-choose = Välj en person
substitutions-by = Vem hoppar in?
substitutions-nobody = Ingen än
substitutions-none = Inga tillfällen behöver någon de dagarna.
substitutions-which = Vad händer med varje tillfälle?
substitutions-takes = { $name } hoppar in.
substitutions-clash = { $name } är upptagen då:
substitutions-not-allowed = { $name } får inte hjälpa till där.
substitutions-open = Ingen hoppar in än.
substitutions-cover = Vad gör vi?
substitutions-leave = Lämna så länge
substitutions-cancel = Ställ in
substitutions-if-cancelled = Om det ställs in: { $told }
substitutions-untold = Byter ni hjälpare får de bokade inget meddelande. Ställer ni in får alla veta.
substitutions-reason = Om något ställs in: varför?
substitutions-submit = Spara det du har valt
substitutions-nothing = Allt lämnas som det är. Välj någon, eller ställ in.
substitutions-changed = Något har ändrats medan du valde. Titta igen innan du sparar.
substitutions-settled = Klart de dagarna
substitutions-helps = { $names } hjälper.
substitutions-cancelled = Inställt. { $told }
substitutions-told = Vilka som har fått veta
done-substituted = Det är sparat.

# One session cancelled.
cancel-one-submit = Ställ in och meddela { $n }
cancel-one-changed = Det är andra som får veta nu. Titta igen innan du ställer in.
cancel-one-leave = Tillbaka utan att ställa in

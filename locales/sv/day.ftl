# The day at a venue: navigation, today, what waits to be counted, the plan.

nav-menu = Meny
venue-label = Plats
venue-all = Alla platser
venue-show = Visa
tab-today = I dag
    .short = I dag
tab-week = Vecka
    .short = Vecka
tab-calls = Att ringa
    .short = Ringa
tab-to-count = Att räkna
    .short = Räkna
tab-plan = Planera
    .short = Planera
tab-reports = Rapporter
    .short = Rapporter
tab-log = Logg
    .short = Logg
tab-organisations = Organisationer
    .short = Organisationer
no-tasks-title = Välkommen
no-tasks-how = Ditt konto har inga uppgifter än. Be din samordnare om en roll.

today-days = Dagar
today-before = Dagen före
today-after = Dagen efter
today-lead = { $sessions ->
    [one] { $sessions } tillfälle
   *[other] { $sessions } tillfällen
} · { $booked ->
    [one] { $booked } bokad
   *[other] { $booked } bokade
}
today-now = Pågår nu
today-later = Sedan i dag
today-earlier = Tidigare i dag
today-all = Den här dagen
today-open = Öppna listan
today-here = { $here } av { $booked } här
today-here-open = { $here } här
today-drop-in = Drop-in
today-counted = Räknad
today-pending = Tolk inte klar
today-opens = Din lista öppnar på morgonen { $day }.
today-pledge = Listan öppnar när ditt tystnadslöfte är noterat. Prata med din samordnare.
today-nothing = Inga tillfällen i dag.
today-nothing-then = Inga tillfällen den dagen.
today-more = Det finns fler tillfällen den dagen. Välj en plats högst upp för att se alla.
today-all-done = Allt är gjort. Ingen att ringa, inget att räkna, och alla mejl har kommit fram.
today-untold = { $n ->
    [one] { $n } mejl kom inte fram
   *[other] { $n } mejl kom inte fram
}
today-person = { $name }
today-interpreter = Tolk till { $name }
today-offered = Erbjuden plats: { $name }
today-answer-by = svar före { $when }
today-given-up = { $n ->
    [one] { $number } samtal utan svar
   *[other] { $number } samtal utan svar
}
today-calls = { $n ->
    [one] { $number } att ringa
   *[other] { $number } att ringa
}
today-uncounted = { $n ->
    [one] { $number } tillfälle att räkna
   *[other] { $number } tillfällen att räkna
}

to-count-how = Skriv hur många som var med. Rader som du lämnar tomma ligger kvar här.
to-count-came = Var med
to-count-about = Ungefär
to-count-save = Spara antalen
to-count-saved = { $n ->
    [one] { $n } tillfälle är räknat.
   *[other] { $n } tillfällen är räknade.
}
to-count-before = { $n ->
    [one] { $n } tillfälle hade någon annan redan räknat. Den siffran gäller.
   *[other] { $n } tillfällen hade någon annan redan räknat. De siffrorna gäller.
}

plan-none = Inga tillfällen med det urvalet.
plan-from = Från dag
plan-status = Läge
plan-status-all = Alla
plan-reports = { $n ->
    [one] { $n } rapport om tillgänglighet
   *[other] { $n } rapporter om tillgänglighet
}

log-title = Logg
log-when = När
log-what = Vad som hände
log-where = Hos
log-all = Visa hela loggen
log-none = Inget står i loggen för de dagarna.
log-csv = Hämta som CSV
log-csv-how = Filen har det som visas ovan, de nyaste 10 000 raderna. I loggen står att du hämtade den.
log-somebody = Någon
log-accessibility-report-handled = skötte en rapport om tillgänglighet
log-accessibility-reports-read = läste rapporter om tillgänglighet
log-accessibility-statement-changed = ändrade redogörelsen för tillgänglighet
log-attendance-marked = bockade av en bokning
log-audit-exported = hämtade loggen som fil
log-booking-call-taken-back = öppnade ett samtal igen
log-booking-called = ringde om en bokning
log-booking-cancelled = avbokade
log-booking-changed = ändrade uppgifter i en bokning
log-booking-hidden = dolde namnet i en bokning
log-booking-letter-resent = skickade ett mejl igen
log-booking-put-on-call-list = satte någon på ringlistan
log-letter-text-changed = ändrade egen text i mejl
log-usual-text-changed = ändrade vad besökare tar med
log-letters-read = tittade på mejl som inte kom fram
log-booking-look-up-missed = skrev fel kod till en bokning
log-booking-looked-up = öppnade en bokning med kod
log-booking-made = bokade åt någon
log-booking-moved = flyttade en bokning
log-booking-offer-accepted = tackade ja till en plats
log-booking-offer-declined = tackade nej till en plats
log-booking-pin-renewed = gjorde en ny kod
log-booking-read = läste en bokning
log-booking-searched = sökte bland bokningar
log-booking-settled = svarade om tolk
log-booking-shown = visade namnet i en bokning igen
log-booking-walked-in = tog emot någon utan bokning
log-call-tasks-read = läste listan med samtal
log-campaign-added = lade till en kampanj
log-campaign-changed = ändrade en kampanj
log-campaign-removed = tog bort en kampanj
log-edition-added = lade till en omgång av en kampanj
log-edition-changed = ändrade en omgång av en kampanj
log-edition-removed = tog bort en omgång av en kampanj
log-absence-noted = antecknade att en hjälpare är borta
log-absence-moved = ändrade när en hjälpare är borta
log-absence-removed = tog bort att en hjälpare är borta
log-helper-hours-added = lade till tider för en hjälpare
log-helper-hours-changed = ändrade tider för en hjälpare
log-helper-hours-removed = tog bort tider för en hjälpare
log-template-saved = sparade en mall
log-template-removed = tog bort en mall
log-helper-skills-saved = skrev vad en hjälpare kan
log-series-drafted = skapade en serie
log-closed-days-added = stängde ett ställe några dagar
log-closed-days-changed = ändrade dagar då ett ställe är stängt
log-closed-days-removed = tog bort dagar då ett ställe är stängt
log-grant-given = gav en roll
log-grant-withdrawn = tog bort en roll
log-hold-given-up = släppte en hållen plats
log-hold-made = höll en plats
log-opening-hours-changed = ändrade öppettider
log-organisation-added = lade till en organisation
log-organisation-changed = ändrade en organisation
log-organisation-removed = tog bort en organisation
log-question-counted = räknade en fråga
log-question-taken-back = tog bort en fråga
log-room-added = lade till ett rum
log-room-changed = ändrade ett rum
log-room-removed = tog bort ett rum
log-equipment-added = lade till utrustning
log-equipment-changed = ändrade utrustning
log-equipment-removed = tog bort utrustning
log-roster-read = läste en lista
log-seats-released = släppte tomma platser
log-session-cancelled = ställde in ett tillfälle
log-session-changed = ändrade ett tillfälle
log-session-counted = räknade ett tillfälle
log-session-drafted = skrev ett utkast
log-session-helper-replaced = gav ett tillfälle till en annan hjälpare
log-session-proposed = föreslog ett tillfälle
log-session-published = publicerade ett tillfälle
log-session-removed = tog bort ett utkast till ett tillfälle
log-sign-in-made = loggade in
log-sign-in-refused = försökte logga in med fel lösenord
log-token-made = gjorde en nyckel för ett program
log-token-revoked = tog bort en nyckel
log-sign-in-ended = avslutade en inloggning
log-sign-in-made-by-recovery-code = loggade in med en reservkod
log-sign-in-made-by-provider = loggade in med kommunens konto
log-staff-linked = kopplade ett konto till kommunens inloggning
log-second-step-on = slog på inloggning i två steg
log-second-step-off = slog av inloggning i två steg
log-second-step-reset = slog av inloggning i två steg åt någon
log-staff-invited = bjöd in någon att välja lösenord
log-staff-reset-sent = bad om en länk till ett nytt lösenord
log-staff-password-set = valde ett lösenord
log-staff-added = lade till ett konto
log-staff-changed = ändrade ett konto
log-staff-closed-unused = stängde ett konto som ingen använde
log-staff-removed = tog bort ett konto
log-submission-made = lämnade in siffror
log-today-read = läste vad som ska göras i dag
log-venue-added = lade till en plats
log-venue-changed = ändrade en plats
log-venue-removed = tog bort en plats
log-walk-in-counted = räknade någon utan namn
log-walk-in-taken-back = tog bort någon utan bokning

organisations-none = Inga organisationer än.
organisations-name = Organisation
organisations-country = Land
organisations-kind = Vad det är
organisations-controller = Svarar för uppgifter
organisations-accounts = Konton
organisations-yes = ja
organisations-no = nej

week-title = Vecka { $n }, { $from }–{ $to }
week-other = Vecka { $n }
week-by = Rader
week-by-room = Rum
week-by-helper = Hjälpare
week-no-room = Utan rum
week-no-helper = Utan hjälpare
week-several = { $title }, { $n } tider
week-nothing = Inga tillfällen den veckan.
week-nothing-day = Inga tillfällen.
week-more = Det finns fler tillfällen den veckan. Välj en plats högst upp för att se alla.
week-today = { $day }, i dag
week-times = { $start }–{ $end }
week-helper-missing = Hjälpare saknas

# A helper's own calendar.
own-calendar-title = Din egen kalender
own-calendar-how = Här gör du en adress som ditt kalenderprogram kan läsa. Då ser du i telefonen när och var du hjälper till. Inga namn på besökare finns i kalendern.
own-calendar-once = Spara adressen nu. Den visas bara en gång. Alla som har den kan läsa din kalender.
own-calendar-since = Du har en adress sedan { $day }. Har du tappat bort den, eller har någon annan fått den, gör en ny. Då slutar den gamla att fungera.
own-calendar-make = Gör en adress
own-calendar-renew = Gör en ny adress
own-calendar-end = Ta bort adressen
own-calendar-name = { $name }, hjälper till

# Days that are not as usual.
week-closed = Stängt: { $why }
week-perhaps-short = Kan stänga tidigt: { $why }
week-short = Öppet { $from }–{ $to }: { $why }

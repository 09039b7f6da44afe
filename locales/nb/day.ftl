# The day at a venue: navigation, today, what waits to be counted, the plan.

nav-menu = Meny
venue-label = Sted
venue-all = Alle steder
venue-show = Vis
tab-today = I dag
    .short = I dag
tab-week = Uke
    .short = Uke
tab-calls = Å ringe
    .short = Ring
tab-to-count = Å telle
    .short = Tell
tab-plan = Planlegg
    .short = Planlegg
tab-reports = Rapporter
    .short = Rapporter
tab-log = Logg
    .short = Logg
tab-organisations = Organisasjoner
    .short = Organisasjoner
no-tasks-title = Velkommen
no-tasks-how = Kontoen din har ingen oppgaver ennå. Be koordinatoren din om en rolle.

today-days = Dager
today-before = Dagen før
today-after = Dagen etter
today-lead = { $sessions ->
    [one] { $sessions } time
   *[other] { $sessions } timer
} · { $booked ->
    [one] { $booked } bestilt
   *[other] { $booked } bestilt
}
today-now = Pågår nå
today-later = Senere i dag
today-earlier = Tidligere i dag
today-all = Denne dagen
today-open = Åpne listen
today-here = { $here } av { $booked } her
today-here-open = { $here } her
today-drop-in = Drop-in
today-counted = Telt
today-pending = Tolk ikke klar
today-opens = Listen din åpner om morgenen { $day }.
today-pledge = Listen åpner når taushetsløftet ditt er notert. Snakk med koordinatoren din.
today-nothing = Ingen timer i dag.
today-nothing-then = Ingen timer den dagen.
today-more = Det er flere timer den dagen. Velg et sted øverst for å se alle.
today-all-done = Alt er gjort. Ingen å ringe, ingenting å telle, og all e-post har kommet frem.
today-untold = { $n ->
    [one] { $n } e-post kom ikke frem
   *[other] { $n } e-poster kom ikke frem
}
today-person = { $name }
today-interpreter = Tolk til { $name }
today-offered = Plass som venter på svar: { $name }
today-answer-by = svar før { $when }
today-given-up = { $n ->
    [one] { $number } samtale uten svar
   *[other] { $number } samtaler uten svar
}
today-calls = { $n ->
    [one] { $number } å ringe
   *[other] { $number } å ringe
}
today-uncounted = { $n ->
    [one] { $number } time å telle
   *[other] { $number } timer å telle
}

to-count-how = Skriv hvor mange som var med. Rader som du lar stå tomme, blir værende her.
to-count-came = Var med
to-count-about = Omtrent
to-count-save = Lagre antallene
to-count-saved = { $n ->
    [one] { $n } time er telt.
   *[other] { $n } timer er telt.
}
to-count-before = { $n ->
    [one] { $n } time hadde noen andre allerede telt. Det tallet gjelder.
   *[other] { $n } timer hadde noen andre allerede telt. De tallene gjelder.
}

plan-none = Ingen timer med det utvalget.
plan-from = Fra dag
plan-status = Status
plan-status-all = Alle
plan-reports = { $n ->
    [one] { $n } melding om tilgjengelighet
   *[other] { $n } meldinger om tilgjengelighet
}

log-title = Logg
log-when = Når
log-what = Hva som skjedde
log-where = Hos
log-all = Vis hele loggen
log-none = Ingenting står i loggen for de dagene.
log-csv = Hent som CSV
log-csv-how = Filen har det som vises over, de nyeste 10 000 radene. I loggen står det at du hentet den.
log-somebody = Noen
log-accessibility-report-handled = ordnet en melding om tilgjengelighet
log-accessibility-reports-read = leste meldinger om tilgjengelighet
log-accessibility-statement-changed = endret tilgjengelighetserklæringen
log-attendance-marked = krysset av en bestilling
log-audit-exported = hentet loggen som fil
log-booking-call-taken-back = åpnet en samtale igjen
log-booking-called = ringte om en bestilling
log-booking-cancelled = avbestilte
log-booking-changed = endret opplysninger i en bestilling
log-booking-hidden = skjulte navnet i en bestilling
log-booking-letter-resent = sendte en e-post igjen
log-booking-put-on-call-list = satte noen på ringelisten
log-letter-text-changed = endret egen tekst i e-poster
log-usual-text-changed = endret hva besøkende tar med
log-letters-read = så på e-poster som ikke kom fram
log-booking-look-up-missed = skrev feil kode til en bestilling
log-booking-looked-up = åpnet en bestilling med kode
log-booking-made = bestilte for noen
log-booking-moved = flyttet en bestilling
log-booking-offer-accepted = takket ja til en plass
log-booking-offer-declined = takket nei til en plass
log-booking-pin-renewed = laget en ny kode
log-booking-read = leste en bestilling
log-booking-searched = søkte blant bestillinger
log-booking-settled = svarte om tolk
log-booking-shown = viste navnet i en bestilling igjen
log-booking-walked-in = tok imot noen uten bestilling
log-call-tasks-read = leste listen med samtaler
log-campaign-added = la til en kampanje
log-campaign-changed = endret en kampanje
log-campaign-removed = tok bort en kampanje
log-edition-added = la til en runde av en kampanje
log-edition-changed = endret en runde av en kampanje
log-edition-removed = tok bort en runde av en kampanje
log-absence-noted = noterte at en hjelper er borte
log-absence-moved = endret når en hjelper er borte
log-absence-removed = fjernet at en hjelper er borte
log-helper-hours-added = la til tider for en hjelper
log-helper-hours-changed = endret tider for en hjelper
log-helper-hours-removed = fjernet tider for en hjelper
log-template-saved = lagret en mal
log-template-removed = fjernet en mal
log-helper-skills-saved = skrev hva en hjelper kan
log-series-drafted = laget en serie
log-closed-days-added = stengte et sted noen dager
log-closed-days-changed = endret dager da et sted er stengt
log-closed-days-removed = fjernet dager da et sted er stengt
log-grant-given = ga en rolle
log-grant-withdrawn = tok bort en rolle
log-hold-given-up = slapp en holdt plass
log-hold-made = holdt en plass
log-opening-hours-changed = endret åpningstider
log-organisation-added = la til en organisasjon
log-organisation-changed = endret en organisasjon
log-organisation-removed = fjernet en organisasjon
log-question-counted = telte et spørsmål
log-question-taken-back = fjernet et spørsmål
log-room-added = la til et rom
log-room-changed = endret et rom
log-room-removed = tok bort et rom
log-equipment-added = la til utstyr
log-equipment-changed = endret utstyr
log-equipment-removed = tok bort utstyr
log-roster-read = leste en liste
log-seats-released = slapp tomme plasser
log-session-cancelled = avlyste en time
log-session-changed = endret en time
log-session-counted = telte en time
log-session-drafted = skrev et utkast
log-session-helper-replaced = ga en time til en annen hjelper
log-session-proposed = foreslo en time
log-session-published = publiserte en time
log-session-removed = tok bort et utkast til en time
log-sign-in-made = logget inn
log-sign-in-refused = prøvde å logge inn med feil passord
log-token-made = laget en nøkkel for et program
log-token-revoked = fjernet en nøkkel
log-sign-in-ended = avsluttet en innlogging
log-sign-in-made-by-recovery-code = logget inn med en reservekode
log-sign-in-made-by-provider = logget inn med kommunens konto
log-staff-linked = koblet en konto til kommunens innlogging
log-second-step-on = slo på innlogging i to trinn
log-second-step-off = slo av innlogging i to trinn
log-second-step-reset = slo av innlogging i to trinn for noen
log-staff-invited = inviterte noen til å velge passord
log-staff-reset-sent = ba om en lenke til et nytt passord
log-staff-password-set = valgte et passord
log-staff-added = la til en konto
log-staff-changed = endret en konto
log-staff-closed-unused = stengte en konto som ingen brukte
log-staff-removed = tok bort en konto
log-submission-made = leverte inn tall
log-today-read = leste hva som skal gjøres i dag
log-venue-added = la til et sted
log-venue-changed = endret et sted
log-venue-removed = tok bort et sted
log-walk-in-counted = telte noen uten navn
log-walk-in-taken-back = tok bort noen uten bestilling

organisations-none = Ingen organisasjoner ennå.
organisations-name = Organisasjon
organisations-country = Land
organisations-kind = Hva det er
organisations-controller = Svarer for opplysninger
organisations-accounts = Kontoer
organisations-yes = ja
organisations-no = nei

week-title = Uke { $n }, { $from }–{ $to }
week-other = Uke { $n }
week-by = Rader
week-by-room = Rom
week-by-helper = Hjelpere
week-no-room = Uten rom
week-no-helper = Uten hjelper
week-several = { $title }, { $n } timer
week-nothing = Ingen timer den uken.
week-nothing-day = Ingen timer.
week-more = Det er flere timer den uken. Velg et sted øverst for å se alle.
week-today = { $day }, i dag
week-times = { $start }–{ $end }
week-helper-missing = Hjelper mangler

# A helper's own calendar.
own-calendar-title = Din egen kalender
own-calendar-how = Her lager du en adresse som kalenderprogrammet ditt kan lese. Da ser du på telefonen når og hvor du hjelper til. Ingen navn på besøkende står i kalenderen.
own-calendar-once = Ta vare på adressen nå. Den vises bare én gang. Alle som har den, kan lese kalenderen din.
own-calendar-since = Du har en adresse siden { $day }. Har du mistet den, eller har noen andre fått den, lag en ny. Da slutter den gamle å virke.
own-calendar-make = Lag en adresse
own-calendar-renew = Lag en ny adresse
own-calendar-end = Fjern adressen
own-calendar-name = { $name }, hjelper til

# Days that are not as usual.
week-closed = Stengt: { $why }
week-perhaps-short = Kan stenge tidlig: { $why }
week-short = Åpent { $from }–{ $to }: { $why }

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

week-title = Uke { $n }, { $from }–{ $to }
week-other = Uke { $n }
week-by = Vis
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

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

week-title = Vecka { $n }, { $from }–{ $to }
week-other = Vecka { $n }
week-by = Visa
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

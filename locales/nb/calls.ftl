# Calls: what staff read aloud, the page they ring from, and what they print.
# What is read aloud never says what a session is about.

call-hello = Hei, jeg ringer fra { $venue }.
call-about = Det gjelder timen din { $when }.
call-about-there = Det gjelder timen din { $when }, { $place }.
call-now = Nå gjelder { $when }.
call-part = { $before }: { $now }.
call-booked = Du har en plass.
call-in-queue = Du står i kø. Vi tar kontakt hvis det blir din tur.
call-looking = Vi leter etter en tolk og tar kontakt når vi vet mer.
call-pending = Det ble din tur. Vi leter etter en tolk og tar kontakt når vi vet mer.
call-free-seat = Akkurat nå er det en ledig plass.
call-answer = Vil du ha plassen?
call-other-time = Vil du ha en ny time? Vi kan bestille den nå.
call-does-it-suit = Passer det? Hvis ikke kan vi flytte eller avbestille nå.
call-cannot = Kan du ikke komme? Si fra nå, så får noen andre plassen.
call-reminder = Jeg vil minne om timen din { $when }, { $place }.
call-miss-one = Kan du ikke komme den gangen? Si fra nå. Du beholder plassen på kurset.
call-ring-back = Du kan ringe oss på { $phone }.

calls-title = Å ringe
calls-back = Tilbake
calls-to-list = Til ringelisten
calls-lists = Lister
calls-open = Å ringe nå
calls-gave-up = Ikke nådd
calls-done = Ferdige
calls-none = Det er ingen å ringe.
calls-none-done = Ingen er ferdig ennå.
calls-none-gave-up = Alle som skulle nås, er nådd.
calls-untried = ikke ringt
calls-again = igjen { $time }
calls-try = Forsøk { $n }.
calls-in = På { $language }
calls-in-yours = På { $language }, for deg
calls-how = Hvordan gikk det?
calls-reached = Nådd
calls-no-answer = Svarte ikke
calls-left-word = La igjen beskjed
calls-comes-back = Hvis ingen svarte, eller du la igjen beskjed, kommer samtalen tilbake om en halv time.
calls-last = { $name }: { $outcome }.
calls-take-back = Feil? Angre
calls-taken-back = { $name } skal fortsatt ringes.
calls-reopen = Ikke ferdig: ring igjen
calls-print = Skriv ut listen
print-how = Velg Skriv ut i nettleseren.
print-destroy = Makuler arket når du er ferdig.
call-note = Notat
    .hint = En linje til den som ringer neste gang.
call-outcome-reached = nådd
call-outcome-no-answer = svarte ikke
call-outcome-left-word = la igjen beskjed
call-outcome-told-at-door = fikk beskjed på stedet
door-title = Ved døren
door-how = Disse har ikke noe telefonnummer. Si det når de kommer.
door-told = Har fått beskjed
door-print = Skriv ut dørlappen
door-heading = Til deg som har bestilt
door-none = Det er ingenting å henge opp.
door-ask = Spør oss hvis du lurer på noe.
to-tell-title = Disse må få beskjed
to-tell-calls = { $n ->
    [one] { $n } samtale igjen.
   *[other] { $n } samtaler igjen.
}
to-tell-door = { $n ->
    [one] { $n } får beskjed ved døren.
   *[other] { $n } får beskjed ved døren.
}

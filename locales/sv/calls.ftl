# Calls: what staff read aloud, the page they ring from, and what they print.
# What is read aloud never says what a session is about.

call-hello = Hej, jag ringer från { $venue }.
call-about = Det gäller din tid { $when }.
call-about-there = Det gäller din tid { $when }, { $place }.
call-now = Nu gäller { $when }.
call-part = { $before }: { $now }.
call-booked = Du har en plats.
call-in-queue = Du står i kön. Vi hör av oss om det blir din tur.
call-looking = Vi letar efter en tolk och hör av oss när vi vet mer.
call-pending = Det blev din tur. Vi letar efter en tolk och hör av oss när vi vet mer.
call-free-seat = Just nu finns det en ledig plats.
call-answer = Vill du ha platsen?
call-other-time = Vill du ha en ny tid? Vi kan boka den nu.
call-does-it-suit = Passar det? Annars kan vi boka om eller avboka nu.
call-cannot = Kan du inte komma? Säg till nu, så får någon annan platsen.
call-reminder = Jag vill påminna om din tid { $when }, { $place }.
call-miss-one = Kan du inte komma den gången? Säg till nu. Platsen i kursen är kvar.
call-ring-back = Du kan ringa oss på { $phone }.

calls-title = Att ringa
calls-back = Tillbaka
calls-to-list = Till ringlistan
calls-lists = Listor
calls-open = Att ringa nu
calls-gave-up = Inte nådda
calls-done = Klara
calls-none = Det finns ingen att ringa.
calls-none-done = Ingen är klar än.
calls-none-gave-up = Alla som skulle nås har blivit nådda.
calls-untried = inte ringd
calls-again = igen { $time }
calls-try = Försök { $n }.
calls-in = På { $language }
calls-in-yours = På { $language }, för dig
calls-how = Hur gick det?
calls-reached = Nådd
calls-no-answer = Inget svar
calls-left-word = Lämnade bud
calls-comes-back = Om ingen svarade, eller du lämnade bud, kommer samtalet tillbaka om en halvtimme.
calls-last = { $name }: { $outcome }.
calls-take-back = Fel? Ångra
calls-taken-back = { $name } är kvar att ringa.
calls-reopen = Inte klar: ring igen
calls-print = Skriv ut listan
print-how = Välj Skriv ut i webbläsaren.
print-destroy = Förstör papperet när du är klar.
call-note = Anteckning
    .hint = En rad till den som ringer nästa gång.
call-outcome-reached = nådd
call-outcome-no-answer = inget svar
call-outcome-left-word = lämnade bud
call-outcome-told-at-door = fick veta på plats
door-title = Vid dörren
door-how = De här har inget telefonnummer. Säg det när de kommer.
door-told = Har fått veta
door-print = Skriv ut dörrlappen
door-heading = Till dig som har bokat
door-none = Det finns inget att sätta upp.
door-ask = Fråga oss om du undrar något.
to-tell-title = Kvar att säga till
to-tell-calls = { $n ->
    [one] { $n } samtal kvar.
   *[other] { $n } samtal kvar.
}
to-tell-door = { $n ->
    [one] { $n } får veta vid dörren.
   *[other] { $n } får veta vid dörren.
}

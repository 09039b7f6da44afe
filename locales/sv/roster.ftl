# The list of a session on its day: ticking off, walk-ins, seats given to others.

roster-here = { $here } av { $expected } här
roster-here-open = { $n } här
roster-bare = + { $n } utan namn
roster-booked = { $booked } av { $total } platser bokade
roster-presence = Närvaro
roster-number = Nummer
roster-phone = Telefon
roster-know = Att veta
roster-no-phone = ingen telefon
roster-people = { $n } personer
roster-namesakes = { $n } med samma namn
roster-undelivered = Mejlet kom inte fram
roster-more = Mer
roster-how-many = Hur många kom?
roster-so-many = Så många
roster-absent = Kom inte
roster-excuse = Har lämnat återbud
roster-offline = Det gick inte att nå tjänsten. Listan kan vara gammal, och det du tryckte på senast är kanske inte sparat. Försök igen om en stund.
release-whose = Vems plats ska gå till andra?
release-open = Ge platserna till andra
release-nobody = Alla som har en plats har kommit.
walk-in-reason = Varför fler än det finns platser?
walk-in-submit = Lägg till drop-in
paper-title = Lista att skriva ut
paper-by = Vem räknade?
paper-twice = Skriv in listan efteråt. Skrivs den in två gånger ändras inget.
roster-change = Ändra tillfället
roster-message = Meddela alla
roster-print = Skriv ut listan

tally-came = kommit
tally-served = fått hjälp
tally-turned-away = utan hjälp
close-early = Stäng i förtid
close-early-told = Då är det slut nu, och det står på sidan för alla. Ingen är bokad, så ingen behöver meddelas.
close-early-submit = Stäng nu

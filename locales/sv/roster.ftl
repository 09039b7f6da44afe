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
roster-refused = Fick säga nej: { $topic }
roster-refused-button = Fick säga nej
done-refused = Det är räknat bland månadens frågor.

topics-title = Vad vi hjälper till med
topics-how = Säg för varje ämne hur långt hjälpen går här. Det står på sidan innan någon bokar. I ett tillfälle kan något annat gälla.
topics-how-session = Säg vad som gäller just den här gången. Annars gäller det som platsen har bestämt.
topics-as-venue = Som platsen har bestämt
topics-helped = Vi hjälper till
topics-shown-only = Vi visar bara
topics-referred = Inte här: hänvisa
topics-with-partner = Bara när en partner är här
topics-whom = { $topic }: till vem, eller vilken partner
topics-save = Spara
topics-ring = Säg till de här
topics-affected = { $n ->
        [one] En bokning gäller { $topic }, och det får ingen hjälp med här.
       *[other] { $n } bokningar gäller { $topic }, och det får ingen hjälp med här.
    }
topics-back-to-plan = Till planen
done-topics = Det är sparat.

name-list-title = Boka från en lista
name-list-names = Namn
name-list-hint = En person på varje rad. Skriv namnet först, sedan telefonnummer eller e-post: Gunvor Ek; 0150-123 45. Är de fler än en, skriv antalet sist. Högst 500 rader.
name-list-file = Lista i en fil
name-list-file-hint = CSV, XLSX eller vanlig text. Namnen hamnar i rutan här ovanför, så att du kan ändra dem.
name-list-file-look = Läs filen
name-list-fit = { $n ->
    [one] En person får plats.
   *[other] { $n } personer får plats.
}
name-list-there = { $n ->
    [one] En står redan här.
   *[other] { $n } står redan här.
}
name-list-told = Den som har lämnat e-post får en bekräftelse.
name-list-book = { $n ->
    [one] Boka en person
   *[other] Boka { $n } personer
}
name-list-mend = Ingen bokas förrän allt är rätt. Ändra i rutan och titta igen.
done-list-booked = Alla på listan är bokade.

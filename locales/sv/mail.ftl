# Letters. A subject never says what a session is about.

mail-greeting = Hej { $name }!
mail-confirmed = Du har en plats.
    .subject = Din plats { $when }
mail-offered = Det finns en plats till dig. Ring oss om du vill ha den.
    .subject = En plats till dig { $when }
mail-pending = Vi har fått din bokning. Vi letar efter en tolk och mejlar när vi vet mer.
    .subject = Din bokning { $when }
mail-waiting = Du är nummer { $place } i kön.
    .subject = Du står i kö { $when }
mail-queue-moves = Vi mejlar om det blir din tur. Kön rör sig till { $until }.
mail-queue-stands = Kön rör sig inte längre. Blir en plats ledig kan du ta den på Min bokning.
mail-cancelled = Din plats är avbokad. Nu kan någon annan få den.
    .subject = Din plats { $when } är avbokad
mail-called-off = Tillfället är inställt. Vi beklagar.
    .subject = Inställt { $when }
mail-cancelled-by-desk = Vi har avbokat din plats.
mail-no-interpreter = Vi hittade ingen tolk, så din plats är avbokad. Vi beklagar.
mail-interpreter-found = Vi har en tolk. Nu är platsen säkert din.
mail-promoted = Det blev din tur. Nu har du en plats.
    .subject = Du har en plats { $when }
mail-offer = Det finns en plats till dig. Svara senast { $until }, annars går den till nästa i kön.
    .subject = En plats till dig { $when }
mail-moved = Din bokning är flyttad. Det här är din nya tid.
    .subject = Din nya tid { $when }
mail-changed = Tid och plats har ändrats.
    .subject = Ny tid och plats { $when }
mail-changed-time = Tiden har ändrats.
    .subject = Ny tid { $when }
mail-changed-place = Platsen har ändrats.
    .subject = Ny plats { $when }
mail-new-online = ny adress på nätet
mail-no-online = inte på nätet längre
mail-meeting-cancelled = En av kursens träffar är inställd. Vi beklagar.
mail-no-booking-needed = Du behöver ingen bokning längre. Det är bara att komma.
    .subject = Ingen bokning behövs { $when }
mail-still-seated = Din plats är kvar.
mail-still-pending = Din bokning är kvar. Vi letar fortfarande efter en tolk.
mail-still-offered = Vi håller fortfarande en plats åt dig.
mail-still-waiting = Du står kvar i kön.
mail-before = Förut
mail-now = Nu
mail-now-cancelled = Inställt
mail-offer-ended = Tiden att svara har gått ut. Nu får nästa i kön chansen. Du är välkommen att boka en annan tid.
    .subject = Platsen { $when } är inte längre din
mail-answer = Tacka ja eller nej här:
mail-change = Kan du inte komma? Avboka här, så får någon annan platsen:
mail-leave-queue = Vill du inte stå kvar i kön? Lämna den här:
mail-open = Öppna min bokning
mail-again = Här hittar du en ny tid:
mail-call = Du kan också ringa { $phone } och säga ditt nummer.
mail-message = Vi har ett meddelande till dig.
    .subject = Om din tid { $when }
mail-reminder = Vi påminner dig om din tid.
    .subject = Påminnelse: { $when }
mail-cannot-come = Jag kan inte komma
mail-miss-one = Kan du inte komma den här gången? Ring och säg till. Din plats i kursen är kvar:
mail-regards = Vänliga hälsningar
mail-at-home = Hemma hos dig
mail-by-phone = Vi ringer dig när tiden börjar
mail-left-queue = Du har lämnat kön.
    .subject = Du står inte längre i kö { $when }
mail-queue-by-desk = Vi har tagit bort dig ur kön.
mail-declined = Du har tackat nej till platsen. Nu kan någon annan få den.
    .subject = Du har tackat nej till { $when }
mail-call-us = Du kan också ringa { $phone }.
mail-come = Det går också bra att komma till { $place }.
mail-find = Hitta en tid
mail-calendar = Tiden ligger som kalenderfil i mejlet.
mail-calendar-out = Kalenderfilen i mejlet tar bort tiden ur din kalender.
mail-kept = { $days ->
    [one] Vi sparar ditt namn till 1 dag efter besöket.
   *[other] Vi sparar ditt namn till { $days } dagar efter besöket.
}
mail-unchecked = { $language ->
    [nb] Ingen har granskat översättningen. Den norska texten nedanför gäller.
    [en] Ingen har granskat översättningen. Den engelska texten nedanför gäller.
   *[sv] Ingen har granskat översättningen. Den svenska texten nedanför gäller.
}

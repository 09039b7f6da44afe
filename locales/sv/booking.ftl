# Booking, the confirmation, my booking.

book-title = Boka: { $title }
book-title-queue = Ställ dig i kö: { $title }
book-queue-title = Det är fullt.
book-queue = { $n ->
    [0] Ingen står i kö. Du blir den första.
    [one] { $n } står i kö före dig.
   *[other] { $n } står i kö före dig.
}
book-name = Vad ska vi kalla dig?
    .hint = Det räcker med förnamn. Bokar du åt någon annan? Skriv namnet på den som ska komma.
book-reach = Hur kan vi nå dig om något ändras?
reach-email = E-post
    .label = Din e-post
reach-phone = Telefon
    .label = Ditt telefonnummer
reach-none = Inget av det
reach-none-how = jag får ett bokningsnummer att skriva av eller skriva ut
book-call = Vilket nummer ska vi ringa?
    .hint = Vi ringer dig när tiden börjar.
book-address = Vart ska vi komma?
book-entry = Hur kommer vi in?
    .hint = Till exempel våning eller portkod.
book-more = Vill du berätta något mer? (frivilligt)
book-topic-left-out = Du kan ändå boka för något annat.
book-topics = Vad vill du ha hjälp med?
    .hint = Du kan välja flera.
book-interpreter = Behöver du tolk?
    .hint = Då letar vi efter en tolk.
    .none = Nej
book-companion = Jag tar med mig någon
book-submit = Boka platsen
book-already-open = Visa min bokning
book-already-again = Boka åt någon annan
book-submit-queue = Ställ mig i kön
book-kept = { $days ->
    [one] Vi sparar ditt namn till 1 dag efter besöket. Sedan tas det bort.
   *[other] Vi sparar ditt namn till { $days } dagar efter besöket. Sedan tas det bort.
}
book-alternatives = Det finns plats här
book-full-desk = Välj en annan tid, eller ställ personen i kö om det går.
book-changed = Du har redan bokat med det här formuläret
    .detail = Har du ändrat något? Tryck på knappen igen, så bokar vi en plats till.

booking-confirmed = Du har en plats, { $name }
booking-offered = Det finns en plats till dig, { $name }
    .late = Tiden att svara har gått ut. Nu får nästa i kön chansen.
booking-waiting = Du står i kö, { $name }
    .next = Du är nummer { $place } i kön.
booking-pending = Vi letar efter en tolk, { $name }
    .next = Platsen är din så länge.
booking-pin = Kod
booking-write-down = Skriv av numret och koden, eller skriv ut lappen. Du behöver dem om du vill avboka.
booking-letter = Vi skickar ett mejl till { $to }. Platsen är din även om mejlet dröjer.
booking-letter-queue = Vi skickar ett mejl till { $to }. Du står i kön även om mejlet dröjer.
booking-no-letter = Vi skickar inget mejl om det här. Till din adress har det gått flera i dag. Skriv ut lappen, eller skriv av numret.
booking-call = Vi ringer numret som slutar på { $end } om tillfället ändras eller ställs in.
booking-slip = Skriv ut lappen
booking-calendar = Lägg till i kalendern
booking-again = Boka en till
booking-leave = Klar – rensa skärmen
booking-aloud = Så läser du upp det i telefon
booking-spelt = { $sign } som { $word }
# How somebody learns what comes next, by the contact that was given.
turn-by-letter = Vi skickar ett mejl om det blir din tur.
turn-by-call = Vi ringer numret som slutar på { $end } om det blir din tur. Du kan också titta på Min bokning.
turn-untold = Titta på Min bokning för att se om det blir din tur.
    .call = Titta på Min bokning eller ring oss på { $phone } för att se om det blir din tur.
interpreter-by-letter = Vi skickar ett mejl när vi vet om vi har en tolk.
interpreter-by-call = Vi ringer numret som slutar på { $end } när vi vet om vi har en tolk. Du kan också titta på Min bokning.
interpreter-untold = Titta på Min bokning för att se om vi har en tolk.
    .call = Titta på Min bokning eller ring oss på { $phone } för att se om vi har en tolk.
queue-until = Kön rör sig till { $when }.
queue-stands = Kön rör sig inte längre, för det är snart dags. Blir en plats ledig kan du ta den här på Min bokning.
queue-free-seat = Nu finns det en ledig plats. Den som tar den först får den.
queue-take-seat = Ta platsen
offer-until = Svara senast { $when }.
offer-ask = Vill du ha platsen?
offer-accept = Ja tack
offer-decline = Nej tack

cancel-title = Kan du inte komma?
cancel-lose-seat = Om du avbokar går platsen till någon annan.
cancel-lose-queue = Om du lämnar kön mister du din plats i den.
cancel-call = Du kan också ringa { $phone } och säga numret.
cancel-submit = Avboka platsen
cancel-leave-queue = Lämna kön
cancel-past = Tiden har börjat. Nu går det inte att avboka här.
cancelled-title = Din plats är avbokad
cancelled-free = Nu kan någon annan få platsen. Du är välkommen att boka en ny tid.
cancelled-no-letter = Vi skickar inget mejl om det här. Till din adress har det gått flera i dag.
cancelled-by-desk = Vi har avbokat din plats. Hör gärna av dig om du undrar något.
cancelled-no-interpreter = Vi hittade ingen tolk. Vi beklagar. Vi hjälper dig gärna en annan dag.
cancelled-drop-in-title = Ingen bokning behövs
cancelled-drop-in = Det är bara att komma. Du behöver ingen plats.
cancelled-by-us-title = Tillfället är inställt
cancelled-sorry = Vi beklagar. Vi hjälper dig gärna en annan dag.
cancelled-late-title = Svaret kom för sent
cancelled-late = Nu får nästa i kön chansen. Du kan boka en annan tid.
cancelled-again = Hitta en ny tid

ask-title = Min bokning
ask-lead = Skriv numret och koden från lappen.
ask-number-hint = 8 bokstäver och siffror. Mellanslag gör inget.
ask-pin-hint = 4 siffror.
ask-submit = Visa min bokning
ask-lost = Har du tappat lappen? Ring eller kom till oss, så hittar vi din tid.
link-lead = Tryck på knappen för att se din tid. Där kan du också avboka.
link-over = Länken gäller inte längre
    .detail = Skriv numret och koden i stället, eller ring oss.

slip-title = Lapp att ta med
slip-how = Skriv ut sidan i webbläsaren. Har du ingen skrivare? Skriv av lappen för hand.
slip-heading = Din tid för hjälp
slip-offered = Det finns en plats till dig en kort tid. Svara på Min bokning.
slip-waiting = Du står i kö.
slip-pending = Vi letar efter en tolk.
slip-call = Kan du inte komma? Ring { $phone } och säg ditt nummer.
slip-qr = QR-kod som öppnar Min bokning

# Each sign of a number or a PIN, as it is read out.
sign-0 = noll
sign-1 = ett
sign-2 = två
sign-3 = tre
sign-4 = fyra
sign-5 = fem
sign-6 = sex
sign-7 = sju
sign-8 = åtta
sign-9 = nio
sign-a = Adam
sign-b = Bertil
sign-c = Cesar
sign-d = David
sign-e = Erik
sign-f = Filip
sign-g = Gustav
sign-h = Helge
sign-j = Johan
sign-k = Kalle
sign-m = Martin
sign-n = Niklas
sign-p = Petter
sign-q = Qvintus
sign-r = Rudolf
sign-s = Sigurd
sign-t = Tore
sign-v = Viktor
sign-w = Wilhelm
sign-x = Xerxes
sign-y = Yngve
sign-z = Zäta

# Letters. A subject never says what a session is about.

mail-greeting = Hej { $name }!
mail-confirmed = Du har en plats.
    .subject = Din plats { $when }
mail-offered = Det finns en plats till dig. Ring oss om du vill ha den.
    .subject = En plats till dig { $when }
mail-pending = Vi har fått din bokning. Vi letar efter en tolk och hör av oss.
    .subject = Din bokning { $when }
mail-waiting = Du står i kö och har plats { $place }. Vi skriver om det blir din tur.
    .subject = Du står i kö { $when }
mail-cancelled = Din plats är avbokad. Tack för att du sa till.
    .subject = Din plats { $when } är avbokad
mail-called-off = Tiden är inställd. Vi är ledsna.
    .subject = Inställt { $when }
mail-change = Kan du inte komma? Avboka här, så får någon annan platsen:
mail-open = Öppna min bokning
mail-again = Här hittar du en ny tid:
mail-call = Du kan också ringa { $phone } och säga ditt nummer.
mail-regards = Vänliga hälsningar

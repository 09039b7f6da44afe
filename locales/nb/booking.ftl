# Booking, the confirmation, my booking.

book-title = Bestill: { $title }
book-title-queue = Still deg i kø: { $title }
book-queue-title = Det er fullt.
book-queue = { $n ->
    [0] Ingen står i kø. Du blir den første.
    [one] { $n } står i kø foran deg.
   *[other] { $n } står i kø foran deg.
}
book-name = Hva skal vi kalle deg?
    .hint = Det holder med fornavn. Bestiller du for en annen? Skriv navnet på den som skal komme.
book-reach = Hvordan kan vi nå deg hvis noe endres?
reach-email = E-post
    .label = E-posten din
reach-phone = Telefon
    .label = Telefonnummeret ditt
reach-none = Ingen av delene
reach-none-how = jeg får et bestillingsnummer som jeg kan skrive av eller skrive ut
book-call = Hvilket nummer skal vi ringe?
    .hint = Vi ringer deg når timen begynner.
book-address = Hvor skal vi komme?
book-entry = Hvordan kommer vi inn?
    .hint = For eksempel etasje eller portkode.
book-more = Vil du fortelle noe mer? (valgfritt)
book-topic-left-out = Du kan likevel bestille for noe annet.
book-topics = Hva vil du ha hjelp med?
    .hint = Du kan velge flere.
book-interpreter = Trenger du tolk?
    .hint = Da leter vi etter en tolk.
    .none = Nei
book-companion = Jeg tar med meg noen
book-submit = Bestill plassen
book-already-open = Vis bestillingen min
book-already-again = Bestill for noen andre
book-submit-queue = Still meg i køen
book-kept = { $days ->
    [one] Vi lagrer navnet ditt til 1 dag etter besøket. Så slettes det.
   *[other] Vi lagrer navnet ditt til { $days } dager etter besøket. Så slettes det.
}
book-alternatives = Her er det plass
book-full-desk = Velg en annen time, eller still personen i kø hvis det går.
book-changed = Du har allerede bestilt med dette skjemaet
    .detail = Har du endret noe? Trykk på knappen igjen, så bestiller vi en plass til.

booking-confirmed = Du har en plass, { $name }
booking-offered = Det er en plass til deg, { $name }
    .late = Fristen for å svare er ute. Nå får neste i køen sjansen.
booking-waiting = Du står i kø, { $name }
    .next = Du er nummer { $place } i køen.
booking-pending = Vi leter etter en tolk, { $name }
    .next = Plassen er din så lenge.
booking-pin = Kode
booking-write-down = Skriv av nummeret og koden, eller skriv ut lappen. Du trenger dem hvis du vil avbestille.
booking-letter = Vi sender en e-post til { $to }. Plassen er din selv om e-posten kommer sent.
booking-letter-queue = Vi sender en e-post til { $to }. Du står i køen selv om e-posten kommer sent.
booking-no-letter = Vi sender ingen e-post om dette. Adressen din har fått flere i dag. Skriv ut lappen, eller skriv av nummeret.
booking-call = Vi ringer nummeret som slutter på { $end } hvis timen blir endret eller avlyst.
booking-slip = Skriv ut lappen
booking-calendar = Legg til i kalenderen
booking-again = Bestill en til
booking-leave = Ferdig – tøm skjermen
booking-aloud = Slik leser du det opp i telefonen
booking-spelt = { $sign } som { $word }
# How somebody learns what comes next, by the contact that was given.
turn-by-letter = Vi sender en e-post hvis det blir din tur.
turn-by-call = Vi ringer nummeret som slutter på { $end } hvis det blir din tur. Du kan også se på Min bestilling.
turn-untold = Se på Min bestilling om det er blitt din tur.
    .call = Se på Min bestilling eller ring oss på { $phone } for å høre om det er blitt din tur.
interpreter-by-letter = Vi sender en e-post når vi vet om vi har en tolk.
interpreter-by-call = Vi ringer nummeret som slutter på { $end } når vi vet om vi har en tolk. Du kan også se på Min bestilling.
interpreter-untold = Se på Min bestilling om vi har en tolk.
    .call = Se på Min bestilling eller ring oss på { $phone } for å høre om vi har en tolk.
queue-until = Køen rører seg til { $when }.
queue-stands = Køen rører seg ikke lenger, for det er snart tid. Blir en plass ledig, kan du ta den her på Min bestilling.
queue-free-seat = Nå er det en ledig plass. Den som tar den først, får den.
queue-take-seat = Ta plassen
offer-until = Svar senest { $when }.
offer-ask = Vil du ha plassen?
offer-accept = Ja takk
offer-decline = Nei takk

cancel-title = Kan du ikke komme?
cancel-lose-seat = Hvis du avbestiller, går plassen til en annen.
cancel-lose-queue = Hvis du går ut av køen, mister du plassen din i den.
cancel-call = Du kan også ringe { $phone } og si nummeret.
cancel-submit = Avbestill plassen
cancel-leave-queue = Gå ut av køen
cancel-past = Timen har begynt. Nå kan du ikke avbestille her.
cancelled-title = Plassen din er avbestilt
cancelled-free = Nå kan en annen få plassen. Du er velkommen til å bestille en ny time.
cancelled-no-letter = Vi sender ingen e-post om dette. Adressen din har fått flere i dag.
cancelled-by-desk = Vi har avbestilt plassen din. Ta gjerne kontakt hvis du lurer på noe.
cancelled-no-interpreter = Vi fant ingen tolk. Vi beklager. Vi hjelper deg gjerne en annen dag.
cancelled-drop-in-title = Du trenger ikke bestille
cancelled-drop-in = Det er bare å komme. Du trenger ingen plass.
cancelled-by-us-title = Timen er avlyst
cancelled-sorry = Vi beklager. Vi hjelper deg gjerne en annen dag.
cancelled-late-title = Svaret kom for sent
cancelled-late = Nå får neste i køen sjansen. Du kan bestille en annen time.
cancelled-again = Finn en ny time

ask-title = Min bestilling
ask-lead = Skriv nummeret og koden fra lappen.
ask-number-hint = 8 bokstaver og tall. Mellomrom gjør ingenting.
ask-pin-hint = 4 tall.
ask-submit = Vis bestillingen min
ask-lost = Har du mistet lappen? Ring eller kom til oss, så finner vi timen din.
link-lead = Trykk på knappen for å se timen din. Der kan du også avbestille.
link-over = Lenken gjelder ikke lenger
    .detail = Skriv nummeret og koden i stedet, eller ring oss.

slip-title = Lapp å ta med
slip-how = Skriv ut siden i nettleseren. Har du ingen skriver? Skriv av lappen for hånd.
slip-heading = Timen din for hjelp
slip-offered = Det er en plass til deg en kort tid. Svar på Min bestilling.
slip-waiting = Du står i kø.
slip-pending = Vi leter etter en tolk.
slip-call = Kan du ikke komme? Ring { $phone } og si nummeret ditt.
slip-qr = QR-kode som åpner Min bestilling

# Each sign of a number or a PIN, as it is read out.
sign-0 = null
sign-1 = en
sign-2 = to
sign-3 = tre
sign-4 = fire
sign-5 = fem
sign-6 = seks
sign-7 = sju
sign-8 = åtte
sign-9 = ni
sign-a = Anna
sign-b = Bernhard
sign-c = Cæsar
sign-d = David
sign-e = Edith
sign-f = Fredrik
sign-g = Gustav
sign-h = Harald
sign-j = Johan
sign-k = Karin
sign-m = Martin
sign-n = Nils
sign-p = Petter
sign-q = Quintus
sign-r = Rikard
sign-s = Sigrid
sign-t = Teodor
sign-v = Viktor
sign-w = Willy
sign-x = Xerxes
sign-y = Yngling
sign-z = Zakarias

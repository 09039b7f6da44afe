# Letters. A subject never says what a session is about.

mail-greeting = Hei { $name }!
mail-confirmed = Du har en plass.
    .subject = Plassen din { $when }
mail-offered = Det er en plass til deg. Ring oss hvis du vil ha den.
    .subject = En plass til deg { $when }
mail-pending = Vi har fått bestillingen din. Vi leter etter en tolk og sender en e-post når vi vet mer.
    .subject = Bestillingen din { $when }
mail-waiting = Du er nummer { $place } i køen.
    .subject = Du står i kø { $when }
mail-queue-moves = Vi sender e-post hvis det blir din tur. Køen rører seg til { $until }.
mail-queue-stands = Køen rører seg ikke lenger. Blir en plass ledig, kan du ta den på Min bestilling.
mail-cancelled = Plassen din er avbestilt. Nå kan en annen få den.
    .subject = Plassen din { $when } er avbestilt
mail-called-off = Timen er avlyst. Vi beklager.
    .subject = Avlyst { $when }
mail-cancelled-by-desk = Vi har avbestilt plassen din.
mail-no-interpreter = Vi fant ingen tolk, så plassen din er avbestilt. Vi beklager.
mail-interpreter-found = Vi har en tolk. Nå er plassen sikkert din.
mail-promoted = Det ble din tur. Nå har du en plass.
    .subject = Du har en plass { $when }
mail-offer = Det er en plass til deg. Svar senest { $until }, ellers går den til neste i køen.
    .subject = En plass til deg { $when }
mail-moved = Bestillingen din er flyttet. Dette er den nye timen din.
    .subject = Den nye timen din { $when }
mail-changed = Tid og sted er endret.
    .subject = Ny tid og nytt sted { $when }
mail-changed-time = Tiden er endret.
    .subject = Ny tid { $when }
mail-changed-place = Stedet er endret.
    .subject = Nytt sted { $when }
mail-new-online = ny adresse på nettet
mail-no-online = ikke på nettet lenger
mail-meeting-cancelled = En av kursets samlinger er avlyst. Vi beklager.
mail-no-booking-needed = Du trenger ikke bestilling lenger. Det er bare å komme.
    .subject = Ingen bestilling trengs { $when }
mail-still-seated = Du har fortsatt plassen din.
mail-still-pending = Bestillingen din gjelder fortsatt. Vi leter fortsatt etter en tolk.
mail-still-offered = Vi holder fortsatt av en plass til deg.
mail-still-waiting = Du står fortsatt i køen.
mail-before = Før
mail-now = Nå
mail-now-cancelled = Avlyst
mail-offer-ended = Fristen for å svare er ute. Nå får neste i køen sjansen. Du er velkommen til å bestille en annen time.
    .subject = Plassen { $when } er ikke lenger din
mail-answer = Takk ja eller nei her:
mail-change = Kan du ikke komme? Avbestill her, så får en annen plassen:
mail-leave-queue = Vil du ikke stå i køen lenger? Gå ut av den her:
mail-open = Åpne bestillingen min
mail-again = Her finner du en ny time:
mail-call = Du kan også ringe { $phone } og si nummeret ditt.
mail-message = Vi har en beskjed til deg.
    .subject = Om timen din { $when }
mail-reminder = Vi minner deg om timen din.
    .subject = Påminnelse: { $when }
mail-cannot-come = Jeg kan ikke komme
mail-miss-one = Kan du ikke komme denne gangen? Ring og si fra. Du beholder plassen på kurset:
mail-regards = Vennlig hilsen
mail-at-home = Hjemme hos deg
mail-by-phone = Vi ringer deg når timen begynner
mail-left-queue = Du har gått ut av køen.
    .subject = Du står ikke lenger i kø { $when }
mail-queue-by-desk = Vi har tatt deg ut av køen.
mail-declined = Du har takket nei til plassen. Nå kan en annen få den.
    .subject = Du har takket nei til { $when }
mail-call-us = Du kan også ringe { $phone }.
mail-come = Du kan også komme til { $place }.
mail-find = Finn en time
mail-calendar = Timen ligger som kalenderfil i e-posten.
mail-calendar-out = Kalenderfilen i e-posten tar timen ut av kalenderen din.
mail-kept = { $days ->
    [one] Vi lagrer navnet ditt til 1 dag etter besøket.
   *[other] Vi lagrer navnet ditt til { $days } dager etter besøket.
}
mail-unchecked = { $language ->
    [nb] Ingen har kontrollert oversettelsen. Den norske teksten nedenfor gjelder.
    [en] Ingen har kontrollert oversettelsen. Den engelske teksten nedenfor gjelder.
   *[sv] Ingen har kontrollert oversettelsen. Den svenske teksten nedenfor gjelder.
}

# Letters. A subject never says what a session is about.

mail-greeting = Hei { $name }!
mail-confirmed = Du har ein plass.
    .subject = Plassen din { $when }
mail-offered = Det er ein plass til deg. Ring oss om du vil ha han.
    .subject = Ein plass til deg { $when }
mail-pending = Vi har fått bestillinga di. Vi leitar etter ein tolk og sender ein e-post når vi veit meir.
    .subject = Bestillinga di { $when }
mail-waiting = Du er nummer { $place } i køen.
    .subject = Du står i kø { $when }
mail-queue-moves = Vi sender e-post om det blir din tur. Køen flyttar seg til { $until }.
mail-queue-stands = Køen flyttar seg ikkje lenger. Blir ein plass ledig, kan du ta han på Min bestilling.
mail-cancelled = Plassen din er avbestilt. No kan ein annan få han.
    .subject = Plassen din { $when } er avbestilt
mail-called-off = Timen er avlyst. Vi beklagar.
    .subject = Avlyst { $when }
mail-cancelled-by-desk = Vi har avbestilt plassen din.
mail-no-interpreter = Vi fann ingen tolk, så plassen din er avbestilt. Vi beklagar.
mail-interpreter-found = Vi har ein tolk. No er plassen sikkert din.
mail-promoted = Det vart din tur. No har du ein plass.
    .subject = Du har ein plass { $when }
mail-offer = Det er ein plass til deg. Svar seinast { $until }, elles går han til den neste i køen.
    .subject = Ein plass til deg { $when }
mail-moved = Bestillinga di er flytta. Dette er den nye timen din.
    .subject = Den nye timen din { $when }
mail-changed = Tid og stad er endra.
    .subject = Ny tid og ny stad { $when }
mail-changed-time = Tida er endra.
    .subject = Ny tid { $when }
mail-changed-place = Staden er endra.
    .subject = Ny stad { $when }
mail-new-online = ny adresse på nettet
mail-no-online = ikkje på nettet lenger
mail-meeting-cancelled = Ei av samlingane i kurset er avlyst. Vi beklagar.
mail-no-booking-needed = Du treng ikkje bestilling lenger. Det er berre å kome.
    .subject = Inga bestilling trengst { $when }
mail-still-seated = Du har framleis plassen din.
mail-still-pending = Bestillinga di gjeld framleis. Vi leitar framleis etter ein tolk.
mail-still-offered = Vi held framleis av ein plass til deg.
mail-still-waiting = Du står framleis i køen.
mail-before = Før
mail-now = No
mail-now-cancelled = Avlyst
mail-offer-ended = Fristen for å svare er ute. No får den neste i køen sjansen. Du er velkomen til å bestille ein annan time.
    .subject = Plassen { $when } er ikkje lenger din
mail-answer = Takk ja eller nei her:
mail-change = Kan du ikkje kome? Avbestill her, så får ein annan plassen:
mail-leave-queue = Vil du ikkje stå i køen lenger? Gå ut av han her:
mail-open = Opne bestillinga mi
mail-again = Her finn du ein ny time:
mail-call = Du kan òg ringje { $phone } og seie nummeret ditt.
mail-message = Vi har ei melding til deg.
    .subject = Om timen din { $when }
mail-reminder = Vi minner deg om timen din.
    .subject = Påminning: { $when }
mail-cannot-come = Eg kan ikkje kome
mail-miss-one = Kan du ikkje kome denne gongen? Ring og sei frå. Du beheld plassen på kurset:
mail-regards = Venleg helsing
mail-at-home = Heime hos deg
mail-by-phone = Vi ringjer deg når timen tek til
mail-left-queue = Du har gått ut av køen.
    .subject = Du står ikkje lenger i kø { $when }
mail-queue-by-desk = Vi har teke deg ut av køen.
mail-declined = Du har takka nei til plassen. No kan ein annan få han.
    .subject = Du har takka nei til { $when }
mail-call-us = Du kan òg ringje { $phone }.
mail-come = Du kan òg kome til { $place }.
mail-find = Finn ein time
mail-calendar = Timen ligg som kalenderfil i e-posten.
mail-calendar-out = Kalenderfila i e-posten tek timen ut av kalenderen din.
mail-kept = { $days ->
    [one] Vi lagrar namnet ditt til 1 dag etter besøket.
   *[other] Vi lagrar namnet ditt til { $days } dagar etter besøket.
}
mail-unchecked = { $language ->
    [nb] Ingen har kontrollert omsetjinga. Den norske teksten nedanfor gjeld.
    [en] Ingen har kontrollert omsetjinga. Den engelske teksten nedanfor gjeld.
   *[sv] Ingen har kontrollert omsetjinga. Den svenske teksten nedanfor gjeld.
}

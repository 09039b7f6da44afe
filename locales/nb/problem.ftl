# problem-<name>: what is the case; .detail: what to do next.

problem-not-found = Siden finnes ikke
    .detail = Lenken kan være feil eller gammel. Gå til timene, eller ring oss.
problem-bad-request = Noe ble feil i adressen eller skjemaet
    .detail = Gå tilbake og prøv igjen.
problem-malformed-json = Dette er ikke gyldig JSON
    .detail = Rett teksten og send den på nytt.
problem-unknown-parameter = En ukjent parameter
    .detail = Ta den bort, eller se i API-beskrivelsen hva den heter.
problem-unprocessable = Noe mangler eller ble feil
    .detail = Rett det som er feil, og send på nytt.
problem-too-large = Det er for mye tekst
    .detail = Gjør teksten kortere og send på nytt.
problem-unsupported-media-type = Feil type innhold
    .detail = Send JSON, eller bruk skjemaet på siden.
problem-method-not-allowed = Det kan ikke gjøres slik
    .detail = Gå tilbake og begynn fra siden igjen.
problem-not-acceptable = Svaret finnes ikke i den formen
    .detail = Be om JSON i stedet.
problem-sign-in-first = Logg inn først
    .detail = Logg inn og prøv igjen.
problem-not-allowed = Du har ikke lov til dette
    .detail = Be en som har lov, eller ring den som driver tjenesten.
problem-wrong-password = E-posten eller passordet er feil
    .detail = Prøv igjen. Se etter store og små bokstaver.
problem-precondition-required = Si hvilken versjon du endrer
    .detail = Send If-Match med den ETag-en du fikk.
problem-stale = Noen andre endret dette først
    .detail = Opplysningene er endret siden du så dem. Les dem på nytt og gjør endringen igjen.
problem-wrong-state = Det går ikke nå
    .detail = Noe er endret siden du åpnet siden. Last den inn på nytt.
problem-sold-out = Den siste plassen er tatt
    .detail = Velg en annen time, eller still deg i kø hvis det går.
problem-too-many-seats = Så mange plasser kan ikke bestilles her
    .detail = { $most ->
        [one] Du kan bestille { $most } plass. Ring oss hvis dere er flere.
       *[other] Du kan bestille { $most } plasser. Ring oss hvis dere er flere.
    }
    .have = { $have ->
        [one] Du har allerede { $have } plass her. Man kan ha høyst { $most }. Ring oss hvis dere er flere.
       *[other] Du har allerede { $have } plasser her. Man kan ha høyst { $most }. Ring oss hvis dere er flere.
    }
problem-too-many-bookings = Det finnes allerede flere bestillinger med samme adresse
    .detail = { $most ->
        [one] Man kan ha { $most } bestilling om gangen. Avbestill den, eller ring oss.
       *[other] Man kan ha { $most } bestillinger samtidig. Avbestill en, eller ring oss.
    }
problem-hold-gone = Det er ikke lenger holdt av noen plass
    .detail = Tiden gikk ut, eller så er plassen frigitt. Bestill likevel hvis det er en ledig.
problem-other-owner = Den timen hører til noen andre
    .detail = En bestilling kan bare flyttes mellom timer hos samme arrangør. Bestill en ny i stedet.
problem-too-early-to-release = Det er for tidlig
    .detail = Vent ti minutter etter start, så den som er sen, rekker frem.
problem-not-open-yet = Den kan ikke bestilles ennå
    .detail = Kom tilbake litt senere.
problem-closed = Bestillingen er stengt
    .detail = Ring oss, så ser vi om det går likevel. Du kan også velge en annen time.
problem-cancelled = Timen er avlyst
    .detail = Velg en annen time. Vi hjelper deg gjerne.
problem-no-booking-needed = Du trenger ikke bestille
    .detail = Kom når du vil i løpet av timen.
problem-part-of-course = Dette er en del av et kurs
    .detail = Bestill hele kurset i stedet.
problem-bad-number = Nummeret stemmer ikke
    .detail = Ett tegn er feil. Se på lappen og skriv nummeret på nytt.
problem-no-such-booking = Vi finner ingen slik bestilling
    .detail = Nummeret eller koden er feil. Se på lappen og prøv igjen, eller ring oss.
problem-wait = Vent litt
    .detail = Koden har blitt feil flere ganger. Prøv igjen om en time, eller ring oss nå.
problem-ask-the-desk = Ring oss, så hjelper vi deg
    .detail = Koden har blitt feil for mange ganger. Vi kan gi deg en ny kode.
problem-ambiguous-municipality = Koden finnes i to land
    .detail = Skriv landet først, for eksempel SE-1860 eller NO-1860.
problem-campaign-rule = Kampanjen tillater ikke dette
    .detail = { $rule ->
        [mustBeFree] Timer i kampanjen skal være gratis. Ta bort prisen, eller ta timen ut av kampanjen.
       *[other] Timer i kampanjen skal være åpne for alle. Gjør timen åpen, eller ta den ut av kampanjen.
    }
problem-clash = Rommet, hjelperen eller utstyret er opptatt
    .detail = Velg en annen tid, et annet rom, en annen hjelper eller mindre utstyr.
problem-taken-below = Flere plasser er allerede bestilt
    .detail = { $taken ->
        [one] { $taken } plass er bestilt. Det må være minst så mange.
       *[other] { $taken } plasser er bestilt. Det må være minst så mange.
    }
problem-not-started = Timen har ikke begynt ennå
    .detail = Tell når timen har begynt.
problem-key-required = En nøkkel mangler
    .detail = Send Idempotency-Key med 16 til 64 tegn.
problem-two-keys = To nøkler ble sendt
    .detail = Send Idempotency-Key én gang i hver forespørsel.
problem-weak-key = Nøkkelen er for lett å gjette
    .detail = Uten token skal Idempotency-Key ha 22 til 64 tegn, minst 8 ulike, og ikke være en kortere bit som gjentas. Bruk en ny UUID for hver bestilling.
problem-key-reused = Nøkkelen er allerede brukt
    .detail = Nøkkelen hører til et annet kall. Bruk en ny.
problem-key-in-use = Vi holder på med kallet ditt
    .detail = Vent et sekund og send det igjen.
problem-rate-limited = For mange forsøk på kort tid
    .detail = Vent litt og prøv igjen, eller ring oss.
    .retryAfter = { $retryAfter ->
        [one] Prøv igjen om 1 sekund, eller ring oss.
       *[other] Prøv igjen om { $retryAfter } sekunder, eller ring oss.
    }
problem-unavailable = Tjenesten virker ikke akkurat nå
    .detail = Prøv igjen om litt. Bestillingene dine er trygge.
problem-internal = Noe gikk galt hos oss
    .detail = Det er ikke din feil. Prøv igjen, eller ring oss.
problem-circle = Det blir en sirkel
    .detail = En organisasjon kan ikke ligge under seg selv. Velg en annen.
problem-network-no-parent = Et nettverk kan ikke stå øverst
    .detail = Et nettverk har ingen organisasjoner under seg. Velg en annen.
problem-slug-taken = Navnet er opptatt
    .detail = Velg et annet navn, eller send et eget kort navn (slug), for eksempel katrineholm-valla.
problem-in-use = Det er fortsatt i bruk
    .detail = Ta først bort det som hører til.
problem-organisation-in-use = Organisasjonen er i bruk
    .detail = Steder, personer, andre organisasjoner eller tider hører til den. Fjern eller flytt dem først.
problem-venue-in-use = Stedet er i bruk
    .detail = Timer, roller eller spørsmål hører til stedet. Det kan bare tas bort hvis det aldri har vært brukt.
problem-room-in-use = Rommet er i bruk
    .detail = Timer hører til rommet. Det kan bare tas bort hvis ingenting har vært planlagt der.
problem-equipment-in-use = Utstyret er i bruk
    .detail = Timer hører til utstyret. Det kan bare tas bort hvis ingenting har vært planlagt med det.
problem-staff-in-use = Kontoen har vært brukt
    .detail = Personen har hjulpet til eller gjort noe som står i loggen. Steng kontoen i stedet.
problem-campaign-in-use = Kampanjen er i bruk
    .detail = Den har runder. Ta bort dem først.
problem-edition-in-use = Runden er i bruk
    .detail = Timer er med i den, eller tall er sendt inn. Den kan bare tas bort hvis ingen har vært med.
problem-no-submission-yet = Ingen har levert inn ennå
    .detail = Den versjonen finnes ikke. Se på tallene slik de er nå.
problem-foreign-form = Skjemaet kommer ikke fra dette nettstedet
    .detail = Åpne siden på nytt og send skjemaet derfra.
problem-unsent-form = Ingenting er lagret ennå
    .detail = Du var logget ut. Ingenting er lagret, men det du skrev, er her fortsatt. Se gjennom det og trykk på knappen igjen.
problem-email-taken = E-postadressen er opptatt
    .detail = En annen konto har denne e-postadressen. Velg en annen.
problem-not-grantable = Dette kan du ikke bestemme
    .detail = Spør en annen koordinator, eller den som driver tjenesten.
problem-last-coordinator = { $organisation } har ingen annen koordinator
    .detail = Gjør først noen andre til koordinator.
problem-cannot-sign-in = Ingen kan logge inn med kontoen
    .detail = Skriv først en e-post, og åpne kontoen hvis den er stengt.
problem-link-over = Lenken gjelder ikke lenger
    .detail = Den er allerede brukt, eller for gammel. Be om en ny.
problem-code-needed = Det trengs en kode også
    .detail = Kontoen logger inn i to trinn. Send koden fra appen som totp.
problem-wrong-code = Koden er feil
    .detail = Vent til appen viser neste kode, og skriv den. Hver kode gjelder én gang.
problem-first-step-over = Det gikk for lang tid
    .detail = Skriv e-post og passord på nytt.
problem-second-step-on = Innlogging i to trinn er på allerede
    .detail = Slå den av først, hvis du vil bytte telefon.
problem-second-step-first = Slå først på innlogging i to trinn
    .detail = Organisasjonen din krever det. Logg inn på nettstedet og slå det på på siden din. Send så koden som totp.
problem-identity-over = Innloggingen ble ikke ferdig i tide
    .detail = Prøv igjen. Det kan ta høyst ti minutter.
problem-identity-away = Kommunens innlogging svarer ikke
    .detail = Prøv igjen om en stund, eller logg inn med passordet ditt.
problem-identity-untrusted = Svaret fra kommunens innlogging stemmer ikke
    .detail = Prøv igjen. Skjer det på nytt: si fra til den som driver tjenesten, og logg inn med passordet ditt.
problem-identity-denied = Kommunens innlogging slapp deg ikke inn
    .detail = Prøv igjen, eller logg inn med passordet ditt.
problem-identity-unknown = Du har ingen konto her
    .detail = Be en koordinator legge deg til, med e-posten du har i kommunen.
problem-identity-unverified = E-posten din er ikke bekreftet
    .detail = Be kommunens IT-støtte bekrefte e-posten din, eller logg inn med passordet ditt.
problem-identity-closed = Kontoen din her er stengt
    .detail = Be en koordinator åpne den.
problem-missing-scope = Nøkkelen er ikke til dette
    .detail = Lag en nøkkel som får gjøre det, eller logg inn.
    .scope = Nøkkelen mangler { $scope }. Lag en ny som har det.
problem-granted-already = Personen har allerede den rollen
    .detail = Du trenger ikke gjøre noe mer.
problem-counted-by-meetings = Kurset telles møte for møte
    .detail = Åpne et av møtene og tell der.
problem-implausible = Stemmer antallet?
    .detail = Vi ventet omtrent { $expected }. Rett antallet, eller bekreft at det stemmer.
problem-too-early = Det er for tidlig
    .detail = Du kan krysse av fra og med morgenen den dagen.
problem-in-the-past = Tiden har allerede vært
    .detail = Velg en tid som kommer, eller endre likevel og skriv hvorfor. Alle som har bestilt, får vite det.
problem-already-counted = Dette er allerede gjennomført
    .detail = Deltakere er talt eller krysset av. Endre likevel bare hvis det er riktig, og skriv hvorfor.
problem-has-bookings = Noen har bestilt
    .detail = Hvis ingen trenger å bestille, avsluttes { $taken } bestilte plasser og { $waiting } i køen. Gjør det likevel bare hvis det er riktig, og skriv hvorfor. Alle får vite det.
problem-queue-closed = Det er fullt
    .detail = Det er for nær oppstart til å stille seg i kø. Velg en annen tid, eller spør oss om noen har meldt avbud.
problem-topic-not-helped = Det emnet kan vi ikke hjelpe med her
    .detail = Ta bort det emnet, og bestill for noe annet.
    .referredTo = Henvend deg til { $referredTo }. Du kan bestille for noe annet her.
problem-press-again = Trykk én gang til
    .detail = Vi så ikke om det var et menneske som trykket. Alt du skrev, er her fortsatt. Trykk på knappen én gang til.
problem-already-booked = Du har allerede bestilt denne timen
    .detail = Bestillingen din står ved lag, og vi har ikke laget noen ny. Vil du bestille for noen andre? Skriv navnet på den personen og trykk på knappen.
problem-import-under-way = Et annet program leses inn akkurat nå
    .detail = Vent ti sekunder og prøv igjen.

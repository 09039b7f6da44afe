# problem-<name>: what is the case; .detail: what to do next.

problem-not-found = Sidan finns inte
    .detail = Länken kan vara fel eller gammal. Gå till tiderna, eller ring oss.
problem-bad-request = Något blev fel i adressen eller formuläret
    .detail = Gå tillbaka och prova igen.
problem-malformed-json = Det är ingen giltig JSON
    .detail = Rätta texten och skicka den igen.
problem-unknown-parameter = En okänd parameter
    .detail = Ta bort den, eller läs i API-beskrivningen vad den heter.
problem-unprocessable = Något saknas eller blev fel
    .detail = Rätta det som är fel och skicka igen.
problem-too-large = Det är för mycket text
    .detail = Gör texten kortare och skicka igen.
problem-unsupported-media-type = Fel slags innehåll
    .detail = Skicka JSON, eller använd sidans formulär.
problem-method-not-allowed = Det går inte att göra så här
    .detail = Gå tillbaka och börja från sidan igen.
problem-not-acceptable = Svaret finns inte i den formen
    .detail = Be om JSON i stället.
problem-sign-in-first = Logga in först
    .detail = Logga in och prova igen.
problem-not-allowed = Du får inte göra det här
    .detail = Be någon som har rätt till det, eller ring den som sköter tjänsten.
problem-wrong-password = E-posten eller lösenordet är fel
    .detail = Prova igen. Kontrollera stora och små bokstäver.
problem-precondition-required = Säg vilken version du ändrar
    .detail = Skicka If-Match med den ETag du fick.
problem-stale = Någon annan hann före
    .detail = Uppgifterna är ändrade sedan du såg dem. Läs dem igen och gör om din ändring.
problem-wrong-state = Det går inte nu
    .detail = Något har ändrats sedan du öppnade sidan. Läs in den igen.
problem-sold-out = Den sista platsen är tagen
    .detail = Välj en annan tid, eller ställ dig i kö om det går.
problem-too-many-seats = Så många platser går inte att boka här
    .detail = { $most ->
        [one] Du kan boka { $most } plats. Ring oss om ni är fler.
       *[other] Du kan boka { $most } platser. Ring oss om ni är fler.
    }
    .have = { $have ->
        [one] Du har redan { $have } plats här. Som mest kan man ha { $most }. Ring oss om ni är fler.
       *[other] Du har redan { $have } platser här. Som mest kan man ha { $most }. Ring oss om ni är fler.
    }
problem-too-many-bookings = Det finns redan flera bokningar med samma adress
    .detail = { $most ->
        [one] Man kan ha { $most } bokning åt gången. Avboka den, eller ring oss.
       *[other] Man kan ha { $most } bokningar samtidigt. Avboka någon, eller ring oss.
    }
problem-hold-gone = Det hålls ingen plats längre
    .detail = Tiden gick ut, eller så är platsen släppt. Boka ändå om det finns en ledig.
problem-other-owner = Den tiden hör till någon annan
    .detail = En bokning kan bara flyttas mellan tider hos samma arrangör. Boka en ny i stället.
problem-too-early-to-release = Det är för tidigt
    .detail = Vänta tio minuter efter starten, så att den som är sen hinner fram.
problem-not-open-yet = Det går inte att boka än
    .detail = Kom tillbaka lite senare.
problem-closed = Bokningen är stängd
    .detail = Ring oss, så ser vi om det går ändå. Du kan också välja en annan tid.
problem-cancelled = Tillfället är inställt
    .detail = Välj en annan tid. Vi hjälper dig gärna.
problem-no-booking-needed = Du behöver inte boka
    .detail = Kom när du vill under tiden.
problem-part-of-course = Det här är en del av en kurs
    .detail = Boka hela kursen i stället.
problem-bad-number = Numret stämmer inte
    .detail = Ett tecken är fel. Titta på lappen och skriv numret igen.
problem-no-such-booking = Vi hittar ingen sådan bokning
    .detail = Numret eller koden är fel. Titta på lappen och prova igen, eller ring oss.
problem-wait = Vänta en stund
    .detail = Koden har blivit fel flera gånger. Prova igen om en timme, eller ring oss nu.
problem-ask-the-desk = Ring oss, så hjälper vi dig
    .detail = Koden har blivit fel för många gånger. Vi kan ge dig en ny kod.
problem-ambiguous-municipality = Koden finns i två länder
    .detail = Skriv landet först, till exempel SE-1860 eller NO-1860.
problem-campaign-rule = Kampanjen tillåter inte det här
    .detail = { $rule ->
        [mustBeFree] Tider i kampanjen ska vara gratis. Ta bort priset, eller ta tiden ur kampanjen.
       *[other] Tider i kampanjen ska vara öppna för alla. Gör tiden öppen, eller ta den ur kampanjen.
    }
problem-clash = Rummet, hjälparen eller utrustningen är upptagen
    .detail = Välj en annan tid, ett annat rum, en annan hjälpare eller mindre utrustning.
problem-taken-below = Fler platser är redan bokade
    .detail = { $taken ->
        [one] { $taken } plats är bokad. Det måste finnas minst så många.
       *[other] { $taken } platser är bokade. Det måste finnas minst så många.
    }
problem-not-started = Tiden har inte börjat än
    .detail = Räkna när tiden har börjat.
problem-key-required = En nyckel saknas
    .detail = Skicka Idempotency-Key med 16 till 64 tecken.
problem-two-keys = Två nycklar skickades
    .detail = Skicka Idempotency-Key en gång i varje begäran.
problem-weak-key = Nyckeln är för lätt att gissa
    .detail = Utan token ska Idempotency-Key ha 22 till 64 tecken, minst 8 olika, och inte vara en kortare bit som upprepas. Ta ett nytt UUID för varje bokning.
problem-key-reused = Nyckeln är redan använd
    .detail = Nyckeln hör till ett annat anrop. Använd en ny.
problem-key-in-use = Vi håller på med ditt anrop
    .detail = Vänta någon sekund och skicka det igen.
problem-rate-limited = För många försök på kort tid
    .detail = Vänta en stund och prova igen, eller ring oss.
    .retryAfter = { $retryAfter ->
        [one] Prova igen om 1 sekund, eller ring oss.
       *[other] Prova igen om { $retryAfter } sekunder, eller ring oss.
    }
problem-unavailable = Tjänsten fungerar inte just nu
    .detail = Prova igen om en liten stund. Dina bokningar finns kvar.
problem-internal = Något gick fel hos oss
    .detail = Det är inte ditt fel. Prova igen, eller ring oss.
problem-circle = Det blir en cirkel
    .detail = En organisation kan inte ligga under sig själv. Välj en annan.
problem-network-no-parent = Ett nätverk kan inte stå överst
    .detail = Ett nätverk har inga organisationer under sig. Välj en annan.
problem-slug-taken = Namnet är upptaget
    .detail = Välj ett annat namn, eller skicka ett eget kort namn (slug), till exempel katrineholm-valla.
problem-in-use = Det används fortfarande
    .detail = Ta först bort det som hör till.
problem-organisation-in-use = Organisationen används
    .detail = Det hör ställen, personer, andra organisationer eller tillfällen till den. Ta bort eller flytta dem först.
problem-venue-in-use = Platsen används
    .detail = Tillfällen, roller eller frågor hör till platsen. Den kan bara tas bort om den aldrig har använts.
problem-room-in-use = Rummet används
    .detail = Tillfällen hör till rummet. Det kan bara tas bort om inget tillfälle har planerats där.
problem-equipment-in-use = Utrustningen används
    .detail = Tillfällen hör till utrustningen. Den kan bara tas bort om inget tillfälle har planerats med den.
problem-staff-in-use = Kontot har använts
    .detail = Personen har hjälpt till eller gjort något som står i loggen. Stäng kontot i stället.
problem-campaign-in-use = Kampanjen används
    .detail = Den har omgångar. Ta bort dem först.
problem-edition-in-use = Omgången används
    .detail = Tillfällen är med i den, eller antal är lämnade till den. Den kan bara tas bort om ingen har varit med.
problem-no-submission-yet = Ingen har lämnat in än
    .detail = Den versionen finns inte. Titta på de aktuella siffrorna.
problem-foreign-form = Formuläret kommer inte från den här webbplatsen
    .detail = Öppna sidan igen och skicka formuläret därifrån.
problem-unsent-form = Inget är sparat än
    .detail = Du hade loggats ut. Inget är sparat, men det du skrev finns kvar här. Titta igenom det och tryck på knappen igen.
problem-email-taken = E-postadressen är upptagen
    .detail = Ett annat konto har den här e-postadressen. Välj en annan.
problem-not-grantable = Det här får du inte bestämma
    .detail = Fråga en annan samordnare, eller den som driver tjänsten.
problem-last-coordinator = { $organisation } har ingen annan samordnare
    .detail = Gör först någon annan till samordnare.
problem-cannot-sign-in = Ingen kan logga in med kontot
    .detail = Skriv först en e-post, och öppna kontot om det är stängt.
problem-link-over = Länken gäller inte längre
    .detail = Den är redan använd, eller för gammal. Be om en ny.
problem-code-needed = Det behövs en kod också
    .detail = Kontot loggar in i två steg. Skicka koden ur appen som totp.
problem-wrong-code = Koden är fel
    .detail = Vänta tills appen visar nästa kod, och skriv den. Varje kod gäller en gång.
problem-first-step-over = Det gick för lång tid
    .detail = Skriv e-post och lösenord igen.
problem-second-step-on = Inloggning i två steg är redan på
    .detail = Slå av den först, om du vill byta telefon.
problem-second-step-first = Slå först på inloggning i två steg
    .detail = Din organisation kräver det. Logga in på webbplatsen och slå på det på din sida. Skicka sedan koden som totp.
problem-identity-over = Inloggningen hann inte bli klar
    .detail = Försök igen. Det får ta högst tio minuter.
problem-identity-away = Kommunens inloggning svarar inte
    .detail = Försök igen om en stund, eller logga in med ditt lösenord.
problem-identity-untrusted = Svaret från kommunens inloggning stämmer inte
    .detail = Försök igen. Händer det igen: säg till den som driver tjänsten, och logga in med ditt lösenord.
problem-identity-denied = Kommunens inloggning släppte inte in dig
    .detail = Försök igen, eller logga in med ditt lösenord.
problem-identity-unknown = Du har inget konto här
    .detail = Be en samordnare lägga till dig, med den e-post du har i kommunen.
problem-identity-unverified = Din e-post är inte bekräftad
    .detail = Be kommunens it-stöd bekräfta din e-post, eller logga in med ditt lösenord.
problem-identity-closed = Ditt konto här är stängt
    .detail = Be en samordnare öppna det.
problem-missing-scope = Nyckeln är inte till för det här
    .detail = Gör en nyckel som får göra det, eller logga in.
    .scope = Nyckeln saknar { $scope }. Gör en ny som har det.
problem-granted-already = Personen har redan den rollen
    .detail = Du behöver inte göra något mer.
problem-counted-by-meetings = Kursen räknas träff för träff
    .detail = Öppna en av träffarna och räkna där.
problem-implausible = Stämmer antalet?
    .detail = Vi väntade oss omkring { $expected }. Rätta antalet, eller bekräfta att det stämmer.
problem-too-early = Det är för tidigt
    .detail = Du kan bocka av från och med morgonen den dagen.
problem-in-the-past = Tiden har redan varit
    .detail = Välj en tid framåt, eller ändra ändå och skriv varför. Alla som är bokade får veta det.
problem-already-counted = Tillfället är redan genomfört
    .detail = Deltagare är räknade eller prickade av. Ändra ändå bara om det är rätt, och skriv varför.
problem-has-bookings = Det finns bokningar
    .detail = Om ingen bokning behövs avslutas { $taken } bokade platser och { $waiting } i kön. Gör det ändå bara om det är rätt, och skriv varför. Alla får veta det.
problem-queue-closed = Det är fullt
    .detail = Det är för nära inpå för att ställa sig i kö. Välj en annan tid, eller fråga oss om någon har lämnat återbud.
problem-topic-not-helped = Det ämnet kan vi inte hjälpa till med här
    .detail = Ta bort det ämnet, och boka för något annat.
    .referredTo = Vänd dig till { $referredTo }. Du kan boka för något annat här.
problem-press-again = Tryck en gång till
    .detail = Vi såg inte om det var en människa som tryckte. Allt du skrev är kvar. Tryck på knappen en gång till.
problem-already-booked = Du har redan bokat den här tiden
    .detail = Din bokning finns kvar, och vi har inte gjort någon ny. Vill du boka åt någon annan? Skriv den personens namn och tryck på knappen.
problem-import-under-way = Ett annat program läses in just nu
    .detail = Vänta tio sekunder och försök igen.

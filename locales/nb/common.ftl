# What every page has: name, dates, navigation.

weekday-and-day = { $weekday } { $day }
day-today = I dag, { $day }
day-tomorrow = I morgen, { $day }
day-yesterday = I går, { $day }
day-and-time = { $day } kl. { $time }
day-and-span = { $day } kl. { $start }–{ $end }
day-and-span-over-midnight = { $day } kl. { $start } til { $end }
span = kl. { $start }–{ $end }
span-over-midnight = kl. { $start } til { $end }
until = til { $time }
week = uke { $n }
minutes = { $n ->
    [one] { $n } minutt
   *[other] { $n } minutter
}
hours = { $n ->
    [one] { $n } time
   *[other] { $n } timer
}

title-error = Feil: { $title }
skip-to-content = Hopp til innholdet
optional = (valgfritt)
errors-title = Noe mangler eller ble feil
to-start = Til forsiden
error-code = Feilkode:

nav-main = Hovedmeny
nav-languages = Språk
nav-about = Om siden
nav-sessions = Finn en time
nav-my-booking = Min bestilling
nav-desk = Timer
nav-new-session = Ny time
nav-reports = Rapporter
nav-sign-out = Logg ut
nav-staff = For ansatte
back-to-sessions = Tilbake til timene
back-to-session = Tilbake til timen
back-to-booking = Tilbake til bestillingen
back-to-desk = Tilbake til timene

foot-call = Du kan også ringe { $phone }.
foot-call-or-come = Du kan også ringe { $phone } eller komme til { $place }.

paging-label = Flere sider
paging-earlier = Tidligere
paging-later = Senere
paging-text = Side { $page } av { $pages }

accessibility-link = Tilgjengelighet
accessibility-lead = Alle skal kunne bestille hjelp. Si fra hvis noe ikke virker for deg.
accessibility-what = Hva vi har gjort
    .text = Siden kan brukes med tastatur, med skjermleser og med stor skrift. Den trenger ingen skript. Teksten er skrevet slik at den skal være lett å lese.
accessibility-how = Regler vi følger
    .text = Målet er WCAG 2.2 på nivå AA. Sidene prøves automatisk når tjenesten endres.
accessibility-tell = Si fra hvis noe er vanskelig
    .text = Ring eller kom til oss. Fortell hva du ville gjøre, og hva som skjedde. Vi hjelper deg å bestille i mellomtiden.
accessibility-complain = Er du ikke fornøyd med svaret? I Sverige kan du henvende deg til Digg. I Norge henvender du deg til uutilsynet (Tilsynet for universell utforming av ikt).

privacy-link = Slik lagrer vi opplysninger
privacy-lead = Vi lagrer så lite vi kan, så kort tid vi kan.
privacy-what = Dette lagrer vi
    .name = Navnet du skriver. Det holder med fornavn.
    .contact = E-post eller telefon, hvis du gir oss det.
    .rest = Hvilken time du har bestilt, og det du vil ha hjelp med hvis du har valgt noe.
    .never = Vi spør aldri etter fødselsnummer, passord eller koder. Ikke gi dem til oss.
privacy-why = Hvorfor
    .text = Vi må vite hvem som kommer. Vi må kunne nå deg hvis noe endres. Det er en oppgave i allmennhetens interesse.
privacy-long = Hvor lenge
    .text = { $days ->
        [one] Navn og kontakt slettes 1 dag etter besøket. Etterpå står bare antallet igjen.
       *[other] Navn og kontakt slettes { $days } dager etter besøket. Etterpå står bare antallet igjen.
    }
privacy-who = Hvem som ser dem
    .text = De som tar imot deg, ser navnet ditt. Den som holder timen, har ansvar for opplysningene. Ingen andre får dem.
privacy-cookies = Vi sporer ingen. En informasjonskapsel brukes bare når du åpner bestillingen din, og når ansatte logger inn.
privacy-rights = Rettighetene dine
    .text = Du kan få se hva vi har lagret, rette det og få det slettet. Ring eller kom til oss. Du kan også klage til den som fører tilsyn.

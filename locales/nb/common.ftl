# What every page has: name, dates, navigation.

day-today = I dag, { $day }
day-tomorrow = I morgen, { $day }
day-yesterday = I går, { $day }
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
bot-trap = La feltet stå tomt
errors-title = Noe mangler eller ble feil
to-start = Til forsiden
error-code = Feilkode:

nav-main = Hovedmeny
nav-languages = Språk
nav-about = Om siden
nav-sessions = Finn en time
nav-my-booking = Min bestilling
nav-new-session = Ny time
nav-reports = Rapporter
nav-sign-out = Logg ut
nav-staff = For ansatte
back-to-sessions = Tilbake til timene
back-to-session = Tilbake til timen
back-to-booking = Tilbake til bestillingen
back-to-desk = I dag

foot-call = Du kan også ringe { $phone }.
foot-call-or-come = Du kan også ringe { $phone } eller komme til { $place }.

paging-label = Flere sider
paging-earlier = Tidligere
paging-later = Senere
paging-text = Side { $page } av { $pages }
paging-open = Side { $page }

answering-choose = Velg hvem som ordner hjelpen.
answering-email = E-post:
accessibility-answers = { $name } har ansvaret for denne tjenesten. Alle skal kunne bruke den.
accessibility-none = { $name } har ikke publisert noen erklæring om tilgjengelighet ennå.
accessibility-outside = Tilgjengelighetserklæringen står her:
accessibility-conformity-full = Tjenesten følger lovens krav til tilgjengelighet helt.
accessibility-conformity-partial = Tjenesten følger lovens krav til tilgjengelighet delvis.
accessibility-conformity-none = Tjenesten følger ikke lovens krav til tilgjengelighet.
accessibility-not = Det som ikke er tilgjengelig
accessibility-judged = Slik er tjenesten vurdert
accessibility-when = Når
    .text = Vurdert { $assessed }. Erklæringen endret { $updated }.
accessibility-supervisor = Tilsyn
    .text = Er du ikke fornøyd med svaret? Da kan du ta kontakt med { $name }.
accessibility-reported = Takk. { $name } har fått det du skrev.
report-title = Si fra om noe som er vanskelig
report-lead = { $name } leser det du skriver. Du trenger ikke å oppgi navn. Det slettes etter { $days } dager.
report-what = Hva ville du gjøre, og hva skjedde?
report-page = På hvilken side?
report-contact = Vil du ha svar?
    .hint = Skriv en e-postadresse eller et telefonnummer.
report-contact-given = Vil ha svar:
report-contact-none = Ingen kontakt er oppgitt.
report-send = Send
mail-report = Noen har meldt at noe er vanskelig å bruke.
    .subject = Melding om tilgjengelighet
mail-report-desk = Alle meldinger står her:
mail-report-open = Åpne meldingene
accessibility-link = Tilgjengelighet
accessibility-what = Hva vi har gjort
    .text = Siden kan brukes med tastatur, med skjermleser og med stor skrift. Den trenger ingen skript. Teksten er skrevet slik at den skal være lett å lese.
accessibility-how =
    .text = Målet er WCAG 2.2 på nivå AA. Sidene prøves automatisk når tjenesten endres.
accessibility-tell = Si fra hvis noe er vanskelig
    .text = Skriv hva du ville gjøre og hva som skjedde. Du trenger ikke å oppgi navn. Du kan også ringe eller komme til oss.

privacy-link = Slik lagrer vi opplysninger
privacy-lead = Vi lagrer så lite vi kan, så kort tid vi kan.
privacy-controller = Hvem som har ansvaret
    .text = { $name } er behandlingsansvarlig: det er { $name } som svarer for at opplysningene behandles riktig.
privacy-what = Dette lagrer vi
    .name = Navnet du skriver. Det holder med fornavn.
    .contact = E-post eller telefon, hvis du gir oss det.
    .rest = Hvilken time du har bestilt, og det du vil ha hjelp med hvis du har valgt noe.
    .connection = Et avtrykk av tilkoblingen du bestiller fra, i 24 timer. Slik merker vi om et program tar alle plassene. Adressen lagrer vi ikke.
    .never = Vi spør aldri etter fødselsnummer, passord eller koder. Ikke gi dem til oss.
privacy-why = Hvorfor
    .text = Vi må vite hvem som kommer. Vi må kunne nå deg hvis noe endres. Det er en oppgave i allmennhetens interesse.
privacy-long = Hvor lenge
    .text = { $days ->
        [one] Navn og kontakt slettes 1 dag etter besøket. Etterpå står bare antallet igjen.
       *[other] Navn og kontakt slettes { $days } dager etter besøket. Etterpå står bare antallet igjen.
    }
    .reports = Det du skriver om tilgjengelighet, slettes etter { $days } dager.
privacy-decision = Vedtak om sletting: { $decision }
privacy-who = Hvem som ser dem
    .text = De som tar imot deg, ser navnet ditt. Den som holder timen, har ansvar for opplysningene. Ingen andre får dem.
privacy-cookies = Vi sporer deg ikke. En informasjonskapsel brukes bare når du åpner bestillingen din, og når ansatte logger inn: høyst { $hours } timer.
privacy-rights = Rettighetene dine
    .text = Du kan få se hva vi har lagret, rette det og få det slettet. Ring eller kom til oss. Du kan også klage til den som fører tilsyn.

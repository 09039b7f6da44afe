# What every page has: name, dates, navigation.

day-today = I dag, { $day }
day-tomorrow = I morgon, { $day }
day-yesterday = I går, { $day }
week = v. { $n }
minutes = { $n ->
    [one] { $n } minut
   *[other] { $n } minuter
}
hours = { $n ->
    [one] { $n } timme
   *[other] { $n } timmar
}

title-error = Fel: { $title }
skip-to-content = Hoppa till innehållet
optional = (frivilligt)
bot-trap = Lämna fältet tomt
errors-title = Något saknas eller blev fel
to-start = Till startsidan
error-code = Felkod:

nav-main = Huvudmeny
nav-languages = Språk
nav-about = Om sidan
nav-sessions = Hitta en tid
nav-my-booking = Min bokning
nav-new-session = Nytt tillfälle
nav-reports = Rapporter
nav-sign-out = Logga ut
nav-staff = För personal
back-to-sessions = Tillbaka till tiderna
back-to-session = Tillbaka till tiden
back-to-booking = Tillbaka till bokningen
back-to-desk = I dag

foot-call = Du kan också ringa { $phone }.
foot-call-or-come = Du kan också ringa { $phone } eller komma till { $place }.

paging-label = Fler sidor
paging-earlier = Tidigare
paging-later = Senare
paging-text = Sida { $page } av { $pages }
paging-open = Sida { $page }

answering-choose = Välj vem som ordnar hjälpen.
answering-email = E-post:
accessibility-answers = { $name } ansvarar för den här tjänsten. Alla ska kunna använda den.
accessibility-none = { $name } har inte publicerat någon redogörelse för tillgänglighet än.
accessibility-outside = Redogörelsen för tillgänglighet finns här:
accessibility-conformity-full = Tjänsten är helt förenlig med lagen om tillgänglighet till digital offentlig service.
accessibility-conformity-partial = Tjänsten är delvis förenlig med lagen om tillgänglighet till digital offentlig service.
accessibility-conformity-none = Tjänsten är inte förenlig med lagen om tillgänglighet till digital offentlig service.
accessibility-not = Det som inte är tillgängligt
accessibility-judged = Så har tjänsten bedömts
accessibility-when = När
    .text = Bedömd { $assessed }. Redogörelsen ändrad { $updated }.
accessibility-supervisor = Tillsyn
    .text = Är du inte nöjd med svaret? Då kan du vända dig till { $name }.
accessibility-reported = Tack. { $name } har fått det du skrev.
report-title = Rapportera något som är svårt
report-lead = { $name } läser det du skriver. Du behöver inte lämna namn. Det tas bort efter { $days } dagar.
report-what = Vad ville du göra, och vad hände?
report-page = På vilken sida?
report-contact = Vill du ha svar?
    .hint = Skriv en e-postadress eller ett telefonnummer.
report-contact-given = Vill ha svar:
report-contact-none = Ingen kontakt är lämnad.
report-send = Skicka
mail-report = Någon har rapporterat att något är svårt att använda.
    .subject = Rapport om tillgänglighet
mail-report-desk = Alla rapporter står här:
mail-report-open = Öppna rapporterna
accessibility-link = Tillgänglighet
accessibility-what = Vad vi har gjort
    .text = Sidan går att använda med tangentbord, med skärmläsare och med stor text. Den behöver inga skript. Texten är skriven så att den ska gå lätt att läsa.
accessibility-how =
    .text = Målet är WCAG 2.2 på nivå AA. Sidorna provas automatiskt när tjänsten ändras.
accessibility-tell = Säg till om något är svårt
    .text = Skriv vad du ville göra och vad som hände. Du behöver inte lämna namn. Du kan också ringa eller komma till oss.

privacy-link = Så sparar vi uppgifter
privacy-lead = Vi sparar så lite vi kan, så kort tid vi kan.
privacy-controller = Vem som ansvarar
    .text = { $name } är personuppgiftsansvarig: det är { $name } som svarar för att uppgifterna sköts rätt.
privacy-what = Det här sparar vi
    .name = Namnet du skriver. Det räcker med förnamn.
    .contact = E-post eller telefon, om du ger oss det.
    .rest = Vilken tid du har bokat, och det du vill ha hjälp med om du valt något.
    .connection = Ett avtryck av uppkopplingen du bokar från, i 24 timmar. Så märker vi om ett program tar alla platser. Adressen sparar vi inte.
    .never = Vi frågar aldrig efter personnummer, lösenord eller koder. Lämna dem inte till oss.
privacy-why = Varför
    .text = Vi behöver veta vem som kommer. Vi behöver nå dig om något ändras. Det är en uppgift av allmänt intresse.
privacy-long = Hur länge
    .text = { $days ->
        [one] Namn och kontakt tas bort 1 dag efter besöket. Sedan finns bara antalet kvar.
       *[other] Namn och kontakt tas bort { $days } dagar efter besöket. Sedan finns bara antalet kvar.
    }
    .reports = Det du skriver om tillgänglighet tas bort efter { $days } dagar.
privacy-decision = Beslut om gallring: { $decision }
privacy-who = Vem som ser dem
    .text = De som tar emot dig ser ditt namn. Den som ordnar tiden svarar för uppgifterna. Ingen annan får dem.
privacy-cookies = Vi har ingen spårning. En kaka används bara när du öppnar din bokning, och när personal loggar in: högst { $hours } timmar.
privacy-rights = Dina rättigheter
    .text = Du får se vad vi har sparat, rätta det och få det borttaget. Ring eller kom till oss. Du får också klaga hos den som har tillsyn.

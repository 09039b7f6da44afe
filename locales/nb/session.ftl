# Finding a session, and the session itself.

start-title = Få hjelp med datamaskinen, mobilen eller nettbrettet
start-lead = Gratis. Du trenger ikke kunne noe fra før. Ta med det du vil ha hjelp med.
start-nothing-soon = Det er ingen timer denne uken. Se lenger frem.
    .call = Det er ingen timer denne uken. Se lenger frem, eller ring oss.
start-all = Vis alle timer
how-title = Slik går det til
how-choose = Velg en time som passer for deg.
how-name = Skriv navnet ditt. Det holder med fornavn.
how-come = Kom hit med datamaskinen, mobilen eller nettbrettet. Vi setter oss ned sammen.
how-otherwise = Du trenger ingen e-post og ingen konto. Du kan like gjerne ringe eller komme hit og bestille.

filter-label = Velg timer
filter-where = Hvor?
filter-when = Når?
filter-language = Språk
filter-show = Vis timer
filter-more = Flere valg
filter-topic = Hjelp med
filter-from = Fra en bestemt dag
filter-free = Bare timer med ledig plass
when-any = Når som helst
when-today = I dag
when-week = Denne uken ({ $week })
when-next-week = Neste uke ({ $week })
where-any = Overalt
language-any = Alle språk
topic-any = Hva som helst

list-title = Timer for hjelp
list-title-place = Timer: { $place }
list-found = { $n ->
    [one] { $n } treff
   *[other] { $n } treff
}
list-found-more = Mer enn 1 000 treff
list-empty = Vi fant ingen time
list-loosen = Prøv et annet sted, en annen uke eller et annet språk.
list-loosen-free = Prøv å vise timer som er fulle også. Du kan stille deg i kø.
list-show-all = Vis alle timer
list-alternatives = De nærmeste timene

seats-no-booking = Du trenger ikke bestille
seats-left = { $n ->
    [one] { $n } plass igjen
   *[other] { $n } plasser igjen
}
seats-queue = Fullt – still deg i kø
seats-full = Fullt
seats-not-yet = Kan ikke bestilles ennå
seats-closed = Bestillingen er stengt
seats-over = Timen er over
seats-cancelled = Avlyst
help-in = hjelp på { $languages }

session-book = Bestill plass
session-full = Det er fullt.
session-queue = Still deg i kø
session-queue-how = Du kan stille deg i kø. Oppgi e-post eller telefon, så tar vi kontakt hvis det blir din tur.
session-no-booking = Du trenger ikke bestille.
session-no-booking-how = Kom når du vil i løpet av timen.
session-cancelled = Timen er avlyst
session-calendar = Legg til i kalenderen
feed-title = Abonner i kalenderen din
feed-how = Nye timer kommer da inn i kalenderen din av seg selv. Åpne lenken, eller lim inn adressen der kalenderen din spør etter den.
feed-open = Åpne i kalenderen
feed-address = Adressen:
session-opens = Du kan bestille fra { $when }.
session-closed = Bestillingen er stengt.
    .call = Bestillingen er stengt. Ring oss, så ser vi om det går likevel.
session-started = Timen har begynt.
    .come = Kom gjerne likevel og spør.
session-queue-closed = Det er for nær oppstart til å stille seg i kø.
    .call = Det er for nær oppstart til å stille seg i kø. Ring oss på { $phone }, så hører du om noen har meldt avbud.
session-over = Denne timen er over.

fact-meetings = Samlinger
course-meetings = { $n ->
    [one] { $n } samling
   *[other] { $n } samlinger
}
course-length = { $meetings }, { $each } hver gang
courses-begun = Kurs som er i gang
fact-map = Vis kart
fact-topics = Du får hjelp med
fact-topics-told = Godt å vite
fact-languages = Språk
fact-fee = Pris
fact-organiser = Arrangør
fact-campaigns = En del av
fee-none = Gratis

kind-one-to-one = hjelp en til en
kind-drop-in = drop-in
kind-lecture = foredrag
kind-workshop = workshop
kind-course = kurs
kind-fair = messe
kind-cafe = kafé
kind-open-house = åpent hus
kind-home-visit = hjemmebesøk
kind-phone = hjelp på telefon
kind-outreach = oppsøkende hjelp
kind-focus-group = samtalegruppe
kind-internal-training = for ansatte
kind-children = for barn
kind-debate = debatt

topic-start = å komme i gang
topic-phone = mobil
topic-tablet = nettbrett
topic-computer = datamaskin
topic-email = e-post
topic-passwords = passord
topic-e-id = e-ID
topic-e-services = nettjenester
topic-tax = skatt
topic-insurance = NAV
topic-pension = pensjon
topic-health = helse på nett
topic-school = skolens apper
topic-transport = billetter
topic-housing = bolig
topic-bank = bank
topic-security = trygghet og svindel
topic-sources = kildekritikk
topic-video-calls = videosamtaler
topic-photos = bilder
topic-social-media = sosiale medier
topic-library = bibliotekets tjenester
topic-job-seeking = søke jobb
topic-settings = større skrift og lyd
topic-ai = KI

help-told-helped = { $topic }: vi hjelper til.
help-told-shown-only = { $topic }: vi viser hvordan, du gjør det selv.
help-told-referred = { $topic }: det kan vi ikke hjelpe med her.
    .whom = { $topic }: det kan vi ikke hjelpe med her. Henvend deg til { $whom }.
help-told-with-partner = { $topic }: bare når en partner er her.
    .whom = { $topic }: bare når { $whom } er her.
help-mark-shown-only = { $topic } (vises bare)
help-mark-referred = { $topic } (ikke her, henvis)
    .whom = { $topic } (ikke her, henvis til { $whom })
help-mark-with-partner = { $topic } (ikke i dag)

# A venue's week on paper.
programme-title = Program for uke { $n }
programme-open = Skriv ut ukens program
programme-days = { $from }–{ $to }
programme-none = Ingenting er planlagt denne uken.
programme-drop-in = Kom når du vil
programme-book = Bestill plass
programme-how = Ring { $phone } eller kom til oss, så bestiller vi for deg.
programme-how-without = Kom til oss, så bestiller vi for deg.
programme-print = Siden er laget for å skrives ut i stor skrift og henges opp.

fact-kind = Hva
fact-for = For
fact-ages = Alder
fact-devices = Handler om
age-from = fra { $from } år
age-to = til og med { $to } år
age-span = { $from }–{ $to } år

target-group-seniors = eldre
target-group-newcomers = nye i landet
target-group-short-schooling = den som har gått kort tid på skole
target-group-low-income = den som har lite penger
target-group-unemployed = arbeidsledige
target-group-impairment = den som har en funksjonsnedsettelse
target-group-relatives = pårørende
target-group-parents = foreldre
target-group-children = barn og unge
target-group-rural = den som bor på landet
target-group-small-business = småbedrifter
target-group-national-minorities = nasjonale minoriteter
target-group-employees = ansatte

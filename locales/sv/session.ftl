# Finding a session, and the session itself.

start-title = Få hjälp med datorn, mobilen eller surfplattan
start-lead = Gratis. Du behöver inte kunna något innan. Ta med det du vill ha hjälp med.
start-nothing-soon = Det finns inga tider den här veckan. Titta längre fram.
    .call = Det finns inga tider den här veckan. Titta längre fram, eller ring oss.
start-all = Visa alla tider
how-title = Så går det till
how-choose = Välj en tid som passar dig.
how-name = Skriv ditt namn. Det räcker med förnamn.
how-come = Kom hit med din dator, mobil eller surfplatta. Vi sitter ner tillsammans.
how-otherwise = Du behöver ingen e-post och inget konto. Du kan lika gärna ringa eller komma hit och boka.

filter-label = Välj tider
filter-where = Var?
filter-when = När?
filter-language = Språk
filter-show = Visa tider
filter-more = Fler val
filter-topic = Hjälp med
filter-from = Från en viss dag
filter-free = Bara tider med plats kvar
when-any = När som helst
when-today = I dag
when-week = Den här veckan ({ $week })
when-next-week = Nästa vecka ({ $week })
where-any = Överallt
language-any = Alla språk
topic-any = Vad som helst

list-title = Tider för hjälp
list-title-place = Tider: { $place }
list-found = { $n ->
    [one] { $n } tid
   *[other] { $n } tider
}
list-found-more = Fler än 1 000 tider
list-empty = Vi hittade ingen tid
list-loosen = Prova en annan plats, en annan vecka eller ett annat språk.
list-loosen-free = Prova att visa tider som är fulla också. Du kan ställa dig i kö.
list-show-all = Visa alla tider
list-alternatives = De närmaste tiderna

seats-no-booking = Du behöver inte boka
seats-left = { $n ->
    [one] { $n } plats kvar
   *[other] { $n } platser kvar
}
seats-queue = Fullt – ställ dig i kö
seats-full = Fullt
seats-not-yet = Går inte att boka än
seats-closed = Bokningen är stängd
seats-over = Tiden är slut
seats-cancelled = Inställt
help-in = hjälp på { $languages }

session-book = Boka plats
session-full = Det är fullt.
session-queue = Ställ dig i kö
session-queue-how = Du kan ställa dig i kö. Lämna e-post eller telefon, så hör vi av oss om det blir din tur.
session-no-booking = Du behöver inte boka.
session-no-booking-how = Kom när du vill under tiden.
session-cancelled = Tillfället är inställt
session-calendar = Lägg till i kalendern
feed-title = Prenumerera i din kalender
feed-how = Nya tider kommer då in i din kalender av sig själva. Öppna länken, eller klistra in adressen där ditt kalenderprogram frågar efter den.
feed-open = Öppna i kalendern
feed-address = Adressen:
session-opens = Du kan boka från { $when }.
session-closed = Bokningen är stängd.
    .call = Bokningen är stängd. Ring oss, så ser vi om det går ändå.
session-started = Tiden har börjat.
    .come = Kom gärna ändå och fråga.
session-queue-closed = Det är för nära inpå för att ställa sig i kö.
    .call = Det är för nära inpå för att ställa sig i kö. Ring oss på { $phone }, så hör du om någon har lämnat återbud.
session-over = Den här tiden är slut.

fact-meetings = Träffar
course-meetings = { $n ->
    [one] { $n } träff
   *[other] { $n } träffar
}
course-length = { $meetings }, { $each } var gång
courses-begun = Kurser som pågår
fact-map = Visa karta
fact-topics = Du får hjälp med
fact-topics-told = Bra att veta
fact-languages = Språk
fact-fee = Pris
fact-organiser = Ordnas av
fact-campaigns = En del av
fee-none = Gratis

kind-one-to-one = hjälp på tu man hand
kind-drop-in = drop-in
kind-lecture = föreläsning
kind-workshop = workshop
kind-course = kurs
kind-fair = mässa
kind-cafe = kafé
kind-open-house = öppet hus
kind-home-visit = hembesök
kind-phone = hjälp på telefon
kind-outreach = uppsökande hjälp
kind-focus-group = samtalsgrupp
kind-internal-training = för personal
kind-children = för barn
kind-debate = debatt

topic-start = att komma igång
topic-phone = mobil
topic-tablet = surfplatta
topic-computer = dator
topic-email = e-post
topic-passwords = lösenord
topic-e-id = e-legitimation
topic-e-services = e-tjänster
topic-tax = skatt
topic-insurance = Försäkringskassan
topic-pension = pension
topic-health = vård på nätet
topic-school = skolans appar
topic-transport = biljetter
topic-housing = bostadskö
topic-bank = bank
topic-security = säkerhet och bedrägerier
topic-sources = källkritik
topic-video-calls = videosamtal
topic-photos = bilder
topic-social-media = sociala medier
topic-library = bibliotekets tjänster
topic-job-seeking = söka jobb
topic-settings = större text och ljud
topic-ai = AI

help-told-helped = { $topic }: vi hjälper till.
help-told-shown-only = { $topic }: vi visar hur, du gör det själv.
help-told-referred = { $topic }: det kan vi inte hjälpa till med här.
    .whom = { $topic }: det kan vi inte hjälpa till med här. Vänd dig till { $whom }.
help-told-with-partner = { $topic }: bara när en partner är här.
    .whom = { $topic }: bara när { $whom } är här.
help-mark-shown-only = { $topic } (visas bara)
help-mark-referred = { $topic } (inte här, hänvisa)
    .whom = { $topic } (inte här, hänvisa till { $whom })
help-mark-with-partner = { $topic } (inte i dag)

# A venue's week on paper.
programme-title = Program vecka { $n }
programme-open = Skriv ut veckans program
programme-days = { $from }–{ $to }
programme-none = Inget är planerat den här veckan.
programme-drop-in = Kom när du vill
programme-book = Boka plats
programme-how = Ring { $phone } eller kom till oss, så bokar vi åt dig.
programme-how-without = Kom till oss, så bokar vi åt dig.
programme-print = Sidan är gjord för att skrivas ut i stor stil och sättas upp.

fact-kind = Vad
fact-for = För
fact-ages = Ålder
fact-devices = Handlar om
age-from = från { $from } år
age-to = till och med { $to } år
age-span = { $from }–{ $to } år

target-group-seniors = äldre
target-group-newcomers = nya i landet
target-group-short-schooling = den som har gått kort tid i skolan
target-group-low-income = den som har lite pengar
target-group-unemployed = arbetslösa
target-group-impairment = den som har en funktionsnedsättning
target-group-relatives = anhöriga
target-group-parents = föräldrar
target-group-children = barn och unga
target-group-rural = den som bor på landet
target-group-small-business = småföretagare
target-group-national-minorities = nationella minoriteter
target-group-employees = anställda

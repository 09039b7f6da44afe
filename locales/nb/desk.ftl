# The desk: sign-in, sessions, rosters.

sign-in-title = Logg inn
sign-in-lead = For deg som tar imot besøkende.
sign-in-email = E-post
sign-in-password = Passord
sign-in-provider = Logg inn med kommunens konto
sign-in-or-password = Eller med passord:
sign-in-submit = Logg inn
sign-in-kept = Du er logget ut. Ingenting er lagret, men det du skrev, er her fortsatt. Logg inn, så kommer det tilbake.
unsent-send = Send på nytt

desk-none-to-count = Alt er talt. Bra!
desk-to-count = Å telle
desk-urgent = Må ordnes
desk-booked = { $taken } av { $total } bestilt
desk-waiting = { $n } i kø
desk-uncounted = Ikke telt
desk-reports = Meldinger om tilgjengelighet
desk-reports-none = Ingen har meldt noe.
desk-report-handle = Ferdig
desk-report-handled = ferdig
status-draft = Utkast
status-proposed = Forslag
status-published = Publisert
status-cancelled = Avlyst
status-held = Har vært

new-heading = Ny time
new-more = Flere valg
new-title = Overskrift
new-kind = Hva er det?
new-venue = Hvor?
    .none = Velg sted
new-date = Dag
new-time = Begynner klokken
    .hint = For eksempel 13.00
new-occurrence = Hvilken av dem?
    .hint = Klokken stilles tilbake den natten. Tiden kommer to ganger.
    .first = Den første
    .second = Den andre
new-minutes = Hvor mange minutter?
new-seats = Hvor mange plasser?
    .hint = La stå tomt for drop-in.
new-room = Rom
    .none = Ikke noe bestemt rom
new-description = Beskrivelse
new-languages = Språk vi hjelper på
new-topics = Vi hjelper med
new-campaigns = Kampanjer
new-publish = Publiser
new-propose = Foreslå
new-draft = Lagre som utkast
new-clash = Rommet er opptatt
new-clash-text = Rommet { $room } er opptatt { $when }: { $what }.
new-clash-see = Vis den andre timen

roster-caption = De som er ventet
roster-name = Navn
roster-topics = Vil ha hjelp med
roster-language = Språk
roster-came = Har møtt
roster-tick = Er her
roster-undo = Angre
roster-none = Ingen har bestilt ennå.
roster-queue = I kø
roster-companion = { $n ->
    [one] + { $n } ledsager
   *[other] + { $n } ledsagere
}
roster-interpreter = Tolk: { $language }
roster-pending = venter på tolk
roster-no-show = møtte ikke
roster-excused = har meldt avbud
roster-early = Du kan krysse av fra og med morgenen den dagen.
roster-propose = Foreslå
roster-publish = Publiser
roster-remove-draft = Ta bort utkastet
done-draft-removed = Utkastet er tatt bort.
roster-book = Bestill for noen
roster-cancel = Avlys timen
roster-passed-over = Måtte vente: trenger { $n } plasser samtidig.
settle-confirm = Tolk er bestilt
settle-decline = Fant ingen tolk
new-pin = Ny kode
new-pin-ends = Den gamle koden slutter å gjelde.
new-pin-submit = Lag en ny kode
new-pin-title = Ny kode
new-pin-once = Koden vises bare nå. Skriv den av eller les den opp.
move = Flytt …
move-title = Flytt bestillingen
move-seats = { $n ->
    [one] Bestillingen gjelder { $n } plass.
   *[other] Bestillingen gjelder { $n } plasser.
}
move-where = Hvilken time i stedet?
move-none = Ingen annen time har plass til bestillingen.
move-full = Velg en annen time, eller la bestillingen bli stående.
move-told = Personen får en e-post om den nye timen.
move-not-told = Personen får ingen e-post. Si selv fra om den nye timen.
release-title = Gi plasser til andre
release-seats = { $n ->
    [one] { $n } som har bestilt, har ikke møtt.
   *[other] { $n } som har bestilt, har ikke møtt.
}
release-how = De du har krysset av for, regnes som ikke møtt, og plassene er ledige for dem som er her. Kommer noen likevel: trykk Angre ved navnet, så lenge ingen andre har fått plassen.
release-submit = Gi bort plassene
crowd-title = { $n } bestillinger fra én tilkobling på ti minutter
crowd-how = Det kan være datamaskinene på et bibliotek eller en gruppe som har bestilt sammen. Det kan også være et program som tar plasser. Se på navnene.
crowd-cancel = Avbestill dem
crowd-told = Den som har gitt e-post, får en e-post. Plassene blir ledige for andre.
crowd-submit = Avbestill alle { $n }
walk-in-last = Sist: { $n } uten navn kl. { $time }.
walk-in-take-back = Ta tilbake
walk-in-name = Navn, kan stå tomt
walk-in-override = Ta imot selv om det er fullt
walk-in-full = Skriv hvorfor dere tar imot flere enn det er plasser, eller bestill en annen time.
count-title = Antall besøkende
count-none = Ikke telt ennå.
count-done = Telt av { $name } { $when }.
count-total = Hvor mange var med?
count-children = Hvor mange av dem var barn?
count-digital = Hvor mange var med på nett?
count-estimated = Det er et anslag
count-save = Lagre antallet
count-sure = Ja, { $n } kom

done-drafted = Timen er lagret som utkast.
done-proposed = Timen er foreslått. Den som kan publisere, tar over.
done-published = Timen er publisert.
done-cancelled = Timen er avlyst.
done-taken-back = Det er fjernet.
done-counted = Antallet er lagret.
done-submitted = Tallene er levert inn.
done-booked = Plassen er bestilt.
done-moved = Bestillingen er flyttet. Den som har valgt e-post, får en e-post. Ellers må du si fra selv.
done-released = Plassene er ledige for dem som er her.
done-bookings-cancelled = Bestillingene er avbestilt.
done-settled = Svaret er lagret. Den som har valgt e-post, får en e-post. Ellers må du si fra selv.
roster-offered = plass holdt av til { $when }

record-status-confirmed = Har en plass
record-status-pending = Venter på tolk
record-status-offered = Kan svare ja til en plass
record-status-waiting = I kø
record-status-place = I kø, plass { $place }
record-status-cancelled = Avbestilt
record-status-came = Kom
record-status-no-show = Kom ikke
record-status-excused = Har meldt forfall
record-time = Tiden
record-contact = Kontakt
record-letters = E-post
record-letter = E-post om
record-letter-state = Hvordan det gikk
record-letter-said = Les hva e-posten sa
record-past = Hva som har skjedd
record-acts = Gjør noe med bestillingen
record-seats = Plasser
record-seats-n = { $n }
record-companions = I følge
record-device = Har med seg
record-needs = Trenger
record-interpreter = Tolk
record-booked-by = Bestilt av
record-told-letter = Får e-post hvis noe endres.
record-told-not-by-letter = Adressen tar ikke imot e-post. Ring, eller si fra når de kommer.
record-told-call = Vi ringer hvis noe endres.
record-told-door = Kan ikke nås. Får vite det på stedet.
record-discreet = Navn og kontakt er skjult. Bare nummeret vises.
record-wiped = Navn og kontakt er fjernet.
record-kept = Navn og kontakt fjernes { $day }.
record-look = At du har lest siden, står i loggen.
record-when-who = { $when }, { $name }
record-why = Grunn:
record-address = Adresse
record-entry = Portkode eller etasje
record-ring = Ring
record-change = Endre opplysninger
record-save = Lagre
record-name = Navn
record-reach = Hvordan får personen vite om noe endres?
record-reach-email = Med e-post
record-reach-phone = Vi ringer
record-reach-none = På stedet
record-language-hint = E-post skrives på det språket, hvis vi har det.
record-next-time = Bestill neste time
record-resend = Send e-posten på nytt
record-hide-name = Vis bare nummeret
record-show-name = Vis navnet
record-cancel = Avbestill
record-cancel-who = Hvem avbestiller?
record-cancel-visitor = Personen ba om det
record-cancel-desk = Vi må avbestille
record-cancel-reason = Hvorfor?
    .hint = Personen leser dette.
relation-relative = Pårørende
relation-staff = Ansatt
relation-referrer = Noen som har henvist
device-android-phone = Android-telefon
device-iphone = iPhone
device-android-tablet = Android-nettbrett
device-ipad = iPad
device-windows = PC med Windows
device-mac = Mac
device-chromebook = Chromebook
device-other = annet
need-step-free = å komme inn uten trapper
need-hearing-loop = teleslynge
need-quiet = ro rundt seg
need-large-print = stor skrift
need-other = annet
letter-confirmation = Bekreftelse
letter-change = Endring
letter-message = Beskjed
letter-reminder = Påminnelse
letter-cancellation = Avbestilling
letter-offer = Ledig plass å svare på
letter-promotion = Plass fra køen
letter-state-waiting = På vei
letter-state-sending = På vei
letter-state-sent = Sendt
letter-state-failed = Kom ikke fram
letter-state-given-up = Kom ikke fram
letter-state-expired = Ble for sent
letter-state-superseded = Gjelder ikke lenger
letter-state-withheld = Ikke sendt
act-booked = Bestilt på nettet
act-booking-made = Bestilt for personen
act-booking-walked-in = Kom uten bestilling
act-booking-changed = Opplysninger endret
act-booking-moved = Flyttet til en annen tid
act-booking-pin-renewed = Ny kode
act-booking-letter-resent = E-posten sendt på nytt
act-booking-hidden = Bare nummeret vises
act-booking-shown = Navnet vises igjen
act-booking-offer-accepted = Takket ja til plassen
act-booking-offer-declined = Takket nei til plassen
act-booking-settled-confirmed = Tolk bestilt
act-booking-settled-cancelled = Ingen tolk fantes, avbestilt
act-attendance-marked-came = Kom
act-attendance-marked-no-show = Kom ikke
act-attendance-marked-excused = Meldte forfall
act-attendance-marked-undo = Avkryssingen ble angret
act-booking-called-reached = Ringt, nådd
act-booking-called-no-answer = Ringt, ikke svar
act-booking-called-left-word = Ringt, la igjen beskjed
act-booking-called-told-at-door = Fikk vite det på stedet
act-booking-call-taken-back = Samtalen er åpen igjen
act-walk-in-taken-back = Ble tatt tilbake
act-ended-visitor = Avbestilt, personen ba om det
act-ended-desk = Avbestilt av oss
act-ended-session-cancelled = Timen ble avlyst
act-ended-no-interpreter = Avbestilt, ingen tolk fantes
act-ended-offer-ran-out = Svarte ikke i tide om plassen
act-ended-no-booking-needed = Timen ble drop-in

done-changed = Opplysningene er lagret.
done-closed = Drop-in er stengt.
done-resent = E-posten sendes på nytt.
done-booking-cancelled = Bestillingen er avbestilt.
done-discreet = Nå vises bare nummeret.
done-named = Nå vises navnet igjen.

search-head = Søk navn, nummer eller telefon
search-title = Søk etter en bestilling
search-text = Navn, nummer, telefon eller e-post
    .hint = Begynnelsen av navnet holder, og slutten av telefonnummeret.
search-from = Fra dag
search-to = Til dag
search-submit = Søk
search-found = { $n ->
    [0] Ingen bestilling
    [one] { $n } bestilling
   *[other] { $n } bestillinger
}
search-none = Prøv med en del av navnet. Den som vil være anonym, finnes bare med nummeret.
search-status = Status

# Several sessions called off in one act, and who is told of an act.
cancel-several-title = Avlys flere tider
cancel-several-show = Vis tider
cancel-several-all = Alt
cancel-several-which = Hvilke avlyses?
cancel-several-booked = { $n ->
    [one] { $n } påmeldt.
   *[other] { $n } påmeldte.
}
cancel-several-waiting = { $n } i køen.
cancel-several-none = Det er ingenting å avlyse de dagene.
cancel-several-cancelled = Avlyst de dagene
cancel-several-reason = Hvorfor avlyses det?
    .hint = Alle som har bestilt, leser dette.
cancel-several-storm = Foreslå en tekst om uvær
cancel-several-storm-text = Det er uvær, og vi har stengt.
cancel-several-sickness = Foreslå en tekst om sykdom
cancel-several-sickness-text = Den som skulle hjelpe deg, er syk.
cancel-several-submit = { $sessions ->
    [one] Avlys { $sessions } tid og gi beskjed til { $people }
   *[other] Avlys { $sessions } tider og gi beskjed til { $people }
}
cancel-several-submit-alone = { $sessions ->
    [one] Avlys { $sessions } tid
   *[other] Avlys { $sessions } tider
}
done-cancelled-several = Tidene er avlyst.
text-in-language = På { $language }
told-people = { $n ->
    [one] { $n } får beskjed
   *[other] { $n } får beskjed
}
told-letters = får e-post
told-calls = skal ringes
told-door = ved døren
told-line-letters = { $n } får e-post.
told-line-calls = { $n } skal ringes.
told-line-door = { $n } får vite det ved døren.
told-left-calls = { $n } samtaler igjen.
told-left-door = { $n } får vite det ved døren.
told-nobody = Det er ingen å gi beskjed til.
told-all = Ingen er igjen å ringe.
told-not-done = Det er ferdig når alle har fått vite det.
told-to-calls = Til ringelisten
told-calls-of = Ring
told-preview = Vis hvem som får beskjed
told-preview-again = Vis igjen
ask-planners = Du kan ikke gjøre dette selv. Ring den som planlegger:
ask-planners-no-phone = Stedet har ikke noe telefonnummer.

# One session changed.
edit-title = Endre tiden
edit-lead = Ingenting er lagret ennå.
edit-unsaved = { $n ->
    [one] Ingenting er lagret ennå. Én ting er endret.
   *[other] Ingenting er lagret ennå. { $n } ting er endret.
}
edit-was = Før: { $was }
edit-was-nothing = ingenting
edit-helpers = Hjelpere
edit-opens-date = Bestillingen åpner
edit-opens-time = Åpner klokken
edit-closes-date = Bestillingen stenger
edit-closes-time = Stenger klokken
edit-meetings = Samlingene endres hver for seg
edit-more = Hjelpere og bestillingstid
edit-reason = Hvorfor likevel?
    .hint = Det lagres i loggen.
edit-why = Hvorfor endres det?
    .hint = Den som får beskjed, leser det i e-posten eller hører det når dere ringer.
edit-stale = Noen andre har endret tiden. Ved hvert felt står det som gjelder nå. Det du skrev, er fortsatt her.
edit-nothing = Du har ikke endret noe.
edit-letter = Slik står det i e-posten
edit-save = Lagre
edit-save-and-tell = Lagre og gi beskjed til { $n }
edit-first = Hvis noen skal få beskjed, ser du det før det lagres.
edit-leave = Tilbake uten å lagre
edit-waiting = { $n } av dem står i køen.
told-changed = Endringen er lagret
told-cancelled = Tiden er avlyst

# A message to everybody booked.
message-title = Gi beskjed til alle påmeldte
message-text = Hva skal vi si?
message-how = Tiden endres ikke. Skriv det som alle trenger å vite, for eksempel hvilken dør som er åpen.
message-to = Til hvem?
message-to-all = Alle
message-to-confirmed = De som har en plass
message-to-waiting = De som står i køen
message-send = Send til { $n }
message-leave = Tilbake uten å sende
told-sent = Beskjeden er sendt

# What an organisation says in its letters in its own words.
own-texts-title = Egen tekst i e-postene
own-texts-how = Skriv noe eget som skal stå i alle e-poster av ett slag, for eksempel hvor man parkerer.
own-texts-choose = Velg organisasjon
own-texts-none = Ingen egen tekst.
own-text-title = Egen tekst: { $kind }
own-text-how = Teksten står etter innledningen i hver e-post av dette slaget. Høyst 500 tegn på hvert språk. La det stå tomt hvis ingenting skal stå der.
own-text-variables = Dette fylles ut når e-posten sendes
own-text-name = hvem som kommer
own-text-when = dag og tid
own-text-place = stedet, med rom
own-text-phone = telefonnummeret dit
own-text-left-out = En linje utelates hvis det ikke er noe å fylle ut: telefonnummer mangler, eller hjelpen gis hjemme eller på telefon.
own-text-preview = Slik blir e-posten
own-text-made-up = Personen, tiden og stedet er oppdiktet.
own-text-first = Du ser e-posten før noe lagres.
own-text-show = Vis e-posten
own-text-save = Lagre
own-text-take-away = Ta bort teksten
own-text-leave = Tilbake uten å lagre
done-own-text = Det er lagret. E-poster som sendes fra nå av, følger det.

# The letters that did not arrive.
letters-title = E-poster som ikke kom fram
letters-how = Disse personene vet ikke hva e-posten skulle si. Ring dem, si fra når de kommer, eller rett adressen og send på nytt.
letters-none = Ingen e-post må tas hånd om nå.
letters-more = Det finnes flere. De vises når disse er ferdige.
letters-late = E-posten er ikke sendt, og timen begynner snart.
record-ring-instead = Ring i stedet
record-tell-at-door = Si fra når de kommer
done-on-door-list = Personen får vite det ved døren.
done-on-call-list = Personen står på ringelisten.
not-delivered-no-such-address = Adressen finnes ikke.
not-delivered-mailbox-full = Postkassen er full.
not-delivered-not-wanted = Mottakerens e-post tar ikke imot meldingen.
not-delivered-unknown = E-posten kunne ikke leveres.
act-booking-put-on-call-list = Satt på ringelisten i stedet for e-post

# A helper who is ill.
substitutions-title = Når en hjelper er syk
substitutions-link = En hjelper er syk
substitutions-helper = Hvem er borte?
substitutions-choose = Velg en person
substitutions-by = Hvem trår til?
substitutions-nobody = Ingen ennå
substitutions-none = Ingen tider trenger noen de dagene.
substitutions-which = Hva skjer med hver time?
substitutions-takes = { $name } trår til.
substitutions-clash = { $name } er opptatt da:
substitutions-not-allowed = { $name } får ikke hjelpe til der.
substitutions-open = Ingen trår til ennå.
substitutions-cover = Hva gjør vi?
substitutions-leave = La den stå så lenge
substitutions-cancel = Avlys
substitutions-if-cancelled = Hvis den avlyses: { $told }
substitutions-untold = Bytter dere hjelper, får de påmeldte ingen beskjed. Avlyser dere, får alle vite det.
substitutions-reason = Hvis noe avlyses: hvorfor?
substitutions-submit = Lagre det du har valgt
substitutions-nothing = Alt blir stående som det er. Velg noen, eller avlys.
substitutions-changed = Noe er endret mens du valgte. Se igjen før du lagrer.
substitutions-settled = Klart de dagene
substitutions-helps = { $names } hjelper.
substitutions-cancelled = Avlyst. { $told }
substitutions-told = Hvem som har fått beskjed
done-substituted = Det er lagret.

# One session cancelled.
cancel-one-submit = Avlys og gi beskjed til { $n }
cancel-one-changed = Det er andre som får beskjed nå. Se igjen før du avlyser.
cancel-one-leave = Tilbake uten å avlyse

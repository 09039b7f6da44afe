# The list of a session on its day: ticking off, walk-ins, seats given to others.

roster-here = { $here } av { $expected } her
roster-here-open = { $n } her
roster-bare = + { $n } uten navn
roster-booked = { $booked } av { $total } plasser bestilt
roster-presence = Oppmøte
roster-number = Nummer
roster-phone = Telefon
roster-know = Verdt å vite
roster-no-phone = ingen telefon
roster-people = { $n } personer
roster-namesakes = { $n } med samme navn
roster-undelivered = E-posten kom ikke fram
roster-more = Mer
roster-how-many = Hvor mange møtte?
roster-so-many = Så mange
roster-absent = Møtte ikke
roster-excuse = Har meldt avbud
roster-offline = Tjenesten svarte ikke. Lista kan være gammel, og det siste du trykket på, er kanskje ikke lagret. Prøv igjen om litt.
release-whose = Hvem sin plass skal gå til andre?
release-open = Gi plassene til andre
release-nobody = Alle som har plass, har møtt.
walk-in-reason = Hvorfor flere enn det er plasser?
walk-in-submit = Legg til drop-in
paper-title = Liste til utskrift
paper-by = Hvem telte?
paper-twice = Skriv inn lista etterpå. Skrives den inn to ganger, endres ingenting.
roster-change = Endre timen
roster-message = Gi beskjed til alle
roster-print = Skriv ut lista

tally-came = kommet
tally-served = fått hjelp
tally-turned-away = uten hjelp
close-early = Steng før tiden
close-early-told = Da er det slutt nå, og det står på siden for alle. Ingen har bestilt, så ingen trenger å få beskjed.
close-early-submit = Steng nå
roster-refused = Måtte si nei: { $topic }
roster-refused-button = Måtte si nei
done-refused = Det er talt blant månedens spørsmål.

topics-title = Hva vi hjelper med
topics-how = Si for hvert emne hvor langt hjelpen går her. Det står på siden før noen bestiller. For én time kan noe annet gjelde.
topics-how-session = Si hva som gjelder bare denne gangen. Ellers gjelder det stedet har bestemt.
topics-as-venue = Som stedet har bestemt
topics-helped = Vi hjelper
topics-shown-only = Vi bare viser
topics-referred = Ikke her: henvis
topics-with-partner = Bare når en partner er her
topics-whom = { $topic }: til hvem, eller hvilken partner
topics-save = Lagre
topics-ring = Gi beskjed til disse
topics-affected = { $n ->
        [one] Én bestilling gjelder { $topic }, og det får ingen hjelp med her.
       *[other] { $n } bestillinger gjelder { $topic }, og det får ingen hjelp med her.
    }
topics-back-to-plan = Til planen
done-topics = Det er lagret.

name-list-title = Bestill fra en liste
name-list-names = Navn
name-list-hint = Én person på hver linje. Skriv navnet først, så telefonnummer eller e-post: Gunvor Ek; 22 12 34 56. Er de flere enn én, skriv antallet til slutt. Høyst 500 linjer.
name-list-file = Liste i en fil
name-list-file-hint = CSV, XLSX eller vanlig tekst. Navnene kommer i ruten over, så du kan endre dem.
name-list-file-look = Les filen
name-list-fit = { $n ->
    [one] Én person får plass.
   *[other] { $n } personer får plass.
}
name-list-there = { $n ->
    [one] Én står her allerede.
   *[other] { $n } står her allerede.
}
name-list-told = Den som har gitt e-post, får en bekreftelse.
name-list-book = { $n ->
    [one] Bestill for én person
   *[other] Bestill for { $n } personer
}
name-list-mend = Ingen får plass før alt er riktig. Endre i ruten og se igjen.
done-list-booked = Alle på listen har fått plass.

new-at = Sted: { $venue }.
new-several = Flere datoer på én gang
new-venue-none = Du har ikke noe sted å planlegge for. Spør den som koordinerer.
new-clash-helper = En hjelper er opptatt { $when }: { $what }.
new-audience = Hvem er det for?
    .usual = Som vanlig for typen
    .public = Alle
    .internal = De ansatte
    .invited = De som blir invitert
new-queue = Hvis det blir fullt
    .give = Den første i køen får plassen
    .offer = Den første i køen blir spurt
    .none = Ingen kø
new-lead = Når stenger bestillingen?
    .start = Når det begynner
    .hour = En time før
    .two-hours = To timer før
    .day = En dag før
    .two-days = To dager før
    .minutes = { $n } minutter før
new-part-whom = For hvem og om hva
new-part-where = Hvor og med hvem
new-part-booking = Bestilling og avgift
new-devices = Handler om
new-target-groups = Mest for
new-age-from = Fra alder
new-age-to = Til og med alder
new-age-words = Alder med egne ord
new-kind-name = Hva dere kaller det
new-bring = Ta med
new-place = Et annet sted, med ord
new-position = Stedets plass på kartet
    .hint = Nord og øst, for eksempel 58.99, 16.20. Går foran plassen til lokalet.
new-online = Adresse på nettet
    .hint = Bare den som har plass, får den.
new-arrangement = Hvem ordner det?
    .own = Vi selv
    .with-others = Vi og andre
    .others-alone = Andre, hos oss
new-others = Hvilke andre? Én på hver linje
new-per-booking = Høyst så mange plasser i én bestilling
new-desk-seats = Plasser som bare skranken gir
new-fee = Avgift
new-part-equipment = Utstyr og tid rundt
new-equipment-there = Det finnes { $n }.
new-set-up = Minutter til å gjøre klart før
new-clearing = Minutter til å rydde etter
new-clash-too-few = Det er for lite utstyr
new-clash-equipment = Det er ikke nok av { $name } { $when }: { $what }.
series-too-few = Det er ikke nok av { $name }.
back-to-plan = Til planen

series-heading = Gjenta
series-intro = Fyll ut én gang. På neste side ser du hver dato, med helligdager og stengte dager, før noe blir laget. Velger du kurs, bestiller man alle møtene på én gang.
series-repeat = Hvor ofte?
    .week-1 = Hver uke
    .week-2 = Annenhver uke
    .week-3 = Hver tredje uke
    .week-4 = Hver fjerde uke
    .month-1 = Hver måned
    .dates = De dagene jeg skriver
series-weekdays = Hvilke ukedager?
series-week = Hvilken gang i måneden?
    .hint = Gjelder bare hver måned.
    .first = Den første
    .second = Den andre
    .third = Den tredje
    .fourth = Den fjerde
    .fifth = Den femte
    .last = Den siste
series-dates = Dager
    .hint = Gjelder bare dager du skriver. Én på hver linje: 2027-03-15
series-from = Første dag
series-to = Siste dag
    .hint = For eksempel når semesteret slutter.
series-look = Vis alle datoer
series-review = { $n ->
    [one] Se over { $n } dato
   *[other] Se over { $n } datoer
}
series-sum = { $made } blir laget, { $left } hoppes over
series-how = Kryss av en dag som hoppes over hvis dere har åpent likevel.
series-nobody = Ingen ser det før du publiserer.
series-hold = Lag
series-day = Dag
series-know = Verdt å vite
series-clash = Rommet eller en hjelper er opptatt.
series-clock-forward = Sommertid fra { $day }. { $time } er fortsatt { $time }.
series-clock-back = Vintertid fra { $day }. { $time } er fortsatt { $time }.
series-course = Et kurs: den som bestiller, har plass på alle møtene.
series-back = Tilbake
series-taken-meanwhile = Noe er endret siden du så.
series-look-again = Se over datoene igjen. Ingenting er laget.
series-change = Endre flere
series-back-to = Til serien
series-change-how = Det du endrer, gjelder den dagen og alle senere. Det du lar være, blir som det er.
series-change-from = Fra og med
series-change-dates = Det gjelder
series-change-save = Endre alle
series-change-look = Vis hva som endres
series-cancel = Avlys flere
series-skip-holiday = Helligdag
series-skip-closed = Stengt
series-skip-clash = Opptatt
series-skip-no-such-time = Det klokkeslettet finnes ikke den natten
series-skip-doubled-time = Det klokkeslettet kommer to ganger den natten
series-left-out = Hoppet over
series-lead = { $n ->
    [one] { $venue }. { $n } gang, { $day }.
   *[other] { $venue }. { $n } ganger, den siste { $day }.
}
series-publish = { $n ->
    [one] Publiser { $n } utkast
   *[other] Publiser { $n } utkast
}
series-renew = Planlegg neste semester
roster-copy = Kopier
series-of = Del av en serie
block-heading = Flere tider etter hverandre
block-intro = Tiden til en hjelper deles i like lange tider. På neste side ser du hver av dem før noe blir laget.
block-helper = Hvem hjelper?
    .none = Velg hjelper
block-from = Fra klokka
block-to = Til klokka
block-slot = Hvor lang er hver tid?
block-gap = Pause mellom tidene
block-no-gap = ingen pause
block-look = Vis alle tider
tour-heading = Rute med stopp
tour-intro = En buss, eller et annet sted som flytter seg, stopper flere steder på én dag. På neste side ser du hver dag og hvert stopp før noe opprettes.
tour-stops = Stopp
    .how = I den rekkefølgen ruten går. En tom rad teller ikke. Plassen på kartet kan stå tom: 58.99, 16.20.
tour-stop = Stopp { $n }
tour-place = Sted, med ord
tour-position = Plass på kartet
tour-more-rows = Flere rader
tour-look = Vis alle dager og stopp
absence-heading = Borte
absence-intro = Den som er borte, planlegges ikke inn de dagene. Hvorfor noen er borte, skrives ikke her.
absence-none = Ingen er borte.
absence-new = Noen blir borte
absence-who = Hvem?
absence-submit = Lagre
absence-remove = Ta bort
absence-cover = Finn noen andre
absence-days = { $from } til { $to }
series-away = { $name } er borte.
done-absence-noted = Det er lagret.
done-absence-removed = Det er tatt bort.
hours-heading = Hjelpernes tider
hours-intro = Når hjelperne er hvor, hver uke. Vi spør først før noen planlegges til andre tider.
hours-none = Ingen har skrevet tidene sine ennå.
hours-weekday = Ukedag
hours-new = Legg til tider
hours-block = Lag tider å bestille
done-hours-added = Tidene er lagret.
done-hours-removed = Tidene er fjernet.
doubt-volunteer = { $what } er frivillig. Frivillige hjelper ikke med e-ID.
doubt-off-hours = { $day } har { $what } andre tider eller er et annet sted.
template-heading = Maler
template-intro = Det dere ordner gang på gang. Begynn med en mal, så er bare dagen igjen å fylle inn.
template-none = Det finnes ingen mal ennå. Åpne en samling og velg Lagre som mal.
template-use = Ny samling
template-save = Lagre som mal
template-save-intro = Alt lagres unntatt dagen: overskrift, tid, rom, hjelpere og reglene for bestilling.
template-name = Hva skal malen hete?
done-template-saved = Malen er lagret.
done-template-removed = Malen er fjernet.
plan-proposals = { $n ->
    [one] Ett forslag venter på å bli publisert
   *[other] { $n } forslag venter på å bli publisert
}
plan-ending-title = Serier som tar slutt
plan-ending = { $title } slutter { $day }.
skills-heading = Hva hjelperne kan
skills-why = Språk, temaer og enheter. De vises når du leter etter hvem som passer.
skills-intro = Kryss av for det hjelperen kan. Det vises når noen leter etter hvem som passer.
skills-languages = Snakker
skills-topics = Kan hjelpe med
skills-devices = Kan disse enhetene
done-skills-saved = Det er lagret.
fits-title = Hvem passer?
fits-helping = Hjelper nå
fits-nobody = Ingen hjelper her ennå.
fits-free = Kan komme
fits-none = Ingen flere kan komme da.
fits-others = De som ikke kan
fits-add = Ta med
fits-hours = Er der på den tiden
fits-speaks = Snakker { $what }
fits-knows = Kan { $what }
fits-not-allowed = Får ikke hjelpe her
fits-away = Borte den dagen
fits-taken = Hjelper et annet sted da
fits-off-hours = Pleier ikke være der da
done-helpers-changed = Hjelperne er endret.
doubt-title = Skal det være den dagen?
doubt-closed = { $day } er det stengt: { $what }.
doubt-away = { $day } er { $what } borte.
doubt-again = Trykk en gang til hvis det skal være slik.
weekday-mon = mandag
weekday-tue = tirsdag
weekday-wed = onsdag
weekday-thu = torsdag
weekday-fri = fredag
weekday-sat = lørdag
weekday-sun = søndag

import-title = Les inn et program
import-intro = Har du programmet i et regneark? Velg filen, så ser du hva som ville skje. Ingenting leses inn før du trykker på knappen der.
import-what = Hva er det i filen?
import-what-programme = Et program
import-what-counts = Hvor mange som kom
import-count-columns = Slik ser en fil med antall ut
import-counts-how = Hver rad er én tid, med id herfra (sessionId) eller deres egen (externalId). I state skriver du counted eller estimated. De samme tallene en gang til endrer ingenting. Høyst 1 000 rader.
import-counts-done = Antallene er lest inn
import-counts-created = { $n ->
    [one] Én tid får antallet sitt.
   *[other] { $n } tider får antallene sine.
}
import-counts-changed = { $n ->
    [one] Ett antall endres.
   *[other] { $n } antall endres.
}
import-counts-do = { $n ->
    [one] Les inn ett antall
   *[other] Les inn { $n } antall
}
import-file = Fil
import-file-hint = CSV eller XLSX, høyst 10 000 rader, eller en kalender (ICS). Første rad i et regneark har navnene på kolonnene.
import-calendar = Hvis filen er en kalender
import-calendar-how = Kalenderen leses fra nå av, det som gjentas ett år og høyst 200 ganger. Det som er avlyst der, hoppes over. Velg her det som ikke står i den. For tider som finnes fra før, gjelder bare stedet.
import-venue = Hvor er alt?
import-venue-own = Der kalenderen sier
import-seats = Plasser å bestille
import-seats-hint = La stå tomt hvis ingen trenger å bestille.
import-look = Vis hva som skjer
import-columns = Slik ser filen ut
import-sample = Hent en fil å begynne med
import-how = Hver rad er én tid. I externalId skriver du et eget nummer. Samme nummer en gang til endrer den samme tiden. Nye tider blir utkast. Flere språk, emner eller hjelpere skilles med |.
import-sample-venue = Hovedbiblioteket
import-sample-workshop = Kom i gang med mobilen
import-sample-drop-in = Åpen datahjelp
import-judged = Dette skjer
import-done = Programmet er lest inn
import-created = { $n ->
    [one] Én ny tid, som utkast.
   *[other] { $n } nye tider, som utkast.
}
import-changed = { $n ->
    [one] Én tid endres.
   *[other] { $n } tider endres.
}
import-unchanged = { $n ->
    [one] Én rad er som før.
   *[other] { $n } rader er som før.
}
import-nothing = Det er ingenting å lese inn.
import-do = { $n ->
    [one] Les inn én tid
   *[other] Les inn { $n } tider
}
import-faults = { $n ->
    [one] Én feil å rette
   *[other] { $n } feil å rette
}
import-mend = Ingenting leses inn før alt er riktig. Rett i filen, lagre den og velg den igjen.
import-faults-more = { $n ->
    [one] Én feil til.
   *[other] { $n } feil til.
}
import-row = Rad { $n }
import-other = Velg en annen fil
import-to-plan = Til planen
done-import-gone = Filen finnes ikke lenger. Velg den igjen.
proposals-title = Forslag som venter
proposals-none = Ingen forslag venter.
proposals-which = Hvilke publiserer du?
proposals-none-chosen = Kryss av for minst ett forslag.
proposals-look = Åpne
proposals-publish = Publiser de valgte
proposals-more = { $n } forslag venter. Her står de 200 første.
proposal-by = Foreslått { $day } av { $name }.
proposal-on = Foreslått { $day }.
proposal-since = Endret siden: { $parts }.
proposal-when = tid
proposal-where = sted
proposal-texts = tekster
proposal-helpers = hjelpere
proposal-seats = antall plasser
proposal-rest = andre opplysninger
done-published-several = Det du valgte, er publisert.
doubt-shut = { $day } er { $what } stengt på det tidspunktet.
doubt-self-service = { $day } er { $what } åpent uten ansatte på det tidspunktet.
new-campaign-free = { $name } – skal være gratis
new-campaign-open = { $name } – skal være åpent for alle
new-campaign-free-and-open = { $name } – skal være gratis og åpent for alle

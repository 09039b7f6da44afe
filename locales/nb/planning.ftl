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
new-per-booking = Høyst så mange plasser i én bestilling
new-desk-seats = Plasser som bare skranken gir
new-fee = Avgift
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
weekday-mon = mandag
weekday-tue = tirsdag
weekday-wed = onsdag
weekday-thu = torsdag
weekday-fri = fredag
weekday-sat = lørdag
weekday-sun = søndag

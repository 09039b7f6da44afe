new-at = Plats: { $venue }.
new-several = Flera datum på en gång
new-venue-none = Du har ingen plats att planera för. Be den som samordnar.
new-clash-helper = En hjälpare är upptagen { $when }: { $what }.
new-audience = Vem är det till för?
    .usual = Som det brukar vara för sorten
    .public = Alla
    .internal = Personalen
    .invited = De som bjuds in
new-queue = Om det blir fullt
    .give = Den första i kön får platsen
    .offer = Den första i kön får frågan
    .none = Ingen kö
new-lead = När stänger bokningen?
    .start = När det börjar
    .hour = En timme före
    .two-hours = Två timmar före
    .day = En dag före
    .two-days = Två dagar före
new-per-booking = Högst så många platser i en bokning
new-desk-seats = Platser som bara disken ger
new-fee = Avgift
back-to-plan = Till planen

series-heading = Upprepa
series-intro = Fyll i en gång. På nästa sida ser du varje datum, med helgdagar och stängda dagar, innan något skapas. Väljer du kurs bokar man alla träffar på en gång.
series-repeat = Hur ofta?
    .week-1 = Varje vecka
    .week-2 = Varannan vecka
    .week-3 = Var tredje vecka
    .week-4 = Var fjärde vecka
    .month-1 = Varje månad
    .dates = De dagar jag skriver
series-weekdays = Vilka veckodagar?
series-week = Vilken gång i månaden?
    .hint = Gäller bara varje månad.
    .first = Den första
    .second = Den andra
    .third = Den tredje
    .fourth = Den fjärde
    .fifth = Den femte
    .last = Den sista
series-dates = Dagar
    .hint = Gäller bara de dagar du skriver. En på varje rad: 2027-03-15
series-from = Första dagen
series-to = Sista dagen
    .hint = Till exempel när terminen slutar.
series-look = Visa alla datum
series-review = { $n ->
    [one] Granska { $n } datum
   *[other] Granska { $n } datum
}
series-sum = { $made } skapas, { $left } hoppas över
series-how = Kryssa i en överhoppad dag om ni ändå har öppet.
series-nobody = Ingen ser det förrän du publicerar.
series-hold = Skapa
series-day = Dag
series-know = Att veta
series-clash = Rummet eller en hjälpare är upptagen.
series-clock-forward = Sommartid från { $day }. { $time } är fortfarande { $time }.
series-clock-back = Vintertid från { $day }. { $time } är fortfarande { $time }.
series-course = En kurs: den som bokar får plats på alla träffar.
series-back = Tillbaka
series-taken-meanwhile = Något har ändrats sedan du tittade.
series-look-again = Granska datumen igen. Inget är skapat.
series-change = Ändra flera
series-back-to = Till serien
series-change-how = Det som ändras gäller den dagen och alla senare. Det du inte rör blir kvar.
series-change-from = Från och med
series-change-dates = Det gäller
series-change-save = Ändra alla
series-change-look = Visa vad som ändras
series-cancel = Ställ in flera
series-skip-holiday = Helgdag
series-skip-closed = Stängt
series-skip-clash = Upptaget
series-skip-no-such-time = Den tiden finns inte den natten
series-skip-doubled-time = Den tiden kommer två gånger den natten
series-left-out = Överhoppad
series-lead = { $n ->
    [one] { $venue }. { $n } tillfälle, { $day }.
   *[other] { $venue }. { $n } tillfällen, det sista { $day }.
}
series-publish = { $n ->
    [one] Publicera { $n } utkast
   *[other] Publicera { $n } utkast
}
series-renew = Planera nästa termin
roster-copy = Kopiera
series-of = Ingår i en serie
block-heading = Flera tider på rad
block-intro = En hjälpares tid delas i lika långa tider. På nästa sida ser du var och en innan något skapas.
block-helper = Vem hjälper?
    .none = Välj hjälpare
block-from = Från klockan
block-to = Till klockan
block-slot = Hur lång är varje tid?
block-gap = Paus mellan tiderna
block-no-gap = ingen paus
block-look = Visa alla tider
weekday-mon = måndag
weekday-tue = tisdag
weekday-wed = onsdag
weekday-thu = torsdag
weekday-fri = fredag
weekday-sat = lördag
weekday-sun = söndag

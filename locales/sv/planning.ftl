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
    .minutes = { $n } minuter före
new-part-whom = För vem och om vad
new-part-where = Var och med vem
new-part-booking = Bokning och avgift
new-devices = Handlar om
new-target-groups = Främst för
new-age-from = Från ålder
new-age-to = Till och med ålder
new-age-words = Ålder med egna ord
new-kind-name = Vad ni kallar det
new-bring = Ta med
new-place = Annan plats, med ord
new-position = Platsens läge på kartan
    .hint = Nord och öst, till exempel 58.99, 16.20. Går före lokalens eget läge.
new-online = Adress på nätet
    .hint = Bara den som har en plats får den.
new-arrangement = Vem ordnar det?
    .own = Vi själva
    .with-others = Vi och andra
    .others-alone = Andra, hos oss
new-others = Vilka andra? En på varje rad
new-per-booking = Högst så många platser i en bokning
new-desk-seats = Platser som bara disken ger
new-fee = Avgift
new-part-equipment = Utrustning och tid runt om
new-equipment-there = Det finns { $n }.
new-set-up = Minuter att ställa i ordning före
new-clearing = Minuter att plocka undan efter
new-clash-too-few = Utrustningen räcker inte
new-clash-equipment = Det finns inte nog av { $name } { $when }: { $what }.
series-too-few = Det finns inte nog av { $name }.
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
tour-heading = Tur med hållplatser
tour-intro = En buss eller ett annat ställe som flyttar sig stannar på flera platser samma dag. På nästa sida ser du varje dag och hållplats innan något skapas.
tour-stops = Hållplatser
    .how = I den ordning turen går. En rad som är tom räknas inte. Läget på kartan får vara tomt: 58.99, 16.20.
tour-stop = Hållplats { $n }
tour-place = Plats, med ord
tour-position = Läge på kartan
tour-more-rows = Fler rader
tour-look = Visa alla dagar och hållplatser
absence-heading = Borta
absence-intro = Den som är borta planeras inte in de dagarna. Varför någon är borta skrivs inte här.
absence-none = Ingen är borta.
absence-new = Någon blir borta
absence-who = Vem?
absence-submit = Spara
absence-remove = Ta bort
absence-cover = Hitta någon annan
absence-days = { $from } till { $to }
series-away = { $name } är borta.
done-absence-noted = Det är sparat.
done-absence-removed = Det är borttaget.
hours-heading = Hjälparnas tider
hours-intro = När hjälparna är var, varje vecka. Den som planeras in andra tider frågar vi om först.
hours-none = Ingen har skrivit sina tider än.
hours-weekday = Veckodag
hours-new = Lägg till tider
hours-block = Gör tider att boka
done-hours-added = Tiderna är sparade.
done-hours-removed = Tiderna är borttagna.
doubt-volunteer = { $what } är volontär. Volontärer hjälper inte med e-legitimation.
doubt-off-hours = { $day } har { $what } andra tider eller är någon annanstans.
template-heading = Mallar
template-intro = Det ni ordnar gång på gång. Börja med en mall, så är bara dagen kvar att fylla i.
template-none = Det finns ingen mall än. Öppna ett tillfälle och välj Spara som mall.
template-use = Nytt tillfälle
template-save = Spara som mall
template-save-intro = Allt sparas utom dagen: rubrik, tid, rum, hjälpare och bokningens regler.
template-name = Vad ska mallen heta?
done-template-saved = Mallen är sparad.
done-template-removed = Mallen är borttagen.
plan-proposals = { $n ->
    [one] Ett förslag väntar på att publiceras
   *[other] { $n } förslag väntar på att publiceras
}
plan-ending-title = Serier som tar slut
plan-ending = { $title } slutar { $day }.
skills-heading = Vad hjälparna kan
skills-why = Språk, ämnen och enheter. De visas när du söker vem som passar.
skills-intro = Kryssa för det som hjälparen kan. Det visas när någon söker vem som passar ett tillfälle.
skills-languages = Talar
skills-topics = Kan hjälpa med
skills-devices = Kan dessa enheter
done-skills-saved = Det är sparat.
fits-title = Vem passar?
fits-helping = Hjälper nu
fits-nobody = Ingen hjälper här än.
fits-free = Kan komma
fits-none = Ingen mer kan komma då.
fits-others = De som inte kan
fits-add = Ta med
fits-hours = Är där den tiden
fits-speaks = Talar { $what }
fits-knows = Kan { $what }
fits-not-allowed = Får inte hjälpa här
fits-away = Borta den dagen
fits-taken = Hjälper någon annanstans då
fits-off-hours = Brukar inte vara där då
done-helpers-changed = Hjälparna är ändrade.
doubt-title = Ska det vara den dagen?
doubt-closed = { $day } är det stängt: { $what }.
doubt-away = { $day } är { $what } borta.
doubt-again = Tryck en gång till om det ska vara så.
weekday-mon = måndag
weekday-tue = tisdag
weekday-wed = onsdag
weekday-thu = torsdag
weekday-fri = fredag
weekday-sat = lördag
weekday-sun = söndag

import-title = Läs in ett program
import-intro = Har du programmet i ett kalkylblad? Välj filen så ser du vad som skulle hända. Inget läses in förrän du trycker på knappen där.
import-what = Vad är det i filen?
import-what-programme = Ett program
import-what-counts = Hur många som kom
import-count-columns = Så ser en fil med antal ut
import-counts-how = Varje rad är ett tillfälle, med id härifrån (sessionId) eller ert eget (externalId). I state skriver du counted eller estimated. Samma siffror en gång till ändrar inget. Högst 1 000 rader.
import-counts-done = Antalen är inlästa
import-counts-created = { $n ->
    [one] Ett tillfälle får sitt antal.
   *[other] { $n } tillfällen får sina antal.
}
import-counts-changed = { $n ->
    [one] Ett antal ändras.
   *[other] { $n } antal ändras.
}
import-counts-do = { $n ->
    [one] Läs in ett antal
   *[other] Läs in { $n } antal
}
import-file = Fil
import-file-hint = CSV eller XLSX, högst 10 000 rader, eller en kalender (ICS). Första raden i ett kalkylblad har kolumnernas namn.
import-calendar = Om filen är en kalender
import-calendar-how = Kalendern läses från nu och framåt, det som upprepas ett år och högst 200 gånger. Det som är inställt där hoppas över. Välj här det som inte står i den. För tillfällen som redan finns gäller bara platsen.
import-venue = Var är allt?
import-venue-own = Där kalendern säger
import-seats = Platser att boka
import-seats-hint = Lämna tomt om ingen behöver boka.
import-look = Visa vad som händer
import-columns = Så ser filen ut
import-sample = Hämta en fil att börja med
import-how = Varje rad är ett tillfälle. I externalId skriver du ett eget nummer. Samma nummer en gång till ändrar samma tillfälle. Nya tillfällen blir utkast. Flera språk, ämnen eller hjälpare skiljs åt med |.
import-sample-venue = Huvudbiblioteket
import-sample-workshop = Kom igång med mobilen
import-sample-drop-in = Öppen datorhjälp
import-judged = Det här händer
import-done = Programmet är inläst
import-created = { $n ->
    [one] Ett nytt tillfälle, som utkast.
   *[other] { $n } nya tillfällen, som utkast.
}
import-changed = { $n ->
    [one] Ett tillfälle ändras.
   *[other] { $n } tillfällen ändras.
}
import-unchanged = { $n ->
    [one] En rad är som förut.
   *[other] { $n } rader är som förut.
}
import-nothing = Det finns inget att läsa in.
import-do = { $n ->
    [one] Läs in ett tillfälle
   *[other] Läs in { $n } tillfällen
}
import-faults = { $n ->
    [one] Ett fel att rätta
   *[other] { $n } fel att rätta
}
import-mend = Inget läses in förrän allt är rätt. Rätta i filen, spara den och välj den igen.
import-faults-more = { $n ->
    [one] Ett fel till.
   *[other] { $n } fel till.
}
import-row = Rad { $n }
import-other = Välj en annan fil
import-to-plan = Till planen
done-import-gone = Filen finns inte kvar. Välj den igen.
proposals-title = Förslag som väntar
proposals-none = Inga förslag väntar.
proposals-which = Vilka publicerar du?
proposals-none-chosen = Kryssa för minst ett förslag.
proposals-look = Öppna
proposals-publish = Publicera de valda
proposals-more = Det väntar { $n } förslag. Här står de 200 första.
proposal-by = Föreslaget { $day } av { $name }.
proposal-on = Föreslaget { $day }.
proposal-since = Ändrat sedan dess: { $parts }.
proposal-when = tid
proposal-where = plats
proposal-texts = texter
proposal-helpers = hjälpare
proposal-seats = antal platser
proposal-rest = andra uppgifter
done-published-several = Det du valde är publicerat.
doubt-shut = { $day } är { $what } stängt vid den tiden.
doubt-self-service = { $day } är { $what } öppet utan personal vid den tiden.
new-campaign-free = { $name } – ska vara gratis
new-campaign-open = { $name } – ska vara öppet för alla
new-campaign-free-and-open = { $name } – ska vara gratis och öppet för alla

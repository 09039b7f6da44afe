# What letters say of a time, as pages and slips do.

weekday-and-day = { $weekday } { $day }
day-and-time = { $day } klo { $time }
day-and-span = { $day } klo { $start }–{ $end }
day-and-span-over-midnight = { $day } klo { $start } – { $end }
span = klo { $start }–{ $end }
span-over-midnight = klo { $start } – { $end }
until = klo { $time } asti
fact-what = Mitä
fact-when = Milloin
fact-where = Missä
fact-access = Sisäänkäynti ja esteettömyys
fact-online = Verkossa
fact-bring = Ota mukaan
fact-prepare = Ota valmiiksi esille
fact-phone = Puhelin
course-when = { $n ->
    [one] { $n } tapaaminen, { $first }
   *[other] { $n } tapaamista, ensimmäinen { $first }
}
meeting-cancelled = Peruttu
bring-usual = Tietokone, puhelin tai tabletti, laturi ja lukulasit
bring-to-listen = Lukulasit ja kynä
prepare-phone = Ladattu puhelin, paperia ja kynä.
prepare-home = Tietokone, puhelin tai tabletti, ja laturi.
booking-number = Varausnumero

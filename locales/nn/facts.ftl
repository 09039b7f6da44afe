# What letters say of a time, as pages and slips do.

weekday-and-day = { $weekday } { $day }
day-and-time = { $day } kl. { $time }
day-and-span = { $day } kl. { $start }–{ $end }
day-and-span-over-midnight = { $day } kl. { $start } til { $end }
span = kl. { $start }–{ $end }
span-over-midnight = kl. { $start } til { $end }
until = til { $time }
fact-what = Kva
fact-when = Når
fact-where = Kvar
fact-access = Inngang og tilgjenge
fact-online = På nettet
fact-bring = Ta med
fact-prepare = Førebu
fact-phone = Telefon
course-when = { $n } samlingar frå { $first }
meeting-cancelled = Avlyst
bring-usual = Datamaskina, mobilen eller nettbrettet ditt, ladaren og lesebrillene
bring-to-listen = Lesebrillene, og noko å skrive med
prepare-phone = Ha telefonen lada. Ha papir og penn i nærleiken.
prepare-home = Finn fram datamaskina, mobilen eller nettbrettet, og ladaren.
booking-number = Bestillingsnummer

# What letters say of a time, as pages and slips do.

weekday-and-day = { $weekday } { $day }
day-and-time = { $day } kl. { $time }
day-and-span = { $day } kl. { $start }–{ $end }
day-and-span-over-midnight = { $day } kl. { $start } til { $end }
span = kl. { $start }–{ $end }
span-over-midnight = kl. { $start } til { $end }
until = til { $time }
fact-what = Hva
fact-when = Når
fact-where = Hvor
fact-access = Inngang og tilgjengelighet
fact-online = På nettet
fact-bring = Ta med
fact-prepare = Forbered
fact-phone = Telefon
course-when = { $n } samlinger fra { $first }
meeting-cancelled = Avlyst
bring-usual = Datamaskinen, mobilen eller nettbrettet ditt, laderen og lesebrillene
bring-to-listen = Lesebrillene, og noe å skrive med
prepare-phone = Ha telefonen ladet. Ha papir og penn i nærheten.
prepare-home = Finn frem datamaskinen, mobilen eller nettbrettet, og laderen.
booking-number = Bestillingsnummer

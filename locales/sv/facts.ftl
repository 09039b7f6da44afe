# What letters say of a time, as pages and slips do.

weekday-and-day = { $weekday } { $day }
day-and-time = { $day } kl. { $time }
day-and-span = { $day } kl. { $start }–{ $end }
day-and-span-over-midnight = { $day } kl. { $start } till { $end }
span = kl. { $start }–{ $end }
span-over-midnight = kl. { $start } till { $end }
until = till { $time }
fact-what = Vad
fact-when = När
fact-where = Var
fact-access = Entré och tillgänglighet
fact-online = På nätet
fact-bring = Ta med
fact-prepare = Förbered
fact-phone = Telefon
course-when = { $n } träffar från { $first }
meeting-cancelled = Inställd
bring-usual = Din dator, mobil eller surfplatta, laddaren och läsglasögonen
bring-to-listen = Läsglasögonen, och något att skriva med
prepare-phone = Ha telefonen laddad. Ha papper och penna nära.
prepare-home = Ta fram din dator, mobil eller surfplatta, och laddaren.
booking-number = Bokningsnummer

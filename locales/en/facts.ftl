# What letters say of a time, as pages and slips do.

weekday-and-day = { $weekday } { $day }
day-and-time = { $day } at { $time }
day-and-span = { $day }, { $start }–{ $end }
day-and-span-over-midnight = { $day }, { $start } until { $end }
span = { $start }–{ $end }
span-over-midnight = { $start } until { $end }
until = until { $time }
fact-what = What
fact-when = When
fact-where = Where
fact-access = Access
fact-online = Online
fact-bring = Bring
fact-prepare = Prepare
fact-phone = Phone
course-when = { $n } meetings from { $first }
meeting-cancelled = Cancelled
bring-usual = Your computer, phone or tablet, its charger and your reading glasses
bring-to-listen = Your reading glasses, and something to write with
prepare-phone = Charge your phone. Have pen and paper at hand.
prepare-home = Have your computer, phone or tablet ready, and its charger.
booking-number = Booking number

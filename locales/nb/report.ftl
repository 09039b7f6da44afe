# Reports of campaign editions.

reports-lead = Kampanjer og hvor mange som kom.
reports-none = Du har ingen rapporter å se ennå.

report-group = Vis etter
report-by-municipality = kommune
report-by-venue = sted
report-by-kind = type
report-by-day = dag
report-by-language = språk
report-by-organiser-type = arrangør
report-table = Tall
report-total = Totalt
report-coverage = { $reported } av { $due } timer er telt.
report-live = Tallene er slik de er akkurat nå.
report-version = Tallene er slik de ble levert inn, versjon { $version }.
report-from = Fra { $day }
report-days = { $first } – { $last }
report-csv = Hent som CSV
report-hidden = skjult
report-hidden-why = Tall fra 1 til 4 er skjult, slik at ingen kan pekes ut.
report-submit = Lever inn
report-submit-text = Når du leverer inn, lagres tallene slik de er nå. Du kan levere inn på nytt.
report-words = Slik teller vi
report-tile-participants = deltakere
report-tile-sessions = timer
report-tile-bookings = bestilte plasser
report-tile-walk-ins = drop-in

column-sessions = Timer
column-cancelled = Avlyste
column-due = Skal telles
    .means = Timer som er over og ikke ble avlyst.
column-reported = Telte
    .means = Timer der noen har telt, også de som er anslått.
column-estimated = Anslåtte
column-coverage = Andel telte
column-bookings = Bestilte
    .means = Bestilte plasser. En bestilling kan ha flere.
column-no-shows = Møtte ikke
column-walk-ins = Drop-in
column-participants = Deltakere
    .means = Mennesker i rommet da noen telte. Digitale deltakere telles for seg.
column-children = Barn
column-digital = Digitale
chart-title = Deltakere
chart-text = Flest deltakere: { $label }, { $figure }. Alle tall står i tabellen under.

# Reports of campaign editions.

reports-lead = Kampanjer och hur många som kom.
reports-none = Du har inga rapporter att se än.

report-group = Visa efter
report-by-municipality = kommun
report-by-venue = plats
report-by-kind = slag
report-by-day = dag
report-by-language = språk
report-by-organiser-type = arrangör
report-table = Siffror
report-total = Totalt
report-coverage = { $reported } av { $due } tider är räknade.
report-live = Siffrorna är aktuella just nu.
report-version = Siffrorna är de som lämnats in, version { $version }.
report-from = Från { $day }
report-days = { $first } – { $last }
report-csv = Hämta som CSV
report-hidden = dolt
report-hidden-why = Siffror från 1 till 4 är dolda, så att ingen kan pekas ut.
report-submit = Lämna in
report-submit-text = När du lämnar in sparas siffrorna som de är nu. Du kan lämna in igen.
report-words = Så räknar vi
report-tile-participants = deltagare
report-tile-sessions = tider
report-tile-bookings = bokade platser
report-tile-walk-ins = drop-in

column-sessions = Tider
column-cancelled = Inställda
column-due = Att räkna
    .means = Tider som är slut och inte ställdes in.
column-reported = Räknade
    .means = Tider där någon har räknat, också de som är uppskattade.
column-estimated = Uppskattade
column-coverage = Andel räknade
column-bookings = Bokade
    .means = Bokade platser. En bokning kan ha flera.
column-no-shows = Kom inte
column-walk-ins = Drop-in
column-participants = Deltagare
    .means = Människor i rummet när någon räknade. Digitala deltagare räknas för sig.
column-children = Barn
column-digital = Digitala
chart-title = Deltagare
chart-text = Flest deltagare: { $label }, { $figure }. Alla siffror står i tabellen under.

# Reports of campaign editions.

reports-lead = Campaigns and how many came.
reports-none = You have no reports to see yet.

report-group = Show by
report-by-municipality = municipality
report-by-venue = venue
report-by-kind = kind
report-by-day = day
report-by-language = language
report-by-organiser-type = organiser
report-table = Figures
report-total = Total
report-coverage = { $reported } of { $due } sessions are counted.
report-live = The figures are as they stand right now.
report-version = The figures are as they were handed in, version { $version }.
report-from = From { $day }
report-days = { $first } – { $last }
report-csv = Download as CSV
report-hidden = hidden
report-hidden-why = Figures from 1 to 4 are hidden, so that nobody can be pointed out.
report-submit = Hand in
report-submit-text = When you hand in, the figures are kept as they are now. You can hand in again.
report-words = How we count
report-tile-participants = participants
report-tile-sessions = sessions
report-tile-bookings = places booked
report-tile-walk-ins = walk-ins

column-sessions = Sessions
column-cancelled = Cancelled
column-due = To count
    .means = Sessions that are over and were not cancelled.
column-reported = Counted
    .means = Sessions that somebody counted, estimates included.
column-estimated = Estimated
column-coverage = Share counted
column-bookings = Booked
    .means = Places booked. One booking may have several.
column-no-shows = Did not come
column-walk-ins = Walk-ins
column-participants = Participants
    .means = People in the room when somebody counted. Digital participants are counted apart.
column-children = Children
column-digital = Digital
chart-title = Participants
chart-text = Most participants: { $label }, { $figure }. All figures are in the table below.

# The day at a venue: navigation, today, what waits to be counted, the plan.

nav-menu = Menu
venue-label = Venue
venue-all = All venues
venue-show = Show
tab-today = Today
    .short = Today
tab-week = Week
    .short = Week
tab-calls = To call
    .short = Call
tab-to-count = To count
    .short = Count
tab-plan = Plan
    .short = Plan
tab-reports = Reports
    .short = Reports
tab-log = Log
    .short = Log
tab-organisations = Organisations
    .short = Organisations
no-tasks-title = Welcome
no-tasks-how = Your account has no tasks yet. Ask your coordinator for a role.

today-days = Days
today-before = Day before
today-after = Day after
today-lead = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
} · { $booked ->
    [one] { $booked } booked
   *[other] { $booked } booked
}
today-now = On now
today-later = Later today
today-earlier = Earlier today
today-all = This day
today-open = Open the list
today-here = { $here } of { $booked } here
today-here-open = { $here } here
today-drop-in = Drop-in
today-counted = Counted
today-pending = No interpreter yet
today-opens = Your list opens on the morning of { $day }.
today-pledge = The list opens once your pledge of secrecy is noted. Ask your coordinator.
today-nothing = No sessions today.
today-nothing-then = No sessions on that day.
today-more = There are more sessions on that day. Choose a venue at the top to see all of them.
today-all-done = All is done. Nobody to call, nothing to count, and every email has arrived.
today-untold = { $n ->
    [one] { $n } email did not arrive
   *[other] { $n } emails did not arrive
}
today-person = { $name }
today-interpreter = Interpreter for { $name }
today-offered = Place offered: { $name }
today-answer-by = answer before { $when }
today-given-up = { $n ->
    [one] { $number } call without an answer
   *[other] { $number } calls without an answer
}
today-calls = { $n ->
    [one] { $number } to call
   *[other] { $number } to call
}
today-uncounted = { $n ->
    [one] { $number } session to count
   *[other] { $number } sessions to count
}

to-count-how = Write how many took part. Rows that you leave empty stay here.
to-count-came = Took part
to-count-about = Roughly
to-count-save = Save the counts
to-count-saved = { $n ->
    [one] { $n } session is counted.
   *[other] { $n } sessions are counted.
}
to-count-before = { $n ->
    [one] { $n } session had been counted by somebody else. That figure stands.
   *[other] { $n } sessions had been counted by somebody else. Those figures stand.
}

plan-none = No sessions with that choice.
plan-from = From day
plan-status = Status
plan-status-all = All
plan-reports = { $n ->
    [one] { $n } accessibility report
   *[other] { $n } accessibility reports
}

log-title = Log
log-when = When
log-what = What happened
log-where = At
log-all = Show the whole log
log-none = Nothing stands in the log for those days.
log-csv = Download as CSV
log-csv-how = The file has what is shown above, the newest 10,000 rows. The log says that you downloaded it.
log-somebody = Somebody
log-accessibility-report-handled = dealt with an accessibility report
log-accessibility-reports-read = read accessibility reports
log-accessibility-statement-changed = changed the accessibility statement
log-attendance-marked = ticked off a booking
log-audit-exported = downloaded the log as a file
log-booking-call-taken-back = reopened a call
log-booking-called = called about a booking
log-booking-cancelled = cancelled a booking
log-booking-changed = changed details of a booking
log-booking-hidden = hid the name of a booking
log-booking-letter-resent = sent an email again
log-booking-put-on-call-list = put somebody on the call list
log-letter-text-changed = changed own words in e-mails
log-usual-text-changed = changed what visitors bring
log-letters-read = looked at e-mails that did not arrive
log-booking-look-up-missed = typed a wrong code for a booking
log-booking-looked-up = opened a booking by its code
log-booking-made = booked for somebody
log-booking-moved = moved a booking
log-booking-offer-accepted = accepted a place
log-booking-offer-declined = declined a place
log-booking-pin-renewed = made a new code
log-booking-read = read a booking
log-booking-searched = searched among bookings
log-booking-settled = answered about an interpreter
log-booking-shown = showed the name of a booking again
log-booking-walked-in = let somebody in without a booking
log-call-tasks-read = read the list of calls
log-campaign-added = added a campaign
log-campaign-changed = changed a campaign
log-campaign-removed = removed a campaign
log-edition-added = added an edition of a campaign
log-edition-changed = changed an edition of a campaign
log-edition-removed = removed an edition of a campaign
log-absence-noted = noted that a helper is away
log-absence-moved = changed when a helper is away
log-absence-removed = removed that a helper is away
log-helper-hours-added = added hours of a helper
log-helper-hours-changed = changed hours of a helper
log-helper-hours-removed = removed hours of a helper
log-template-saved = saved a template
log-template-removed = removed a template
log-helper-skills-saved = wrote down what a helper can
log-series-drafted = drafted a series
log-closed-days-added = closed a place for some days
log-closed-days-changed = changed days on which a place is closed
log-closed-days-removed = removed days on which a place is closed
log-grant-given = gave a role
log-grant-withdrawn = withdrew a role
log-hold-given-up = let go of a held seat
log-hold-made = held a seat
log-opening-hours-changed = changed opening hours
log-organisation-added = added an organisation
log-organisation-changed = changed an organisation
log-organisation-removed = removed an organisation
log-question-counted = tallied a question
log-question-taken-back = took a question back
log-room-added = added a room
log-room-changed = changed a room
log-room-removed = removed a room
log-equipment-added = added equipment
log-equipment-changed = changed equipment
log-equipment-removed = removed equipment
log-roster-read = read a list
log-seats-released = released empty seats
log-session-cancelled = cancelled a session
log-session-changed = changed a session
log-session-counted = counted a session
log-session-drafted = drafted a session
log-session-helper-replaced = gave a session to another helper
log-session-proposed = proposed a session
log-session-published = published a session
log-session-removed = removed a draft of a session
log-sign-in-made = signed in
log-sign-in-refused = tried to sign in with a wrong password
log-token-made = made a token for a program
log-token-revoked = removed a token
log-sign-in-ended = ended a sign-in
log-sign-in-made-by-recovery-code = signed in with a recovery code
log-sign-in-made-by-provider = signed in with the municipality's account
log-staff-linked = linked an account to the municipality's sign-in
log-second-step-on = turned two-step sign-in on
log-second-step-off = turned two-step sign-in off
log-second-step-reset = turned two-step sign-in off for somebody
log-staff-invited = invited someone to choose a password
log-staff-reset-sent = asked for a link to a new password
log-staff-password-set = chose a password
log-staff-added = added an account
log-staff-changed = changed an account
log-staff-closed-unused = closed an account that nobody used
log-staff-removed = removed an account
log-submission-made = handed in figures
log-today-read = read what is to be done today
log-venue-added = added a venue
log-venue-changed = changed a venue
log-venue-removed = removed a venue
log-walk-in-counted = counted somebody without a name
log-walk-in-taken-back = removed somebody without a booking

organisations-none = No organisations yet.
organisations-name = Organisation
organisations-country = Country
organisations-kind = What it is
organisations-controller = Answers for data
organisations-accounts = Accounts
organisations-yes = yes
organisations-no = no

week-title = Week { $n }, { $from }–{ $to }
week-other = Week { $n }
week-by = Rows
week-by-room = Rooms
week-by-helper = Helpers
week-no-room = No room
week-no-helper = No helper
week-several = { $title }, { $n } slots
week-nothing = No sessions in that week.
week-nothing-day = No sessions.
week-more = There are more sessions in that week. Choose a venue at the top to see all of them.
week-today = { $day }, today
week-times = { $start }–{ $end }
week-helper-missing = No helper yet

# A helper's own calendar.
own-calendar-title = Your own calendar
own-calendar-how = Here you make an address that your calendar program can read. Your phone then shows when and where you help. No names of visitors are in it.
own-calendar-once = Keep the address now. It is shown once. Whoever has it can read your calendar.
own-calendar-since = You have an address since { $day }. If you have lost it, or somebody else has got it, make a new one. The old one then stops working.
own-calendar-make = Make an address
own-calendar-renew = Make a new address
own-calendar-end = Remove the address
own-calendar-name = { $name }, helping

# Days that are not as usual.
week-closed = Closed: { $why }
week-perhaps-short = May close early: { $why }
week-short = Open { $from }–{ $to }: { $why }

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

week-title = Week { $n }, { $from }–{ $to }
week-other = Week { $n }
week-by = Show
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

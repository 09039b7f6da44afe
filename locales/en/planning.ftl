new-at = Place: { $venue }.
new-several = Several dates at once
new-venue-none = You have no place to plan for. Ask your coordinator.
new-clash-helper = A helper is taken { $when }: { $what }.
new-audience = Who is it for?
    .usual = As usual for its kind
    .public = Everybody
    .internal = Staff
    .invited = Those who are invited
new-queue = If it is full
    .give = The first in line gets the place
    .offer = The first in line is asked
    .none = No waiting list
new-lead = When does booking close?
    .start = When it begins
    .hour = An hour before
    .two-hours = Two hours before
    .day = A day before
    .two-days = Two days before
new-per-booking = Most places in one booking
new-desk-seats = Places that only the desk gives
new-fee = Fee
back-to-plan = To the plan

series-heading = Repeat
series-intro = Fill it in once. The next page shows every date, with holidays and closed days, before anything is made. If you choose a course, people book all of its meetings at once.
series-repeat = How often?
    .week-1 = Every week
    .week-2 = Every other week
    .week-3 = Every third week
    .week-4 = Every fourth week
    .month-1 = Every month
    .dates = On days that I write
series-weekdays = On which weekdays?
series-week = Which one in the month?
    .hint = For every month only.
    .first = The first
    .second = The second
    .third = The third
    .fourth = The fourth
    .fifth = The fifth
    .last = The last
series-dates = Days
    .hint = For days that you write only. One on each line: 2027-03-15
series-from = First day
series-to = Last day
    .hint = The end of the term, for example.
series-look = Show every date
series-review = { $n ->
    [one] Look at { $n } date
   *[other] Look at { $n } dates
}
series-sum = { $made } will be made, { $left } left out
series-how = Tick a day that is left out if you are open all the same.
series-nobody = Nobody sees it before you publish.
series-hold = Make
series-day = Day
series-know = Good to know
series-clash = The room or a helper is taken.
series-clock-forward = Summer time from { $day }. { $time } is still { $time }.
series-clock-back = Winter time from { $day }. { $time } is still { $time }.
series-course = A course: whoever books has a place at every meeting.
series-back = Back
series-taken-meanwhile = Something has changed since you looked.
series-look-again = Look at the dates again. Nothing was made.
series-change = Change several
series-back-to = To the series
series-change-how = What you change holds for that day and all later ones. What you leave alone stays.
series-change-from = From
series-change-dates = It is about
series-change-save = Change all
series-change-look = Show what changes
series-cancel = Cancel several
series-skip-holiday = Holiday
series-skip-closed = Closed
series-skip-clash = Taken
series-skip-no-such-time = There is no such time that night
series-skip-doubled-time = That time comes twice that night
series-left-out = Left out
series-lead = { $n ->
    [one] { $venue }. { $n } session, { $day }.
   *[other] { $venue }. { $n } sessions, the last on { $day }.
}
series-publish = { $n ->
    [one] Publish { $n } draft
   *[other] Publish { $n } drafts
}
series-renew = Plan the next term
roster-copy = Copy
series-of = Part of a series
block-heading = Several times in a row
block-intro = A helper's time is cut into slots of the same length. The next page shows each before anything is made.
block-helper = Who helps?
    .none = Choose a helper
block-from = From
block-to = Until
block-slot = How long is each slot?
block-gap = Pause between slots
block-no-gap = no pause
block-look = Show every slot
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

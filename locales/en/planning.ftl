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
    .minutes = { $n } minutes before
new-part-whom = For whom and about what
new-part-where = Where and with whom
new-part-booking = Booking and fee
new-devices = It is about
new-target-groups = Mostly for
new-age-from = From age
new-age-to = Up to age
new-age-words = Age in your own words
new-kind-name = What you call it
new-bring = Bring along
new-place = Another place, in words
new-position = That place on the map
    .hint = North and east, for example 58.99, 16.20. It goes before the position of the venue.
new-online = Address online
    .hint = Only those with a place get it.
new-arrangement = Who arranges it?
    .own = We ourselves
    .with-others = We and others
    .others-alone = Others, at our place
new-others = Which others? One on each line
new-per-booking = Most places in one booking
new-desk-seats = Places that only the desk gives
new-fee = Fee
new-part-equipment = Equipment and time around
new-equipment-there = There are { $n }.
new-set-up = Minutes to set up before
new-clearing = Minutes to clear away after
new-clash-too-few = There is too little equipment
new-clash-equipment = Not enough of { $name } { $when }: { $what }.
series-too-few = Not enough of { $name }.
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
tour-heading = Tour with stops
tour-intro = A bus, or another place that moves, stops at several places in one day. The next page shows every day and stop before anything is created.
tour-stops = Stops
    .how = In the order of the tour. An empty row does not count. The place on the map may stay empty: 58.99, 16.20.
tour-stop = Stop { $n }
tour-place = Place, in words
tour-position = Place on the map
tour-more-rows = More rows
tour-look = Show all days and stops
absence-heading = Away
absence-intro = Whoever is away is not planned in on those days. Why somebody is away is not written here.
absence-none = Nobody is away.
absence-new = Somebody will be away
absence-who = Who?
absence-submit = Save
absence-remove = Remove
absence-cover = Find somebody else
absence-days = { $from } to { $to }
series-away = { $name } is away.
done-absence-noted = It is saved.
done-absence-removed = It is removed.
hours-heading = Helpers' hours
hours-intro = When the helpers are where, every week. We ask first before somebody is planned at other times.
hours-none = Nobody has written any hours yet.
hours-weekday = Day of the week
hours-new = Add hours
hours-block = Make slots to book
done-hours-added = The hours are saved.
done-hours-removed = The hours are removed.
doubt-volunteer = { $what } is a volunteer. Volunteers do not help with e-identification.
doubt-off-hours = { $day } { $what } has other hours or is elsewhere.
template-heading = Templates
template-intro = What you hold again and again. Begin with a template, and only the day is left to fill in.
template-none = There is no template yet. Open a session and choose Save as a template.
template-use = New session
template-save = Save as a template
template-save-intro = Everything is saved but the day: title, time, room, helpers and the rules of booking.
template-name = What should the template be called?
done-template-saved = The template is saved.
done-template-removed = The template is removed.
plan-proposals = { $n ->
    [one] One proposal waits to be published
   *[other] { $n } proposals wait to be published
}
plan-ending-title = Series that end
plan-ending = { $title } ends { $day }.
skills-heading = What the helpers can
skills-why = Languages, topics and devices. They are shown when you look for who fits.
skills-intro = Tick what the helper can. It is shown when somebody looks for who fits a session.
skills-languages = Speaks
skills-topics = Can help with
skills-devices = Knows these devices
done-skills-saved = It is saved.
fits-title = Who fits?
fits-helping = Helps now
fits-nobody = Nobody helps here yet.
fits-free = Can come
fits-none = Nobody else can come then.
fits-others = Those who cannot
fits-add = Take along
fits-hours = Is there at that time
fits-speaks = Speaks { $what }
fits-knows = Knows { $what }
fits-not-allowed = May not help here
fits-away = Away that day
fits-taken = Helps somewhere else then
fits-off-hours = Is not usually there then
done-helpers-changed = The helpers are changed.
doubt-title = Is that the right day?
doubt-closed = { $day } it is closed: { $what }.
doubt-away = { $day } { $what } is away.
doubt-again = Press once more if it is meant to be so.
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

import-title = Read in a programme
import-intro = Do you keep the programme in a spreadsheet? Choose the file to see what would happen. Nothing is read in before you press the button there.
import-what = What is in the file?
import-what-programme = A programme
import-what-counts = How many came
import-count-columns = What a file of counts looks like
import-counts-how = Each row is a session, by its id here (sessionId) or your own (externalId). In state you write counted or estimated. The same figures once more change nothing. At most 1,000 rows.
import-counts-done = The counts are read in
import-counts-created = { $n ->
    [one] One session gets its count.
   *[other] { $n } sessions get their counts.
}
import-counts-changed = { $n ->
    [one] One count changes.
   *[other] { $n } counts change.
}
import-counts-do = { $n ->
    [one] Read in one count
   *[other] Read in { $n } counts
}
import-file = File
import-file-hint = CSV or XLSX, at most 10,000 rows, or a calendar (ICS). The first row of a spreadsheet has the names of the columns.
import-calendar = If the file is a calendar
import-calendar-how = The calendar is read from now on, what repeats for a year and 200 times at most. What is called off there is passed over. Choose here what it does not say. For sessions that are there already only the place counts.
import-venue = Where is all of it?
import-venue-own = Where the calendar says
import-seats = Seats to book
import-seats-hint = Leave it empty if nobody needs to book.
import-look = Show what happens
import-columns = What the file looks like
import-sample = Get a file to begin with
import-how = Each row is a session. In externalId you write a number of your own. The same number once more changes the same session. New sessions become drafts. Several languages, topics or helpers are parted by |.
import-sample-venue = Main library
import-sample-workshop = Get started with your mobile
import-sample-drop-in = Open computer help
import-judged = This is what happens
import-done = The programme is read in
import-created = { $n ->
    [one] One new session, as a draft.
   *[other] { $n } new sessions, as drafts.
}
import-changed = { $n ->
    [one] One session changes.
   *[other] { $n } sessions change.
}
import-unchanged = { $n ->
    [one] One row is as before.
   *[other] { $n } rows are as before.
}
import-nothing = There is nothing to read in.
import-do = { $n ->
    [one] Read in one session
   *[other] Read in { $n } sessions
}
import-faults = { $n ->
    [one] One fault to mend
   *[other] { $n } faults to mend
}
import-mend = Nothing is read in until everything is right. Mend it in the file, save it and choose it again.
import-faults-more = { $n ->
    [one] One more fault.
   *[other] { $n } more faults.
}
import-row = Row { $n }
import-other = Choose another file
import-to-plan = To the plan
done-import-gone = The file is no longer here. Choose it again.
proposals-title = Proposals that wait
proposals-none = No proposals wait.
proposals-which = Which do you publish?
proposals-none-chosen = Tick at least one proposal.
proposals-look = Open
proposals-publish = Publish those chosen
proposals-more = { $n } proposals wait. The first 200 are shown.
proposal-by = Proposed on { $day } by { $name }.
proposal-on = Proposed on { $day }.
proposal-since = Changed since then: { $parts }.
proposal-when = time
proposal-where = place
proposal-texts = texts
proposal-helpers = helpers
proposal-seats = number of seats
proposal-rest = other details
done-published-several = What you chose is published.
doubt-shut = { $day }: { $what } is closed at that time.
doubt-self-service = { $day }: { $what } is open without staff at that time.
new-campaign-free = { $name } – must be free of charge
new-campaign-open = { $name } – must be open to everybody
new-campaign-free-and-open = { $name } – must be free of charge and open to everybody

# The desk: sign-in, sessions, rosters.

sign-in-title = Sign in
sign-in-lead = For staff and volunteers.
sign-in-email = Email
sign-in-password = Password
sign-in-submit = Sign in
sign-in-lost = Have you forgotten your password? Ask your coordinator for a new one.
sign-in-kept = You have been signed out. Nothing was saved; what you wrote is still here. Sign in and it comes back.
unsent-send = Send again

desk-title = Sessions
desk-title-place = Today at { $place }
desk-none = There are no sessions here yet.
desk-none-to-count = Everything is counted. Well done!
desk-to-count = To count
desk-urgent = To do
desk-booked = { $taken } of { $total } booked
desk-waiting = { $n } in the queue
desk-uncounted = Not counted
tile-sessions = { $n ->
    [one] session today
   *[other] sessions today
}
desk-reports = Accessibility reports
desk-reports-none = Nobody has reported anything.
desk-report-handle = Done
desk-report-handled = done
tile-reports = { $n ->
    [one] accessibility report
   *[other] accessibility reports
}
tile-booked = booked
tile-to-call = to call
tile-undelivered = emails not delivered
tile-uncounted = to count
status-draft = Draft
status-proposed = Proposed
status-published = Published
status-cancelled = Cancelled
status-held = Over

new-heading = New session
new-more = More choices
new-title = Title
new-kind = What is it?
new-venue = Where?
    .none = Choose a place
new-date = Day
new-time = Starts at
    .hint = For example 13:00
new-occurrence = Which of the two?
    .hint = The clock goes back that night. The time comes twice.
    .first = The first
    .second = The second
new-minutes = How many minutes?
new-seats = How many places?
    .hint = Leave empty for a drop-in.
new-room = Room
    .none = No particular room
new-description = Description
new-languages = Languages we help in
new-topics = We help with
new-campaigns = Campaigns
new-publish = Publish
new-propose = Propose
new-draft = Save as a draft
new-clash = The room is taken
new-clash-text = The room { $room } is taken { $when }: { $what }.
new-clash-see = Show the other session

roster-caption = Those who are expected
roster-name = Name
roster-topics = Wants help with
roster-language = Language
roster-came = Came
roster-tick = Is here
roster-undo = Undo
roster-none = Nobody has booked yet.
roster-booked = { $booked } of { $total } booked, { $came } came
roster-booked-open = { $came } came
roster-queue = In the queue
roster-seats = { $n } places
roster-companion = { $n ->
    [one] + { $n } companion
   *[other] + { $n } companions
}
roster-interpreter = interpreter: { $language }
roster-pending = waits for an interpreter
roster-no-show = did not come
roster-excused = let us know
roster-early = You can tick people off from the morning of that day.
roster-propose = Propose
roster-publish = Publish
roster-book = Book for somebody
roster-cancel = Cancel the session
roster-cancel-nobody = There is nobody to tell.
roster-cancel-letters = { $n } will get an email.
roster-cancel-calls = You need to call { $n } yourself.
roster-cancel-door = { $n } cannot be reached. Put up a note at the door.
roster-cancel-reason = Why is it cancelled?
    .hint = Everybody who has booked will read this.
roster-cancel-submit = Cancel and tell those who booked
roster-passed-over = Passed over: needs { $n } places at once.
settle-confirm = Interpreter is booked
settle-decline = No interpreter found
new-pin = New code
new-pin-ends = The old code will stop working.
new-pin-submit = Make a new code
new-pin-title = New code
new-pin-once = The code is shown only now. Copy it or read it out.
move = Move…
move-title = Move the booking
move-seats = { $n ->
    [one] The booking is for { $n } place.
   *[other] The booking is for { $n } places.
}
move-where = Which session instead?
move-none = No other session has room for the booking.
move-full = Choose another session, or leave the booking where it is.
move-told = The person will get an email with the new time.
move-not-told = The person will get no email. Tell them the new time yourself.
release-title = Empty places
release-seats = { $n ->
    [one] { $n } person who booked has not come.
   *[other] { $n } people who booked have not come.
}
release-how = Those not ticked off count as not having come. Their places can go to people who are here.
release-submit = Give the places to others
crowd-title = { $n } bookings from one connection in ten minutes
crowd-how = It may be the computers of a library, or a group that booked together. It may also be a program that takes places. Look at the names.
crowd-cancel = Cancel them
crowd-told = Whoever gave an e-mail address gets an e-mail. The places are free for others.
crowd-submit = Cancel all { $n }
walk-in-title = Walk-ins
walk-in-bare = + 1 without a name
walk-in-last = Last: { $n } without a name at { $time }.
walk-in-take-back = Take back
walk-in-name = Name
walk-in-named = + with a name
walk-in-override = Let in although it is full
walk-in-full = Tick “Let in although it is full”, or book another time.
count-title = Number of visitors
count-none = Not counted yet.
count-done = Counted by { $name } { $when }.
count-total = How many took part?
count-children = How many of them were children?
count-digital = How many took part remotely?
count-estimated = This is an estimate
count-save = Save the count
count-sure = Yes, { $n } came

done-drafted = The session is saved as a draft.
done-proposed = The session is proposed. Someone who may publish takes over.
done-published = The session is published.
done-cancelled = The session is cancelled. Those who chose email will get one. You need to call or tell the others yourself.
done-taken-back = It is removed.
done-counted = The count is saved.
done-submitted = The figures are submitted.
done-booked = The place is booked.
done-moved = The booking is moved. If the person chose email, they will get one. If not, tell them yourself.
done-released = The places are free for those who are here.
done-bookings-cancelled = The bookings are cancelled.
done-settled = The answer is saved. If the person chose email, they will get one. If not, tell them yourself.
roster-offered = offered a place until { $when }

# The desk: sign-in, sessions, rosters.

sign-in-title = Sign in
sign-in-lead = For staff and volunteers.
sign-in-email = Email
sign-in-password = Password
sign-in-provider = Sign in with the municipality's account
sign-in-or-password = Or with a password:
sign-in-submit = Sign in
sign-in-kept = You have been signed out. Nothing was saved; what you wrote is still here. Sign in and it comes back.
unsent-send = Send again

desk-none-to-count = Everything is counted. Well done!
desk-to-count = To count
desk-urgent = To do
desk-booked = { $taken } of { $total } booked
desk-waiting = { $n } in the queue
desk-uncounted = Not counted
desk-reports = Accessibility reports
desk-reports-none = Nobody has reported anything.
desk-report-handle = Done
desk-report-handled = done
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
roster-queue = In the queue
roster-companion = { $n ->
    [one] + { $n } companion
   *[other] + { $n } companions
}
roster-interpreter = Interpreter: { $language }
roster-pending = waits for an interpreter
roster-no-show = did not come
roster-excused = let us know
roster-early = You can tick people off from the morning of that day.
roster-propose = Propose
roster-publish = Publish
roster-remove-draft = Remove the draft
done-draft-removed = The draft is removed.
roster-book = Book for somebody
roster-cancel = Cancel the session
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
release-title = Give places to others
release-seats = { $n ->
    [one] { $n } person who booked has not come.
   *[other] { $n } people who booked have not come.
}
release-how = Those you have ticked count as not having come, and their places are free for those who are here. If somebody comes after all, press Undo at the name, as long as nobody else has the place.
release-submit = Give the places away
crowd-title = { $n } bookings from one connection in ten minutes
crowd-how = It may be the computers of a library, or a group that booked together. It may also be a program that takes places. Look at the names.
crowd-cancel = Cancel them
crowd-told = Whoever gave an e-mail address gets an e-mail. The places are free for others.
crowd-submit = Cancel all { $n }
walk-in-last = Last: { $n } without a name at { $time }.
walk-in-take-back = Take back
walk-in-name = Name, may be empty
walk-in-override = Let in although it is full
walk-in-full = Say why you let in more than there are places, or book another time.
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
done-cancelled = The session is cancelled.
done-taken-back = It is removed.
done-counted = The count is saved.
done-submitted = The figures are submitted.
done-booked = The place is booked.
done-moved = The booking is moved. If the person chose email, they will get one. If not, tell them yourself.
done-released = The places are free for those who are here.
done-bookings-cancelled = The bookings are cancelled.
done-settled = The answer is saved. If the person chose email, they will get one. If not, tell them yourself.
roster-offered = offered a place until { $when }

record-status-confirmed = Has a place
record-status-pending = Waiting for an interpreter
record-status-offered = Offered a place
record-status-waiting = In the queue
record-status-place = In the queue, number { $place }
record-status-cancelled = Cancelled
record-status-came = Came
record-status-no-show = Did not come
record-status-excused = Told us they cannot come
record-time = The time
record-contact = Contact
record-letters = E-mails
record-letter = E-mail about
record-letter-state = How it went
record-letter-said = Read what the e-mail said
record-past = What has happened
record-acts = Do something with the booking
record-seats = Places
record-seats-n = { $n }
record-companions = Along
record-device = Brings
record-needs = Needs
record-interpreter = Interpreter
record-booked-by = Booked by
record-told-letter = Gets an e-mail if anything changes.
record-told-not-by-letter = The address takes no e-mail. Ring, or tell them when they come.
record-told-call = We ring if anything changes.
record-told-door = Cannot be reached. Is told when they come.
record-discreet = Name and contact are hidden. Only the number is shown.
record-wiped = Name and contact have been removed.
record-kept = Name and contact are removed on { $day }.
record-look = That you have read this page is in the log.
record-when-who = { $when }, { $name }
record-why = Reason:
record-address = Address
record-entry = Door code or floor
record-ring = Ring
record-change = Change details
record-save = Save
record-name = Name
record-reach = How does the person learn of a change?
record-reach-email = By e-mail
record-reach-phone = We ring
record-reach-none = When they come
record-language-hint = E-mails are in that language, if we have it.
record-next-time = Book a next time
record-resend = Send the e-mail again
record-hide-name = Show only the number
record-show-name = Show the name
record-cancel = Cancel the booking
record-cancel-who = Who cancels?
record-cancel-visitor = The person asked for it
record-cancel-desk = We have to cancel
record-cancel-reason = Why?
    .hint = The person reads this.
relation-relative = Relative
relation-staff = Staff
relation-referrer = Somebody who referred them
device-android-phone = Android phone
device-iphone = iPhone
device-android-tablet = Android tablet
device-ipad = iPad
device-windows = Windows computer
device-mac = Mac
device-chromebook = Chromebook
device-other = something else
need-step-free = a way in without steps
need-hearing-loop = hearing loop
need-quiet = a quiet place
need-large-print = large print
need-other = something else
letter-confirmation = Confirmation
letter-change = Change
letter-message = Message
letter-reminder = Reminder
letter-cancellation = Cancellation
letter-offer = Offer of a place
letter-promotion = Place from the queue
letter-state-waiting = On its way
letter-state-sending = On its way
letter-state-sent = Sent
letter-state-failed = Did not arrive
letter-state-given-up = Did not arrive
letter-state-expired = Came too late
letter-state-superseded = No longer true
letter-state-withheld = Not sent
act-booked = Booked on the web
act-booking-made = Booked for the person
act-booking-walked-in = Came without a booking
act-booking-changed = Details changed
act-booking-moved = Moved to another time
act-booking-pin-renewed = New PIN
act-booking-letter-resent = E-mail sent again
act-booking-hidden = Only the number is shown
act-booking-shown = The name is shown again
act-booking-offer-accepted = Accepted the place
act-booking-offer-declined = Declined the place
act-booking-settled-confirmed = Interpreter booked
act-booking-settled-cancelled = No interpreter found, cancelled
act-attendance-marked-came = Came
act-attendance-marked-no-show = Did not come
act-attendance-marked-excused = Told us they cannot come
act-attendance-marked-undo = The tick was taken back
act-booking-called-reached = Rung, reached
act-booking-called-no-answer = Rung, no answer
act-booking-called-left-word = Rung, left word
act-booking-called-told-at-door = Told on the spot
act-booking-call-taken-back = The call is open again
act-walk-in-taken-back = Taken back
act-ended-visitor = Cancelled, the person asked for it
act-ended-desk = Cancelled by us
act-ended-session-cancelled = The session was cancelled
act-ended-no-interpreter = Cancelled, no interpreter found
act-ended-offer-ran-out = The offer ran out
act-ended-no-booking-needed = The session became a drop-in

done-changed = The details are saved.
done-closed = The drop-in is closed.
done-resent = The e-mail is sent again.
done-booking-cancelled = The booking is cancelled.
done-discreet = Now only the number is shown.
done-named = Now the name is shown again.

search-head = Search by name, number or phone
search-title = Find a booking
search-text = Name, number, phone or email
    .hint = The beginning of the name will do, and the end of the phone number.
search-from = From day
search-to = To day
search-submit = Search
search-found = { $n ->
    [0] No booking
    [one] { $n } booking
   *[other] { $n } bookings
}
search-none = Try a part of the name. Whoever wants to stay anonymous is found by the number alone.
search-status = Status

# Several sessions called off in one act, and who is told of an act.
cancel-several-title = Cancel several sessions
cancel-several-show = Show sessions
cancel-several-all = Everything
cancel-several-which = Which are cancelled?
cancel-several-booked = { $n ->
    [one] { $n } booked.
   *[other] { $n } booked.
}
cancel-several-waiting = { $n } in the queue.
cancel-several-none = There is nothing to cancel on those days.
cancel-several-cancelled = Cancelled on those days
cancel-several-reason = Why is it cancelled?
    .hint = Everybody who has booked reads this.
cancel-several-storm = Suggest a text about a storm
cancel-several-storm-text = There is a storm, and we are closed.
cancel-several-sickness = Suggest a text about illness
cancel-several-sickness-text = The person who was going to help you is ill.
cancel-several-submit = { $sessions ->
    [one] Cancel { $sessions } session and tell { $people }
   *[other] Cancel { $sessions } sessions and tell { $people }
}
cancel-several-submit-alone = { $sessions ->
    [one] Cancel { $sessions } session
   *[other] Cancel { $sessions } sessions
}
done-cancelled-several = The sessions are cancelled.
text-in-language = In { $language }
told-people = { $n ->
    [one] { $n } person is told
   *[other] { $n } people are told
}
told-letters = by e-mail
told-calls = to be rung
told-door = at the door
told-line-letters = { $n } by e-mail.
told-line-calls = { $n } to be rung.
told-line-door = { $n } at the door.
told-left-calls = { $n } calls left.
told-left-door = { $n } to be told at the door.
told-nobody = There is nobody to tell.
told-all = Nobody is left to ring.
told-not-done = It is done when everybody has been told.
told-to-calls = To the call list
told-calls-of = Ring
told-preview = Show who is told
told-preview-again = Show again
ask-planners = You cannot do this yourself. Ring whoever plans:
ask-planners-no-phone = The place has no telephone number.

# One session changed.
edit-title = Change the session
edit-lead = Nothing is saved yet.
edit-unsaved = { $n ->
    [one] Nothing is saved yet. One thing is changed.
   *[other] Nothing is saved yet. { $n } things are changed.
}
edit-was = Before: { $was }
edit-was-nothing = nothing
edit-helpers = Helpers
edit-opens-date = Booking opens
edit-opens-time = Opens at
edit-closes-date = Booking closes
edit-closes-time = Closes at
edit-meetings = Each meeting is changed by itself
edit-more = Helpers and time of booking
edit-reason = Why all the same?
    .hint = It is kept in the log.
edit-why = Why is it changed?
    .hint = Whoever is told reads it in the e-mail, or hears it when you call.
edit-stale = Somebody else has changed the session. At each field stands what holds now. What you wrote is still here.
edit-nothing = You have not changed anything.
edit-letter = What the e-mail says
edit-save = Save
edit-save-and-tell = Save and tell { $n }
edit-first = If somebody is to be told, you see it before it is saved.
edit-leave = Back without saving
edit-waiting = { $n } of them are in the queue.
told-changed = The change is saved
told-cancelled = The session is cancelled

# A message to everybody booked.
message-title = Tell everybody who has booked
message-text = What shall we say?
message-how = The session does not change. Write what everybody needs to know, such as which door is open.
message-to = To whom?
message-to-all = Everybody
message-to-confirmed = Those who have a seat
message-to-waiting = Those in the queue
message-send = Send to { $n }
message-leave = Back without sending
told-sent = The message is sent

# What an organisation says in its letters in its own words.
own-texts-title = Your own words in e-mails
own-texts-how = Write something of your own that stands in every e-mail of a kind, such as where to park.
own-texts-choose = Choose an organisation
own-texts-none = No text of your own.
own-text-title = Your own words: { $kind }
own-text-how = The text stands after the opening of every e-mail of this kind. At most 500 characters in each language. Leave it empty if nothing shall stand there.
own-text-variables = This is filled in when the e-mail is sent
own-text-name = who comes
own-text-when = day and time
own-text-place = the place, with its room
own-text-phone = the telephone number there
own-text-left-out = A line is left out where there is nothing to fill in: no telephone number, or help at home or by telephone.
own-text-preview = This is the e-mail
own-text-made-up = The person, the time and the place are made up.
own-text-first = You see the e-mail before anything is saved.
own-text-show = Show the e-mail
own-text-save = Save
own-text-take-away = Take the text away
own-text-leave = Back without saving
done-own-text = It is saved. E-mails that are sent from now on follow it.

# The letters that did not arrive.
letters-title = E-mails that did not arrive
letters-how = These people do not know what the e-mail was to tell them. Ring them, tell them when they come, or correct the address and send it again.
letters-none = No e-mail needs looking after now.
letters-more = There are more. They are shown when these are done.
letters-late = The e-mail has not been sent, and the session begins soon.
record-ring-instead = Ring instead
record-tell-at-door = Tell them when they come
done-on-door-list = The person will be told at the door.
done-on-call-list = The person is on the call list.
not-delivered-no-such-address = The address does not exist.
not-delivered-mailbox-full = The mailbox is full.
not-delivered-not-wanted = The recipient’s mail server will not take the e-mail.
not-delivered-unknown = The e-mail could not be delivered.
act-booking-put-on-call-list = Put on the call list instead of an e-mail

# A helper who is ill.
substitutions-title = When a helper is ill
substitutions-link = A helper is ill
substitutions-helper = Who is away?
substitutions-choose = Choose a person
substitutions-by = Who steps in?
substitutions-nobody = Nobody yet
substitutions-none = No session needs anybody on those days.
substitutions-which = What happens to each session?
substitutions-takes = { $name } steps in.
substitutions-clash = { $name } is busy then:
substitutions-not-allowed = { $name } may not help there.
substitutions-open = Nobody steps in yet.
substitutions-cover = What do we do?
substitutions-leave = Leave it for now
substitutions-cancel = Cancel it
substitutions-if-cancelled = If it is cancelled: { $told }
substitutions-untold = If you change the helper, nobody booked is told. If you cancel, everybody is.
substitutions-reason = If anything is cancelled: why?
substitutions-submit = Save what you have chosen
substitutions-nothing = Everything is left as it is. Choose somebody, or cancel.
substitutions-changed = Something has changed while you chose. Look again before you save.
substitutions-settled = Settled on those days
substitutions-helps = { $names } helps.
substitutions-cancelled = Cancelled. { $told }
substitutions-told = Who has been told
done-substituted = It is saved.

# One session cancelled.
cancel-one-submit = Cancel and tell { $n }
cancel-one-changed = Other people are told now. Look again before you cancel.
cancel-one-leave = Back without cancelling

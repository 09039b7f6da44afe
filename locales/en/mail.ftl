# Letters. A subject never says what a session is about.

mail-greeting = Hello { $name }!
mail-confirmed = You have a place.
    .subject = Your place on { $when }
mail-offered = There is a place for you. Call us if you want it.
    .subject = A place for you on { $when }
mail-pending = We have your booking. We are looking for an interpreter and will email you when we know more.
    .subject = Your booking on { $when }
mail-waiting = You are number { $place } in the queue.
    .subject = You are in the queue for { $when }
mail-queue-moves = We send you an email if your turn comes. The queue moves until { $until }.
mail-queue-stands = The queue no longer moves. If a place becomes free, you can take it on My booking.
mail-cancelled = Your place is cancelled. Now somebody else can have it.
    .subject = Your place on { $when } is cancelled
mail-called-off = The session is cancelled. We are sorry.
    .subject = Cancelled: { $when }
mail-cancelled-by-desk = We have cancelled your place.
mail-no-interpreter = We found no interpreter, so your place is cancelled. We are sorry.
mail-interpreter-found = We have an interpreter. Now the place is yours for certain.
mail-promoted = It is your turn. You have a place now.
    .subject = You have a place on { $when }
mail-offer = There is a place for you. Answer by { $until }, or it goes to the next in the queue.
    .subject = A place for you on { $when }
mail-moved = Your booking has been moved. This is your new time.
    .subject = Your new time: { $when }
mail-changed = The time and the place have changed.
    .subject = New time and place: { $when }
mail-changed-time = The time has changed.
    .subject = New time: { $when }
mail-changed-place = The place has changed.
    .subject = New place: { $when }
mail-new-online = a new address online
mail-no-online = no longer online
mail-meeting-cancelled = One of the course meetings is cancelled. We are sorry.
mail-no-booking-needed = You no longer need a booking. Just come.
    .subject = No booking needed: { $when }
mail-still-seated = You still have your place.
mail-still-pending = Your booking still stands. We are still looking for an interpreter.
mail-still-offered = We are still keeping a place for you.
mail-still-waiting = You are still in the queue.
mail-before = Before
mail-now = Now
mail-now-cancelled = Cancelled
mail-offer-ended = The time to answer is over. Now the next in the queue has the chance. You are welcome to book another time.
    .subject = The place on { $when } is no longer yours
mail-answer = Say yes or no here:
mail-change = Can't come? Cancel here, and somebody else gets the place:
mail-leave-queue = Do you no longer want to wait? Leave the queue here:
mail-open = Open my booking
mail-again = Find a new time here:
mail-call = You can also call { $phone } and say your number.
mail-message = We have a message for you.
    .subject = About your time { $when }
mail-reminder = This is a reminder of your time.
    .subject = Reminder: { $when }
mail-cannot-come = I cannot come
mail-miss-one = Can't come this time? Call and tell us. You keep your place in the course:
mail-regards = Kind regards
mail-at-home = At your home
mail-by-phone = We call you when the time begins
mail-left-queue = You have left the queue.
    .subject = You are no longer in the queue for { $when }
mail-queue-by-desk = We have taken you out of the queue.
mail-declined = You have said no to the place. Now somebody else can have it.
    .subject = You have said no to { $when }
mail-call-us = You can also call { $phone }.
mail-come = You are also welcome to come to { $place }.
mail-find = Find a time
mail-calendar = The time is in this email as a calendar file.
mail-calendar-out = The calendar file in this email takes the time out of your calendar.
mail-kept = { $days ->
    [one] We keep your name until 1 day after the visit.
   *[other] We keep your name until { $days } days after the visit.
}
mail-unchecked = { $language ->
    [nb] Nobody has checked this translation. The Norwegian text below counts.
    [en] Nobody has checked this translation. The English text below counts.
   *[sv] Nobody has checked this translation. The Swedish text below counts.
}

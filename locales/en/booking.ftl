# Booking, the confirmation, my booking.

book-title = Book: { $title }
book-title-queue = Join the queue: { $title }
book-queue-title = This session is full.
book-queue = { $n ->
    [0] Nobody is in the queue. You will be the first.
    [one] { $n } person is in the queue before you.
   *[other] { $n } people are in the queue before you.
}
book-name = What shall we call you?
    .hint = A first name is enough. Booking for someone else? Enter the name of the person who will come.
book-reach = How can we reach you if something changes?
reach-email = Email
    .label = Your email
reach-phone = Phone
    .label = Your phone number
reach-none = Neither
reach-none-how = I get a booking number to copy or print
book-call = Which number shall we call?
    .hint = We call you when the session starts.
book-address = Where shall we come?
book-entry = How do we get in?
    .hint = For example the floor or the door code.
book-more = Is there more you want to tell us? (optional)
book-topic-left-out = You can still book for something else.
book-topics = What do you want help with?
    .hint = You can choose several.
book-interpreter = Do you need an interpreter?
    .hint = Then we look for one.
    .none = No
book-companion = I will bring somebody
book-submit = Book the place
book-already-open = Show my booking
book-already-again = Book for somebody else
book-submit-queue = Put me in the queue
book-kept = { $days ->
    [one] We keep your name until 1 day after your visit. Then it is removed.
   *[other] We keep your name until { $days } days after your visit. Then it is removed.
}
book-alternatives = There are places here
book-full-desk = Choose another time, or put the person in the queue if there is one.
book-changed = You have booked with this form already
    .detail = Did you change something? Press the button again, and we book one more place.

booking-confirmed = You have a place, { $name }
booking-offered = There is a place for you, { $name }
    .late = The time to answer is over. Now the next in the queue has the chance.
booking-waiting = You are in the queue, { $name }
    .next = You are number { $place } in the queue.
booking-pending = We are looking for an interpreter, { $name }
    .next = The place is yours meanwhile.
booking-pin = Code
booking-write-down = Copy the number and the code, or print the slip. You need them if you want to cancel.
booking-letter = We will send an email to { $to }. The place is yours even if the email takes a while.
booking-letter-queue = We will send an email to { $to }. You are in the queue even if the email takes a while.
booking-no-letter = We will not send an email about this. Your address has had several today. Print the slip, or write the number down.
booking-call = We will call the number ending in { $end } if the session is changed or cancelled.
booking-slip = Print the slip
booking-calendar = Add to your calendar
booking-again = Book another
booking-leave = Done – clear the screen
booking-aloud = How to read it out on the phone
booking-spelt = { $sign } for { $word }
# How somebody learns what comes next, by the contact that was given.
turn-by-letter = We will send an email if it is your turn.
turn-by-call = We will call the number ending in { $end } if it is your turn. You can also look at My booking.
turn-untold = Look at My booking to see if it is your turn.
    .call = Look at My booking or call us on { $phone } to find out if it is your turn.
interpreter-by-letter = We will send an email when we know if we have an interpreter.
interpreter-by-call = We will call the number ending in { $end } when we know if we have an interpreter. You can also look at My booking.
interpreter-untold = Look at My booking to see if we have an interpreter.
    .call = Look at My booking or call us on { $phone } to find out if we have an interpreter.
queue-until = The queue moves until { $when }.
queue-stands = The queue no longer moves, as it starts soon. If a place becomes free, you can take it here on My booking.
queue-free-seat = There is a free place now. Whoever takes it first has it.
queue-take-seat = Take the place
offer-until = Answer by { $when }.
offer-ask = Do you want the place?
offer-accept = Yes please
offer-decline = No thanks

cancel-title = Can't come?
cancel-lose-seat = If you cancel, the place goes to somebody else.
cancel-lose-queue = If you leave the queue, you lose your turn in it.
cancel-call = You can also call { $phone } and say the number.
cancel-submit = Cancel the place
cancel-leave-queue = Leave the queue
cancel-past = The session has started. It can no longer be cancelled here.
cancelled-title = Your place is cancelled
cancelled-free = Now somebody else can have the place. You are welcome to book a new time.
cancelled-no-letter = We will not send an email about this. Your address has had several today.
cancelled-by-desk = We have cancelled your place. Please get in touch if you wonder why.
cancelled-no-interpreter = We found no interpreter. We are sorry. We are glad to help you another day.
cancelled-drop-in-title = No booking needed
cancelled-drop-in = Just come. You need no place.
cancelled-by-us-title = The session is cancelled
cancelled-sorry = We are sorry. We are glad to help you another day.
cancelled-late-title = Your answer came too late
cancelled-late = Now the next in the queue has the chance. You can book another time.
cancelled-again = Find a new time

ask-title = My booking
ask-lead = Enter the number and the code from your slip.
ask-number-hint = 8 letters and digits. Spaces do not matter.
ask-pin-hint = 4 digits.
ask-submit = Show my booking
ask-lost = Have you lost the slip? Call us or come by, and we will find your booking.
link-lead = Press the button to see your booking. You can cancel it there too.
link-over = The link is no longer valid
    .detail = Enter the number and the code instead, or call us.

slip-title = Slip to take with you
slip-how = Print this page in your browser. No printer? Copy the slip by hand.
slip-heading = Your time for help
slip-offered = There is a place for you for a short while. Answer on My booking.
slip-waiting = You are in the queue.
slip-pending = We are looking for an interpreter.
slip-call = Can't come? Call { $phone } and say your number.
slip-qr = QR code that opens My booking

# Each sign of a number or a PIN, as it is read out.
sign-0 = zero
sign-1 = one
sign-2 = two
sign-3 = three
sign-4 = four
sign-5 = five
sign-6 = six
sign-7 = seven
sign-8 = eight
sign-9 = nine
sign-a = Alpha
sign-b = Bravo
sign-c = Charlie
sign-d = Delta
sign-e = Echo
sign-f = Foxtrot
sign-g = Golf
sign-h = Hotel
sign-j = Juliet
sign-k = Kilo
sign-m = Mike
sign-n = November
sign-p = Papa
sign-q = Quebec
sign-r = Romeo
sign-s = Sierra
sign-t = Tango
sign-v = Victor
sign-w = Whiskey
sign-x = X-ray
sign-y = Yankee
sign-z = Zulu

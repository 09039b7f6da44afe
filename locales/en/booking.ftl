# Booking, the confirmation, my booking.

book-title = Book: { $title }
book-title-queue = Join the queue: { $title }
book-queue-title = It is full.
book-queue = { $n ->
    [0] Nobody is in the queue. You will be the first.
    [one] { $n } person is in the queue before you.
   *[other] { $n } people are in the queue before you.
}
book-seat-keep = Keep a place for five minutes
    .why = While the caller spells their name.
book-seat-kept = A place is kept until { $time }.
book-seat-kept-then = If it is not booked by then, it is free again.
book-seat-end = Let the place go
book-name = What shall we call you?
    .hint = A first name is enough. Booking for someone else? Write the name of the person who will come.
book-reach = How can we reach you if something changes?
reach-email = E-mail
    .label = Your e-mail
reach-phone = Phone
    .label = Your phone number
reach-none = Neither
reach-none-how = I will print the slip or copy it by hand
book-call = Which number shall we call?
    .hint = We call you when the session starts.
book-address = Where shall we come?
book-entry = How do we get in?
    .hint = For example the floor or the door code.
book-more = Is there more you want to tell us? (optional)
book-topics = What do you want help with?
    .hint = You can choose several.
book-interpreter = Do you need an interpreter?
    .hint = We will tell you when we have found one.
    .none = No
book-companion = I will bring somebody
book-submit = Book the place
book-submit-queue = Put me in the queue
book-kept = { $days ->
    [one] We keep your name until 1 day after your visit. Then it is removed.
   *[other] We keep your name until { $days } days after your visit. Then it is removed.
}
book-alternatives = There are places here
book-changed = You have booked with this form already
    .detail = Did you change something? Press the button again, and we book one more place.

booking-confirmed = You have a place, { $name }
booking-offered = There is a place for you, { $name }
    .next = The place waits for you for a short while. Call us if you want it.
booking-waiting = You are in the queue, { $name }
    .next = You are number { $place } in the queue. We will tell you if it is your turn.
booking-pending = We are looking for an interpreter, { $name }
    .next = The place is yours meanwhile. We will tell you when the interpreter is found.
booking-number = Booking number
booking-pin = Code
booking-write-down = Copy the number and the code, or print the slip. You need them if you want to cancel.
booking-letter = We will send a letter to { $to }. The place is yours even if it takes a while.
booking-letter-queue = We will send a letter to { $to }. You are in the queue even if it takes a while.
booking-slip = Print the slip
booking-calendar = Add to your calendar
booking-again = Book another
booking-leave = Done – clear the screen
booking-aloud = How to read it out on the phone
booking-spelt = { $sign } for { $word }
offer-until = Answer by { $when }.
offer-ask = Do you want the place?
offer-accept = Yes please
offer-decline = No thanks

cancel-title = Can you not come?
cancel-lose-seat = If you cancel, the place goes to somebody else.
cancel-lose-queue = If you leave the queue, you lose your turn in it.
cancel-call = You can also call { $phone } and say the number.
cancel-submit = Cancel the place
cancel-leave-queue = Leave the queue
cancel-past = The session has started. It can no longer be cancelled here.
cancelled-title = Your place is cancelled
cancelled-thanks = Thank you for telling us. Now somebody else can have the place.
cancelled-by-us-title = The session is cancelled
cancelled-sorry = We are sorry. We are glad to help you another day.
cancelled-late-title = The place has gone to somebody else
cancelled-late = Your answer came too late. Now the next in the queue has the chance. You can book another time.
cancelled-again = Find a new time

ask-title = My booking
ask-lead = Write the number and the code from your slip.
ask-number-hint = 8 letters and digits. Spaces do not matter.
ask-pin-hint = 4 digits.
ask-submit = Show my booking
ask-lost = Have you lost the slip? Call us or come by, and we will find your booking.
link-lead = Press the button to see your booking. You can cancel it there too.
link-over = The link is no longer valid
    .detail = Write the number and the code instead, or call us.

slip-title = Slip to take with you
slip-how = Print this page in your browser. No printer? Copy the slip by hand.
slip-heading = Your time for help
slip-waiting = You are in the queue. We will tell you if a place becomes free.
slip-pending = We are looking for an interpreter.
slip-call = Can you not come? Call { $phone } and say your number.
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

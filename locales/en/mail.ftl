# Letters. A subject never says what a session is about.

mail-greeting = Hello { $name }!
mail-confirmed = You have a place.
    .subject = Your place on { $when }
mail-offered = There is a place for you. Call us if you want it.
    .subject = A place for you on { $when }
mail-pending = We have your booking. We are looking for an interpreter and will be in touch.
    .subject = Your booking on { $when }
mail-waiting = You are number { $place } in the queue. We will write if it is your turn.
    .subject = You are in the queue for { $when }
mail-cancelled = Your place is cancelled. Thank you for telling us.
    .subject = Your place on { $when } is cancelled
mail-called-off = The session is cancelled. We are sorry.
    .subject = Cancelled: { $when }
mail-change = Can you not come? Cancel here, and somebody else gets the place:
mail-open = Open my booking
mail-again = Find a new time here:
mail-call = You can also call { $phone } and say your number.
mail-regards = Kind regards

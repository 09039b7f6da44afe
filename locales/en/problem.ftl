# problem-<name>: what is the case; .detail: what to do next.

problem-not-found = There is no such page
    .detail = The link may be wrong or old. Go to the list of sessions, or call us.
problem-bad-request = Something is wrong in the address or the form
    .detail = Go back and try again.
problem-malformed-json = This is not valid JSON
    .detail = Correct the text and send it again.
problem-unknown-parameter = An unknown parameter
    .detail = Remove it, or see in the API description what it is called.
problem-unprocessable = Something is missing or went wrong
    .detail = Correct what is wrong and send it again.
problem-too-large = That is too much text
    .detail = Make the text shorter and send it again.
problem-unsupported-media-type = The wrong kind of content
    .detail = Send JSON, or use the form on the page.
problem-method-not-allowed = It cannot be done this way
    .detail = Go back and start again from the page.
problem-not-acceptable = There is no answer in that form
    .detail = Ask for JSON instead.
problem-sign-in-first = Sign in first
    .detail = Sign in and try again.
problem-not-allowed = You may not do this
    .detail = Ask somebody who may, or call whoever runs the service.
problem-wrong-password = The email or the password is wrong
    .detail = Try again. Check capital and small letters.
problem-precondition-required = Say which version you are changing
    .detail = Send If-Match with the ETag you were given.
problem-stale = Someone else changed this first
    .detail = This has changed since you saw it. Read it again and repeat your change.
problem-wrong-state = That cannot be done now
    .detail = Something has changed since you opened the page. Load it again.
problem-sold-out = The last place is taken
    .detail = Choose another time, or join the queue if there is one.
problem-too-many-seats = So many places cannot be booked here
    .detail = { $most ->
        [one] You can book { $most } place. Call us if you are more people.
       *[other] You can book { $most } places. Call us if you are more people.
    }
    .have = { $have ->
        [one] You have { $have } place here already. The most is { $most }. Call us if you are more people.
       *[other] You have { $have } places here already. The most is { $most }. Call us if you are more people.
    }
problem-too-many-bookings = There are several bookings with this address already
    .detail = { $most ->
        [one] One person can have { $most } booking at a time. Cancel it, or call us.
       *[other] One person can have { $most } bookings at a time. Cancel one, or call us.
    }
problem-hold-gone = No place is kept any more
    .detail = The time ran out, or it was let go. Book all the same if there is a free one.
problem-other-owner = That session belongs to somebody else
    .detail = A booking can only move between sessions of the same organiser. Make a new one instead.
problem-too-early-to-release = It is too early
    .detail = Wait ten minutes after the start, so that latecomers get their place.
problem-not-open-yet = Booking is not open yet
    .detail = Come back a little later.
problem-closed = Booking is closed
    .detail = Call us, and we will see what we can do. You can also choose another time.
problem-cancelled = The session is cancelled
    .detail = Choose another time. We are glad to help you.
problem-no-booking-needed = You do not need to book
    .detail = Come whenever you like during the session.
problem-part-of-course = This is part of a course
    .detail = Book the whole course instead.
problem-bad-number = The number is not right
    .detail = One sign is wrong. Look at the slip and enter the number again.
problem-no-such-booking = We can't find that booking
    .detail = The number or the code is wrong. Look at the slip and try again, or call us.
problem-wait = Wait a while
    .detail = The code has been wrong several times. Try again in an hour, or call us now.
problem-ask-the-desk = Call us, and we will help you
    .detail = The code has been wrong too many times. We can give you a new one.
problem-ambiguous-municipality = The code exists in two countries
    .detail = Enter the country first, for example SE-1860 or NO-1860.
problem-campaign-rule = The campaign does not allow this
    .detail = { $rule ->
        [mustBeFree] Sessions in the campaign must be free. Remove the price, or take the session out of the campaign.
       *[other] Sessions in the campaign must be open to everybody. Open the session, or take it out of the campaign.
    }
problem-clash = The room, the helper or the equipment is taken
    .detail = Choose another time, another room, another helper or less equipment.
problem-taken-below = More places are already booked
    .detail = { $taken ->
        [one] { $taken } place is booked. There must be at least that many.
       *[other] { $taken } places are booked. There must be at least that many.
    }
problem-not-started = The session has not started yet
    .detail = Count when it has started.
problem-key-required = A key is missing
    .detail = Send Idempotency-Key with 16 to 64 characters.
problem-two-keys = Two keys were sent
    .detail = Send Idempotency-Key once in a request.
problem-weak-key = The key is too easy to guess
    .detail = Without a token, Idempotency-Key needs 22 to 64 characters, at least 8 of them different, and must not be a shorter piece repeated. Use a new UUID for each booking.
problem-key-reused = The key has been used already
    .detail = It belongs to another request. Use a new one.
problem-key-in-use = Your request is under way
    .detail = Wait a second and ask again.
problem-rate-limited = Too many tries in a short time
    .detail = Wait a while and try again, or call us.
    .retryAfter = { $retryAfter ->
        [one] Try again in 1 second, or call us.
       *[other] Try again in { $retryAfter } seconds, or call us.
    }
problem-unavailable = The service is not working right now
    .detail = Try again in a little while. Your bookings are safe.
problem-internal = Something went wrong on our side
    .detail = It is not your fault. Try again, or call us.
problem-circle = That would be a circle
    .detail = An organisation cannot be below itself. Choose another.
problem-network-no-parent = A network cannot stand above others
    .detail = A network has no organisations below it. Choose another.
problem-slug-taken = The name is taken
    .detail = Choose another name, or send a short name (slug) of its own, such as katrineholm-valla.
problem-in-use = It is still in use
    .detail = Remove first what belongs to it.
problem-organisation-in-use = The organisation is in use
    .detail = Venues, people, other organisations or sessions belong to it. Remove or move them first.
problem-venue-in-use = The venue is in use
    .detail = Sessions, roles or questions belong to it. It can only be removed if it was never used.
problem-room-in-use = The room is in use
    .detail = Sessions belong to it. It can only be removed if no session was ever planned in it.
problem-equipment-in-use = The equipment is in use
    .detail = Sessions belong to it. It can only be removed if no session was ever planned with it.
problem-staff-in-use = The account was used
    .detail = The person has helped, or did something that stands in the log. Close the account instead.
problem-campaign-in-use = The campaign is in use
    .detail = It has editions. Remove them first.
problem-edition-in-use = The edition is in use
    .detail = Sessions joined it, or counts were submitted for it. It can only be removed if nobody took part.
problem-no-submission-yet = Nobody has submitted figures yet
    .detail = That version does not exist. Look at the figures as they are now.
problem-foreign-form = The form does not come from this site
    .detail = Open the page again and send the form from there.
problem-unsent-form = Nothing was saved yet
    .detail = You had been signed out. Nothing was saved; what you wrote is still here. Look through it and press the button again.
problem-email-taken = The email address is taken
    .detail = Another account has this address. Choose another.
problem-not-grantable = You may not decide this
    .detail = Ask another coordinator, or whoever runs the service.
problem-last-coordinator = { $organisation } has no other coordinator
    .detail = Make somebody else coordinator first.
problem-cannot-sign-in = Nobody can sign in with the account
    .detail = First write an email, and open the account if it is closed.
problem-link-over = The link is not good any more
    .detail = It has been used, or is too old. Ask for a new one.
problem-code-needed = A code is needed too
    .detail = The account signs in by two steps. Send the code from the app as totp.
problem-wrong-code = The code is wrong
    .detail = Wait until the app shows the next code, and write that. Each code is good once.
problem-first-step-over = It took too long
    .detail = Write your email and password again.
problem-second-step-on = Two-step sign-in is on already
    .detail = Turn it off first, if you want to change phones.
problem-second-step-first = First turn on two-step sign-in
    .detail = Your organisation asks for it. Sign in on the website and turn it on at your page. Then send the code as totp.
problem-identity-over = The sign-in was not finished in time
    .detail = Try again. It may take ten minutes at most.
problem-identity-away = The municipality's sign-in does not answer
    .detail = Try again in a while, or sign in with your password.
problem-identity-untrusted = The answer from the municipality's sign-in is not right
    .detail = Try again. If it happens again: tell whoever runs the service, and sign in with your password.
problem-identity-denied = The municipality's sign-in did not let you in
    .detail = Try again, or sign in with your password.
problem-identity-unknown = You have no account here
    .detail = Ask a coordinator to add you, with the email you have in the municipality.
problem-identity-unverified = Your email is not confirmed
    .detail = Ask the municipality's IT support to confirm your email, or sign in with your password.
problem-identity-closed = Your account here is closed
    .detail = Ask a coordinator to open it.
problem-missing-scope = The token is not for this
    .detail = Make a token that may do it, or sign in.
    .scope = The token lacks { $scope }. Make a new one that has it.
problem-granted-already = The person has this role already
    .detail = There is nothing more to do.
problem-counted-by-meetings = A course is counted meeting by meeting
    .detail = Open one of the meetings and count there.
problem-implausible = Is that number right?
    .detail = We expected about { $expected }. Correct the number, or confirm that it is right.
problem-too-early = It is too early
    .detail = You can tick people off from the morning of that day.
problem-in-the-past = That time has already passed
    .detail = Choose a time to come, or change it anyway and say why. Everyone who has booked is told.
problem-already-counted = This has already taken place
    .detail = People have been counted or ticked off. Change it anyway only if that is right, and say why.
problem-has-bookings = People have booked
    .detail = If no booking is needed, { $taken } booked places and { $waiting } in the queue come to an end. Do it anyway only if that is right, and say why. Everyone is told.
problem-queue-closed = It is full
    .detail = It starts too soon to join the queue. Choose another time, or ask us whether somebody has cancelled.
problem-topic-not-helped = We cannot help with that topic here
    .detail = Leave that topic out, and book for something else.
    .referredTo = Turn to { $referredTo }. You can book for something else here.
problem-press-again = Press once more
    .detail = We could not tell whether a person pressed. Everything you wrote is still here. Press the button once more.
problem-already-booked = You have already booked this
    .detail = Your booking stands, and we have not made another. Do you want to book for somebody else? Write their name and press the button.
problem-import-under-way = Another programme is being read right now
    .detail = Wait ten seconds and try again.

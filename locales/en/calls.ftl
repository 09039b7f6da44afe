# Calls: what staff read aloud, the page they ring from, and what they print.
# What is read aloud never says what a session is about.

call-hello = Hello, I am calling from { $venue }.
call-about = It is about your booking { $when }.
call-about-there = It is about your booking { $when }, { $place }.
call-now = It is now { $when }.
call-part = { $before }: { $now }.
call-booked = You have a place.
call-in-queue = You are in the queue. We will be in touch if it is your turn.
call-looking = We are looking for an interpreter and will be in touch when we know more.
call-pending = It is your turn. We are looking for an interpreter and will be in touch when we know more.
call-free-seat = There is a free place right now.
call-answer = Would you like the place?
call-other-time = Would you like another time? We can book it now.
call-does-it-suit = Does that suit you? If not, we can move or cancel your booking now.
call-cannot = Can’t come? Tell us now, and someone else will get the place.
call-reminder = This is a reminder of your time { $when }, { $place }.
call-miss-one = Can't come that time? Tell us now. You keep your place in the course.
call-ring-back = You can call us on { $phone }.

calls-title = To call
calls-back = Back
calls-to-list = To the call list
calls-lists = Lists
calls-open = To call now
calls-gave-up = Not reached
calls-done = Done
calls-none = There is nobody to call.
calls-none-done = Nobody is done yet.
calls-none-gave-up = Everybody who had to be told was reached.
calls-untried = not called
calls-again = again { $time }
calls-try = Try { $n }.
calls-in = In { $language }
calls-in-yours = In { $language }, for you
calls-how = How did it go?
calls-reached = Reached
calls-no-answer = No answer
calls-left-word = Left word
calls-comes-back = After no answer, or if you left word, the call comes back in half an hour.
calls-last = { $name }: { $outcome }.
calls-take-back = Wrong? Undo
calls-taken-back = { $name } is still to be called.
calls-reopen = Not done: call again
calls-print = Print the list
print-how = Choose Print in the browser.
print-destroy = Destroy this paper when you are done.
call-note = Note
    .hint = One line for whoever calls next time.
call-outcome-reached = reached
call-outcome-no-answer = no answer
call-outcome-left-word = left word
call-outcome-told-at-door = told in person
door-title = At the door
door-how = These have no telephone number. Tell them when they come.
door-told = Told
door-print = Print the door sheet
door-heading = If you have booked
door-none = There is nothing to put up.
door-ask = Ask us if you wonder about anything.
to-tell-title = Still to be told
to-tell-calls = { $n ->
    [one] { $n } call left.
   *[other] { $n } calls left.
}
to-tell-door = { $n ->
    [one] { $n } person will be told at the door.
   *[other] { $n } people will be told at the door.
}

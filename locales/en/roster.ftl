# The list of a session on its day: ticking off, walk-ins, seats given to others.

roster-here = { $here } of { $expected } here
roster-here-open = { $n } here
roster-bare = + { $n } without a name
roster-booked = { $booked } of { $total } places booked
roster-presence = Attendance
roster-number = Number
roster-phone = Telephone
roster-know = Good to know
roster-no-phone = no telephone
roster-people = { $n } people
roster-namesakes = { $n } with the same name
roster-undelivered = The email did not arrive
roster-more = More
roster-how-many = How many came?
roster-so-many = That many
roster-absent = Did not come
roster-excuse = Sent apologies
roster-offline = The service could not be reached. The list may be old, and what you pressed last may not be saved. Try again in a moment.
release-whose = Whose place goes to somebody else?
release-open = Give the places to others
release-nobody = Everybody who has a place has come.
walk-in-reason = Why more than there are places?
walk-in-submit = Add a walk-in
paper-title = List to print
paper-by = Who counted?
paper-twice = Enter the list afterwards. Entered twice, it changes nothing.
roster-change = Change the session
roster-message = Tell everybody
roster-print = Print the list

tally-came = came
tally-served = got help
tally-turned-away = without help
close-early = Close early
close-early-told = It ends now, and the page for everybody says so. Nobody is booked, so nobody needs to be told.
close-early-submit = Close now
roster-refused = Had to refuse: { $topic }
roster-refused-button = Had to refuse
done-refused = It is counted among the month’s questions.

topics-title = What we help with
topics-how = Say for each topic how far help goes here. People are told before they book. In one session something else may hold.
topics-how-session = Say what holds this time only. Otherwise it is as the venue has decided.
topics-as-venue = As the venue has decided
topics-helped = We help
topics-shown-only = We only show how
topics-referred = Not here: refer
topics-with-partner = Only when a partner is here
topics-whom = { $topic }: to whom, or which partner
topics-save = Save
topics-ring = Tell these people
topics-affected = { $n ->
        [one] One booking asks for { $topic }, and nobody is helped with that here.
       *[other] { $n } bookings ask for { $topic }, and nobody is helped with that here.
    }
topics-back-to-plan = Back to the plan
done-topics = It is saved.

name-list-title = Book from a list
name-list-names = Names
name-list-hint = One person on each line. Write the name first, then a telephone number or e-mail: Gunvor Ek; 0150-123 45. If they are more than one, write how many last. At most 500 lines.
name-list-file = A list in a file
name-list-file-hint = CSV, XLSX or plain text. The names appear in the box above, so that you can change them.
name-list-file-look = Read the file
name-list-fit = { $n ->
    [one] One person gets a seat.
   *[other] { $n } people get seats.
}
name-list-there = { $n ->
    [one] One stands here already.
   *[other] { $n } stand here already.
}
name-list-told = Whoever has given e-mail gets a confirmation.
name-list-book = { $n ->
    [one] Book one person
   *[other] Book { $n } people
}
name-list-mend = Nobody is booked until everything is right. Change it in the box and look again.
done-list-booked = Everybody on the list is booked.

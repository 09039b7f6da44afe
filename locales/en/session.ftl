# Finding a session, and the session itself.

start-title = Get help with your computer, phone or tablet
start-lead = Free of charge. You do not need to know anything before. Bring what you want help with.
start-nothing-soon = There are no sessions this week. Look further ahead.
    .call = There are no sessions this week. Look further ahead, or call us.
start-all = Show all sessions
how-title = How it works
how-choose = Choose a time that suits you.
how-name = Enter your name. A first name is enough.
how-come = Come here with your computer, phone or tablet. We sit down together.
how-otherwise = You need no email and no account. You can just as well call us, or come here to book.

filter-label = Choose sessions
filter-where = Where?
filter-when = When?
filter-language = Language
filter-show = Show sessions
filter-more = More choices
filter-topic = Help with
filter-from = From a certain day
filter-free = Only with places left
when-any = Any time
when-today = Today
when-week = This week ({ $week })
when-next-week = Next week ({ $week })
where-any = Everywhere
language-any = All languages
topic-any = Anything

list-title = Help sessions
list-title-place = Help sessions: { $place }
list-found = { $n ->
    [one] { $n } session
   *[other] { $n } sessions
}
list-found-more = More than 1,000 sessions
list-empty = We found no sessions
list-loosen = Try another place, another week or another language.
list-loosen-free = Try showing full sessions too. You can join the queue.
list-show-all = Show all sessions
list-alternatives = The nearest sessions

seats-no-booking = No need to book
seats-left = { $n ->
    [one] { $n } place left
   *[other] { $n } places left
}
seats-queue = Full – join the queue
seats-full = Full
seats-not-yet = Not open for booking yet
seats-closed = Booking is closed
seats-over = This session is over
seats-cancelled = Cancelled
help-in = help in { $languages }

session-book = Book a place
session-full = This session is full.
session-queue = Join the queue
session-queue-how = You can join the queue. Leave an email address or a phone number, and we will get in touch if it is your turn.
session-no-booking = You do not need to book.
session-no-booking-how = Come whenever you like during the session.
session-cancelled = This session is cancelled
session-calendar = Add to your calendar
feed-title = Subscribe in your calendar
feed-how = New sessions then come into your calendar by themselves. Open the link, or paste the address where your calendar asks for it.
feed-open = Open in your calendar
feed-address = The address:
session-opens = You can book from { $when }.
session-closed = Booking is closed.
    .call = Booking is closed. Call us, and we will see what we can do.
session-started = The session has started.
    .come = You are welcome to come anyway and ask.
session-queue-closed = It starts too soon to join the queue.
    .call = It starts too soon to join the queue. Call us on { $phone } to hear whether somebody has cancelled.
session-over = This session is over.

fact-meetings = Meetings
course-meetings = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
}
course-length = { $meetings }, { $each } each
courses-begun = Courses under way
fact-map = Show map
fact-topics = We help with
fact-topics-told = Good to know
fact-languages = Languages
fact-fee = Price
fact-organiser = Arranged by
fact-campaigns = Part of
fee-none = Free

kind-one-to-one = one-to-one help
kind-drop-in = drop-in
kind-lecture = lecture
kind-workshop = workshop
kind-course = course
kind-fair = fair
kind-cafe = café
kind-open-house = open house
kind-home-visit = home visit
kind-phone = help by phone
kind-outreach = outreach
kind-focus-group = focus group
kind-internal-training = for staff
kind-children = for children
kind-debate = debate

topic-start = getting started
topic-phone = mobile phone
topic-tablet = tablet
topic-computer = computer
topic-email = email
topic-passwords = passwords
topic-e-id = electronic ID
topic-e-services = online services
topic-tax = tax
topic-insurance = social insurance
topic-pension = pension
topic-health = health care online
topic-school = school apps
topic-transport = tickets
topic-housing = housing queue
topic-bank = banking
topic-security = safety and fraud
topic-sources = judging sources
topic-video-calls = video calls
topic-photos = photos
topic-social-media = social media
topic-library = library services
topic-job-seeking = looking for work
topic-settings = larger text and sound
topic-ai = AI

help-told-helped = { $topic }: we help.
help-told-shown-only = { $topic }: we show you how, you do it yourself.
help-told-referred = { $topic }: we cannot help with this here.
    .whom = { $topic }: we cannot help with this here. Turn to { $whom }.
help-told-with-partner = { $topic }: only when a partner is here.
    .whom = { $topic }: only when { $whom } is here.
help-mark-shown-only = { $topic } (shown only)
help-mark-referred = { $topic } (not here, refer)
    .whom = { $topic } (not here, refer to { $whom })
help-mark-with-partner = { $topic } (not today)

# A venue's week on paper.
programme-title = Programme for week { $n }
programme-open = Print the week’s programme
programme-days = { $from }–{ $to }
programme-none = Nothing is planned this week.
programme-drop-in = Come whenever you like
programme-book = Book a place
programme-how = Ring { $phone } or come to us, and we will book for you.
programme-how-without = Come to us, and we will book for you.
programme-print = This page is made to be printed in large type and put up.

fact-kind = What
fact-for = For
fact-ages = Age
fact-devices = About
age-from = from { $from } years
age-to = up to { $to } years
age-span = { $from }–{ $to } years

target-group-seniors = older people
target-group-newcomers = people new in the country
target-group-short-schooling = people with little schooling
target-group-low-income = people with little money
target-group-unemployed = people without work
target-group-impairment = people with an impairment
target-group-relatives = relatives
target-group-parents = parents
target-group-children = children and young people
target-group-rural = people in the countryside
target-group-small-business = small businesses
target-group-national-minorities = national minorities
target-group-employees = employees

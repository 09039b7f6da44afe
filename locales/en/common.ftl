# What every page has: name, dates, navigation.

day-today = Today, { $day }
day-tomorrow = Tomorrow, { $day }
day-yesterday = Yesterday, { $day }
week = week { $n }
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}

title-error = Error: { $title }
skip-to-content = Skip to content
optional = (optional)
bot-trap = Leave this field empty
errors-title = Something is missing or went wrong
to-start = To the start page
error-code = Error code:

nav-main = Main menu
nav-languages = Languages
nav-about = About this site
nav-sessions = Find a time
nav-my-booking = My booking
nav-new-session = New session
nav-reports = Reports
nav-sign-out = Sign out
nav-staff = For staff
back-to-sessions = Back to the list
back-to-session = Back to the session
back-to-booking = Back to the booking
back-to-desk = Today

foot-call = You can also call { $phone }.
foot-call-or-come = You can also call { $phone } or come to { $place }.

paging-label = More pages
paging-earlier = Earlier
paging-later = Later
paging-text = Page { $page } of { $pages }
paging-open = Page { $page }

answering-choose = Choose who arranges the help.
answering-email = Email:
accessibility-answers = { $name } is responsible for this service. Everybody should be able to use it.
accessibility-none = { $name } has not published an accessibility statement yet.
accessibility-outside = The accessibility statement is here:
accessibility-conformity-full = The service fully meets the accessibility requirements of the law.
accessibility-conformity-partial = The service partly meets the accessibility requirements of the law.
accessibility-conformity-none = The service does not meet the accessibility requirements of the law.
accessibility-not = What is not accessible
accessibility-judged = How the service was assessed
accessibility-when = When
    .text = Assessed on { $assessed }. Statement changed on { $updated }.
accessibility-supervisor = Supervision
    .text = Not happy with the answer? You can turn to { $name }.
accessibility-reported = Thank you. { $name } has received what you wrote.
report-title = Report something that is hard
report-lead = { $name } reads what you write. You need not give a name. It is deleted after { $days } days.
report-what = What did you want to do, and what happened?
report-page = On which page?
report-contact = Would you like an answer?
    .hint = Enter an email address or a telephone number.
report-contact-given = Would like an answer:
report-contact-none = No contact was given.
report-send = Send
mail-report = Somebody has reported that something is hard to use.
    .subject = Accessibility report
mail-report-desk = All reports are here:
mail-report-open = Open the reports
accessibility-link = Accessibility
accessibility-what = What we have done
    .text = You can use this site with a keyboard, with a screen reader and with large text. It needs no scripts. The words are chosen to be easy to read.
accessibility-how =
    .text = Our goal is WCAG 2.2 at level AA. The pages are tested automatically when the service changes.
accessibility-tell = Tell us if something is hard
    .text = Write what you wanted to do and what happened. You need not give a name. You can also call or come to us.

privacy-link = How we keep your details
privacy-lead = We keep as little as we can, for as short a time as we can.
privacy-controller = Who is responsible
    .text = { $name } is the controller of the personal data: { $name } answers for how it is handled.
privacy-what = What we keep
    .name = The name you write. A first name is enough.
    .contact = Your email or phone number, if you give it to us.
    .rest = Which session you booked, and what you want help with if you chose something.
    .connection = A fingerprint of the connection you book from, for 24 hours. It shows us when a program takes every place. We do not keep the address.
    .never = We never ask for your personal identity number, passwords or codes. Do not give them to us.
privacy-why = Why
    .text = We need to know who is coming. We need to reach you if something changes. It is a task in the public interest.
privacy-long = For how long
    .text = { $days ->
        [one] Your name and contact details are removed 1 day after the visit. Only the number of people stays.
       *[other] Your name and contact details are removed { $days } days after the visit. Only the number of people stays.
    }
    .reports = What you write about accessibility is deleted after { $days } days.
privacy-decision = Disposal decision: { $decision }
privacy-who = Who sees them
    .text = Those who meet you see your name. Whoever runs the session answers for your details. Nobody else gets them.
privacy-cookies = We do not track you. A cookie is used only when you open your booking, and when staff sign in: for at most { $hours } hours.
privacy-rights = Your rights
    .text = You may see what we keep, correct it and have it removed. Call us or come by. You may also complain to the supervisory authority.

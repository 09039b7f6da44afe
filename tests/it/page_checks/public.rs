//! The public's pages with sample data.

use motesplats::booking::pages::{
    AskPage, BookFacts, BookForm, BookPage, BookRefused, BookingPage, CancelledBy, CancelledPage,
    Cancelling, CannotComePage, LinkPage, OfferForms, Outlook, QueueNews, letter_promise,
};
use motesplats::booking::{Code, Reach, RefusalText, SlipFacts, SlipPage, Standing};
use motesplats::platform::contact::ShownPhone;
use motesplats::platform::http::static_pages::ProblemPage;
use motesplats::platform::i18n::{Locale, dates, languages, named, spans, t, t_with};
use motesplats::platform::input::paging::Paging;
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::PageLinks;
use motesplats::platform::ui::form::{Choice, FormErrors};
use motesplats::session::feeds::link::FeedLink;
use motesplats::session::pages::{
    EmptyList, FilterForm, ListPage, ProgrammeDay, ProgrammeLine, ProgrammePage, SessionAction,
    SessionPage, StartPage, When,
};
use motesplats::session::{Bring, SeatsLine, SeatsState, SessionKind, ShownParticulars, Told};
use motesplats::venue::OpeningBlock;

use super::samples::{NUMBER, at, days, layout, pairs, span, titled, today, topics_told, visit};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    let mut pages = vec![
        html("start", start(locale)),
        html("list", list(locale)),
        html("list-empty", list_empty(locale)),
        html(
            "session",
            session(
                locale,
                SessionAction::Book {
                    href: "book".to_owned(),
                },
            ),
        ),
        html(
            "session-full",
            session(
                locale,
                SessionAction::Queue {
                    href: "book".to_owned(),
                },
            ),
        ),
        html("session-drop-in", session(locale, SessionAction::NoBooking)),
        html("session-cancelled", cancelled_session(locale)),
        html("ask", ask(locale, false)),
        html("ask-wrong", ask(locale, true)),
        html(
            "link",
            LinkPage::new(layout(locale, "/my-booking"), "mpb_sample"),
        ),
        html(
            "cannot-come",
            CannotComePage::new(layout(locale, "/my-booking"), "mpb_sample", visit(locale)),
        ),
        html("slip", slip(locale)),
        html("programme", programme(locale)),
        html("problem", problem(locale)),
    ];
    pages.extend(book(locale));
    pages.extend(bookings(locale));
    pages
}

fn filter(locale: Locale, more: bool) -> FilterForm {
    let places = ["Katrineholm", "Flen", "Vingåker"];
    let places = places
        .into_iter()
        .map(|name| Choice::new(name, name, "Katrineholm"))
        .collect();
    let tongues = ["sv", "ar", "ti", "fa-AF"];
    let tongues = tongues
        .into_iter()
        .map(|tag| Choice::new(tag, languages::name(locale, tag), ""))
        .collect();
    let filter = FilterForm::new(
        locale,
        format!("/{}/sessions", locale.tag()),
        When::Week.choices(locale, today()),
        places,
        tongues,
    );
    if !more {
        return filter;
    }
    let topics = ["phone", "e-id", "security"];
    let topics = topics
        .into_iter()
        .map(|topic| Choice::new(topic, named(locale, "topic", topic), ""))
        .collect();
    filter.with_more(locale, topics, "", true)
}

fn start(locale: Locale) -> StartPage {
    StartPage {
        l: titled(locale, "/", t(locale, "start-title")),
        filter: filter(locale, false),
        days: days(locale).into_iter().take(2).collect(),
        all_href: format!("/{}/sessions", locale.tag()),
    }
}

fn list(locale: Locale) -> ListPage {
    let heading = ListPage::title(locale, Some("Katrineholm"));
    ListPage {
        l: titled(locale, "/sessions?municipality=SE-0483&when=week", &heading),
        heading,
        lead: None,
        opening: vec![OpeningBlock {
            heading: t(locale, "opening-staffed").into_owned(),
            lines: vec![(
                named(locale, "weekday", "mon").into_owned(),
                "10.00–18.00".to_owned(),
            )],
        }],
        programme_href: Some("programme".to_owned()),
        filter: filter(locale, true),
        found: Some(ListPage::found(locale, 9.into())),
        empty: None,
        days: days(locale),
        paging: PageLinks::of(locale, Paging { page: 2, limit: 20 }, 100.into(), |page| {
            format!("?page={page}")
        }),
        feed: Some(FeedLink::at(
            "https://motesplats.example/feeds/venues/katrineholm-library.ics?lang=sv".to_owned(),
        )),
    }
}

fn list_empty(locale: Locale) -> ListPage {
    let alternatives = days(locale).into_iter().take(1).collect();
    ListPage {
        found: None,
        empty: Some(EmptyList::new(locale, true, "/sv/sessions", alternatives)),
        days: Vec::new(),
        paging: None,
        ..list(locale)
    }
}

fn session(locale: Locale, action: SessionAction) -> SessionPage {
    let when = spans::day_and_times(locale, span((10, 0), (11, 30)), today());
    let title = "BankID och säker inloggning – föreläsning";
    let seats = match action {
        SessionAction::Book { .. } => SeatsState::Left(18),
        SessionAction::Queue { .. } => SeatsState::Queue,
        _ => SeatsState::NoBooking,
    };
    let foreign = (locale != Locale::Sv).then(|| "sv".to_owned());
    SessionPage {
        l: titled(locale, "/sessions/0197f3c0", title),
        back_href: format!("/{}/sessions", locale.tag()),
        title: title.to_owned(),
        title_lang: foreign.clone(),
        when: dates::capital(&when),
        length: dates::duration(locale, 90),
        description: vec!["Vi går igenom hur du loggar in säkert, och vad du aldrig ska lämna ut. Du kan fråga om allt.".to_owned()],
        description_lang: foreign.clone(),
        seats: SeatsLine::of(locale, seats),
        action,
        meetings: Vec::new(),
        place: "Kulturhuset Ängeln".to_owned(),
        room: Some("hörsalen".to_owned()),
        address: Some("Djulögatan 51, Katrineholm".to_owned()),
        map_href: Some("https://www.openstreetmap.org/?mlat=58.99&mlon=16.2".to_owned()),
        access: Some("Steg-fri entré, hörslinga, toalett för rullstol".to_owned()),
        access_lang: foreign.clone(),
        topics: Some(named(locale, "topic", "e-id").into_owned()),
        topics_told: topics_told(locale),
        languages: Some(languages::names(locale, &["sv", "ar"])),
        fee: None,
        organisers: "Katrineholms bibliotek, SeniorNet".to_owned(),
        campaigns: Some("eMedborgarveckan 2026".to_owned()),
        phone: Some(ShownPhone::of("+4615057000", Some("0150-570 00"), locale)),
        calendar_href: Some("/api/v1/sessions/0197f3c0".to_owned()),
        bring: Bring::to(SessionKind::Lecture),
        particulars: ShownParticulars {
            kind: Some(Told {
                text: "kvällsföreläsning".to_owned(),
                lang: foreign.clone(),
            }),
            years: Some(t_with(locale, "age-from", &[("from", 65.into())])),
            age_words: Some(Told {
                text: "För dig som är pensionär".to_owned(),
                lang: foreign,
            }),
            groups: Some(named(locale, "target-group", "seniors").into_owned()),
            devices: Some(named(locale, "device", "iphone").into_owned()),
        },
    }
}

fn cancelled_session(locale: Locale) -> SessionPage {
    let reason = Some("Föreläsaren är sjuk. Vi återkommer med en ny tid.".to_owned());
    session(
        locale,
        SessionAction::Cancelled {
            reason,
            reason_lang: None,
        },
    )
}

fn book_facts(locale: Locale, queue: Option<i64>) -> BookFacts {
    let visit = visit(locale);
    let topics = ["phone", "computer", "e-id", "email", "security", "health"];
    let topics = topics.map(|topic| (topic, named(locale, "topic", topic)));
    BookFacts {
        title: "Hjälp på tu man hand".to_owned(),
        when: visit.when,
        place: visit.place,
        back_href: format!("/{}/sessions/0197f3c0", locale.tag()),
        action: format!("/{}/sessions/0197f3c0/book", locale.tag()),
        key: "0197f3c0-aaaa-7000".to_owned(),
        queue,
        open: true,
        topics: topics
            .iter()
            .map(|(value, label)| ((*value).to_owned(), label.clone().into_owned()))
            .collect(),
        topics_told: topics_told(locale),
        interpreters: pairs(&[("ar", "arabiska"), ("ti", "tigrinja")]),
        kept_days: 14,
        ..BookFacts::default()
    }
}

fn book(locale: Locale) -> Vec<Rendered> {
    let page = |facts, form, errors: &FormErrors, refused| {
        let layout = layout(locale, "/sessions/0197f3c0/book");
        BookPage::new(layout, facts, form, errors, refused)
    };
    let none = FormErrors::none();
    let mut faults = Faults::none();
    faults.add("/name", Fault::new("empty"));
    faults.add("/contact/email", Fault::new("bad-email"));
    let errors = FormErrors::of(locale, &faults.into_fields());
    let typed = BookForm {
        reach: "email".to_owned(),
        email: "gunvor@".to_owned(),
        topics: vec!["e-id".to_owned()],
        companion: true,
        ..BookForm::default()
    };
    let refused = BookRefused {
        booking_href: None,
        title: t(locale, "problem-sold-out").into_owned(),
        detail: t(locale, "problem-sold-out.detail").into_owned(),
        alternatives: days(locale).into_iter().take(2).collect(),
    };
    let visited = BookFacts {
        at_home: true,
        by_phone: true,
        ..book_facts(locale, None)
    };
    vec![
        html(
            "book",
            page(book_facts(locale, None), BookForm::default(), &none, None),
        ),
        html(
            "book-wrong",
            page(book_facts(locale, None), typed.clone(), &errors, None),
        ),
        html(
            "book-full",
            page(book_facts(locale, Some(2)), typed, &none, Some(refused)),
        ),
        html(
            "book-visit",
            page(visited, BookForm::default(), &none, None),
        ),
    ]
}

fn booking(locale: Locale, standing: Standing) -> BookingPage {
    let action = format!("/{}/bookings/{NUMBER}/cancellation", locale.tag());
    let layout = layout(locale, &format!("/bookings/{NUMBER}"));
    let mut page = BookingPage::new(
        layout,
        Outlook {
            standing,
            reach: Reach::Letter,
            queue: QueueNews {
                until: Some("tisdag 6 oktober kl. 13.30".to_owned()),
                take_action: None,
            },
        },
        "Gunvor",
        NUMBER,
        visit(locale),
        Cancelling::Open { action },
    );
    page.pin = Some(Code::of("4071"));
    page.promise = Some(letter_promise(locale, standing, "g…@exempel.se"));
    page.calendar_href = Some(format!("/api/v1/bookings/{NUMBER}"));
    page.leave_action = Some(format!("/{}/my-booking/leave", locale.tag()));
    page
}

fn bookings(locale: Locale) -> Vec<Rendered> {
    let mut past = booking(locale, Standing::Confirmed);
    past.cancelling = Cancelling::Past;
    past.pin = None;
    past.promise = None;
    let cancelled =
        |by| CancelledPage::new(layout(locale, "/bookings/KDM4X7H3"), by, visit(locale));
    let by_us = CancelledBy::Us {
        reason: Some("Huda är sjuk i dag.".to_owned()),
        reason_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
    };
    let mut offered = booking(locale, Standing::Offered);
    let until = dates::day_and_time(locale, today(), at(10, 30), today());
    offered.offer = Some(OfferForms::new(&offered.l, NUMBER, &until));
    vec![
        html("booking", booking(locale, Standing::Confirmed)),
        html("booking-waiting", booking(locale, Standing::Waiting(3))),
        html("booking-pending", booking(locale, Standing::Pending)),
        html("booking-offered", offered),
        html("booking-past", past),
        html("cancelled", cancelled(CancelledBy::Visitor)),
        html("cancelled-late", cancelled(CancelledBy::Late)),
        html("cancelled-by-us", cancelled(by_us)),
    ]
}

fn ask(locale: Locale, wrong: bool) -> AskPage {
    let layout = layout(locale, "/my-booking");
    if !wrong {
        return AskPage::new(layout, "/my-booking", "", &FormErrors::none(), None);
    }
    let mut faults = Faults::none();
    faults.add("/number", Fault::new("foreign-sign").fact("sign", 'O'));
    let errors = FormErrors::of(locale, &faults.into_fields());
    let refused = RefusalText {
        title: t(locale, "problem-no-such-booking").into_owned(),
        detail: t(locale, "problem-no-such-booking.detail").into_owned(),
    };
    AskPage::new(layout, "/my-booking", "KDM4 X7HO", &errors, Some(refused))
}

fn slip(locale: Locale) -> SlipPage {
    let layout = layout(locale, &format!("/bookings/{NUMBER}/slip"));
    let day = dates::capital(&dates::day_long(locale, today()));
    let time = spans::times(locale, span((15, 30), (16, 10)), today());
    let manage = format!(
        "https://motesplats.example/{}/my-booking?number={NUMBER}",
        locale.tag()
    );
    let facts = SlipFacts {
        standing: Standing::Confirmed,
        reach: Reach::Door,
        queue_until: None,
        bring: Bring::to(SessionKind::OneToOne),
        number: NUMBER,
        day,
        time: Some(time),
        visit: visit(locale),
        manage_url: &manage,
    };
    let mut slip = SlipPage::new(layout, facts);
    slip.pin = Some(Code::of("4071"));
    slip
}

fn problem(locale: Locale) -> ProblemPage {
    ProblemPage {
        l: titled(locale, "/nowhere", t(locale, "problem-not-found")),
        detail: t(locale, "problem-not-found.detail").into_owned(),
        lines: Vec::new(),
        code: Some("de4b2f".to_owned()),
    }
}

/// A week with a day of three: one called off, one in another language.
fn programme(locale: Locale) -> ProgrammePage {
    let title = t_with(locale, "programme-title", &[("n", 41.into())]);
    let help = ProgrammeLine {
        times: "10.00–12.00".to_owned(),
        title: "Öppen datorhjälp".to_owned(),
        title_lang: None,
        href: "session".to_owned(),
        place: None,
        languages: t_with(
            locale,
            "help-in",
            &[("languages", "svenska, arabiska".into())],
        ),
        how: t(locale, "programme-drop-in").into_owned(),
        cancelled: None,
    };
    let lecture = ProgrammeLine {
        times: "13.00–14.30".to_owned(),
        title_lang: Some("en".to_owned()),
        title: "Safe online".to_owned(),
        place: Some("Bygdegården i Bie".to_owned()),
        languages: String::new(),
        how: t(locale, "programme-book").into_owned(),
        ..help.clone()
    };
    let cancelled = ProgrammeLine {
        cancelled: Some(t(locale, "seats-cancelled").into_owned()),
        ..help.clone()
    };
    ProgrammePage {
        l: titled(locale, "/venues/katrineholm/programme", title),
        back_href: "venue".to_owned(),
        venue: "Katrineholms bibliotek".to_owned(),
        address: Some("Djulögatan 51, Katrineholm".to_owned()),
        span: "måndag 5 oktober–söndag 11 oktober".to_owned(),
        previous_href: "before".to_owned(),
        previous: t_with(locale, "programme-title", &[("n", 40.into())]),
        next_href: "after".to_owned(),
        next: t_with(locale, "programme-title", &[("n", 42.into())]),
        days: vec![ProgrammeDay {
            id: "day-2026-10-06".to_owned(),
            heading: "Tisdag 6 oktober".to_owned(),
            lines: vec![help, lecture, cancelled],
        }],
        how: t_with(locale, "programme-how", &[("phone", "0150-570 00".into())]),
    }
}

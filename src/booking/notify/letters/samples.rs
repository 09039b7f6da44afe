//! Every kind of letter in every language, with made-up facts: for whoever reads and checks them. Tests compare them and
//! look at them; a person who checks a language reads them.

use chrono::NaiveDateTime;

use super::booking_letter::{BookingLetter, BookingNews};
use super::cancellation_letter::CancellationLetter;
use super::change_letter::ChangeLetter;
use super::facts::{CalendarFile, LetterFacts, Place};
use super::letter_text::LetterText;
use super::message_letter::MessageLetter;
use super::reminder_letter::{ReminderLetter, WayOut};
use super::said::Said;
use super::second_language::beside;
use super::sheet::Sheet;
use crate::booking::end_cause::EndCause;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::own_texts::OwnText;
use crate::booking::notify::session_news::{Changed, SessionNews, WhenAndWhere};
use crate::booking::present::Standing;
use crate::booking::status::BookingStatus;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates, spans, t_with};
use crate::platform::text::{LanguageTag, LocalText};
use crate::platform::time::{LocalSpan, Zone};
use crate::platform::ui::Branding;
use crate::session::{Bring, SessionKind, SessionTimes, TimeLine};

const OLD_TIME: &str = "2026-10-07T13:00:00";
const NEW_TIME: &str = "2026-10-07T15:30:00";
const LIBRARY: &str = "Katrineholms bibliotek";
const VALLA: &str = "Servicepunkt Valla";

/// A letter as a Swedish library sends it.
#[derive(Debug)]
pub struct LetterSample {
    /// "confirmation", "changed-time".
    pub name: &'static str,
    pub locale: Locale,
    pub subject: String,
    pub text: String,
    pub html: String,
}

pub(super) type Write = Box<dyn Fn(LetterFacts) -> Sheet>;

/// All of them.
///
/// # Errors
/// When a template cannot be written.
pub fn letter_samples() -> Result<Vec<LetterSample>, askama::Error> {
    let branding = Branding::default();
    let mut samples = Vec::new();
    for (name, write) in kinds() {
        for locale in Locale::ALL {
            let second = beside(locale, Locale::Sv);
            let facts = |language| LetterFacts {
                name: name_of(locale).to_owned(),
                ..facts(language)
            };
            let first = write(LetterFacts {
                counts: second.filter(|_| !locale.is_checked()),
                ..facts(locale)
            });
            let second = second.map(|locale| write(facts(locale)));
            let LetterText {
                subject,
                text,
                html,
            } = LetterText::of(&branding, first, second)?;
            samples.push(LetterSample {
                name,
                locale,
                subject,
                text,
                html,
            });
        }
    }
    Ok(samples)
}

/// A letter of a kind, to show what its letters are like.
pub(super) fn sample_of(kind: LetterKind) -> Write {
    match kind {
        LetterKind::Confirmation => live(BookingNews::Made(Standing::Confirmed)),
        LetterKind::Promotion => live(BookingNews::Promoted),
        LetterKind::Offer => live(offer()),
        LetterKind::Change => changed(Some(at(NEW_TIME, VALLA)), BookingStatus::Confirmed),
        LetterKind::Cancellation => ended(EndCause::SessionCancelled, BookingStatus::Confirmed),
        LetterKind::Message => message(BookingStatus::Confirmed),
        LetterKind::Reminder => reminder(WayOut::Cancel(format!("{}&cancel=yes", link()))),
    }
}

fn kinds() -> Vec<(&'static str, Write)> {
    let mut kinds = of_live_bookings();
    kinds.extend(of_places());
    kinds.extend(of_ends());
    kinds.extend(of_changes());
    kinds.extend(of_staff());
    kinds
}

fn of_live_bookings() -> Vec<(&'static str, Write)> {
    let news = [
        ("confirmation", BookingNews::Made(Standing::Confirmed)),
        ("pending", BookingNews::Made(Standing::Pending)),
        ("waiting", BookingNews::Made(Standing::Waiting(2))),
        ("offered-by-telephone", BookingNews::Made(Standing::Offered)),
        ("promotion", BookingNews::Promoted),
        ("interpreter-found", BookingNews::InterpreterFound),
        ("offer", offer()),
        ("moved", BookingNews::Moved),
    ];
    let letters = news.into_iter().map(|(name, news)| (name, live(news)));
    letters.collect()
}

fn offer() -> BookingNews {
    BookingNews::Offered {
        until: "2026-10-06T14:00:00Z".parse().unwrap_or_default(),
    }
}

fn live(news: BookingNews) -> Write {
    let with_seat = !matches!(
        news,
        BookingNews::Made(Standing::Pending | Standing::Waiting(_) | Standing::Offered)
            | BookingNews::Offered { .. }
    );
    let letter = BookingLetter { news, link: link() };
    Box::new(move |facts| {
        letter.sheet(LetterFacts {
            calendar: with_seat.then_some(CalendarFile::Holds),
            ..facts
        })
    })
}

/// Where nobody comes to a venue, where several times are booked at once, and where the queue stands still.
fn of_places() -> Vec<(&'static str, Write)> {
    let with = |news, change: fn(LetterFacts) -> LetterFacts| -> Write {
        let write = live(news);
        Box::new(move |facts| write(change(facts)))
    };
    let confirmed = || BookingNews::Made(Standing::Confirmed);
    vec![
        ("home-visit", with(confirmed(), at_home)),
        ("by-telephone", with(confirmed(), by_telephone)),
        ("course", with(confirmed(), of_a_course)),
        (
            "waiting-late",
            with(BookingNews::Made(Standing::Waiting(1)), |facts| {
                LetterFacts {
                    queue_until: None,
                    phone: None,
                    ..facts
                }
            }),
        ),
    ]
}

fn of_ends() -> Vec<(&'static str, Write)> {
    use BookingStatus::{Confirmed, Offered, Pending, Waiting};
    let ends = [
        ("cancelled", EndCause::Visitor, Confirmed),
        ("cancelled-by-desk", EndCause::Desk, Confirmed),
        ("called-off", EndCause::SessionCancelled, Confirmed),
        ("no-interpreter", EndCause::NoInterpreter, Pending),
        ("offer-ended", EndCause::OfferRanOut, Offered),
        ("offer-declined", EndCause::Visitor, Offered),
        ("left-queue", EndCause::Visitor, Waiting),
        ("taken-from-queue", EndCause::Desk, Waiting),
    ];
    let letters = ends
        .into_iter()
        .map(|(name, ended_by, was)| (name, ended(ended_by, was)));
    letters.collect()
}

fn ended(ended_by: EndCause, was: BookingStatus) -> Write {
    let by_us = matches!(ended_by, EndCause::SessionCancelled | EndCause::Desk);
    let letter = CancellationLetter {
        ended_by: Some(ended_by),
        was: Some(was),
        reason: reason().filter(|_| by_us),
    };
    Box::new(move |facts| {
        letter.sheet(LetterFacts {
            calendar: (was == BookingStatus::Confirmed).then_some(CalendarFile::TakesOut),
            ..facts
        })
    })
}

fn of_changes() -> Vec<(&'static str, Write)> {
    use BookingStatus::{Cancelled, Confirmed, Waiting};
    let time = at(NEW_TIME, LIBRARY);
    let place = at(OLD_TIME, VALLA);
    let both = at(NEW_TIME, VALLA);
    let drop_in = WhenAndWhere {
        drop_in: true,
        ..time.clone()
    };
    let changes = [
        ("changed-time", Some(time), Confirmed),
        ("changed-place", Some(place), Confirmed),
        ("changed", Some(both.clone()), Confirmed),
        ("changed-for-who-waits", Some(both), Waiting),
        ("meeting-cancelled", None, Confirmed),
        ("no-booking-needed", Some(drop_in), Cancelled),
    ];
    let letters = changes
        .into_iter()
        .map(|(name, after, status)| (name, changed(after, status)));
    letters.collect()
}

fn changed(after: Option<WhenAndWhere>, status: BookingStatus) -> Write {
    let changes = vec![Changed {
        before: at(OLD_TIME, LIBRARY),
        after,
    }];
    let letter = ChangeLetter {
        news: SessionNews {
            changes,
            reason: reason(),
            unconfirmed: false,
        },
        status,
        link: link(),
    };
    Box::new(move |facts| letter.sheet(facts))
}

/// Staff's own words, and what the day before reminds of.
fn of_staff() -> Vec<(&'static str, Write)> {
    let cancel = WayOut::Cancel(format!("{}&cancel=yes", link()));
    vec![
        ("message", message(BookingStatus::Confirmed)),
        ("message-in-queue", message(BookingStatus::Waiting)),
        ("reminder", reminder(cancel)),
        ("reminder-of-a-meeting", reminder(WayOut::MissOne(link()))),
        ("own-text", own_text()),
    ]
}

/// With a paragraph of the organisation's own.
fn own_text() -> Write {
    let write = live(BookingNews::Made(Standing::Confirmed));
    let texts = serde_json::json!({
        "sv": "Parkering finns bakom {place}.\nFrågor, {name}? Ring {phone} före {when}.",
        "en": "There is parking behind {place}.\nQuestions, {name}? Call {phone} before {when}.",
    });
    let own = LanguageTag::parse("sv").ok();
    let own = own.and_then(|first| OwnText::parse(texts, first).ok());
    Box::new(move |facts| {
        write(LetterFacts {
            own: own.clone(),
            ..facts
        })
    })
}

fn message(status: BookingStatus) -> Write {
    let letter = MessageLetter {
        text: reason(),
        status,
        link: link(),
    };
    Box::new(move |facts| letter.sheet(facts))
}

fn reminder(way_out: WayOut) -> Write {
    let letter = ReminderLetter { way_out };
    Box::new(move |facts| letter.sheet(facts))
}

fn link() -> String {
    "my-booking?link=mpb_xk3v9q2m7t".to_owned()
}

fn reason() -> Option<LocalText> {
    let text = "Vår lokal har fått en vattenläcka. Ring gärna om du undrar.";
    serde_json::from_value(serde_json::json!({ "sv": text })).ok()
}

fn at(start: &str, venue: &str) -> WhenAndWhere {
    let start = start.parse::<NaiveDateTime>().unwrap_or_default();
    WhenAndWhere {
        span: LocalSpan {
            start,
            end: start + chrono::TimeDelta::minutes(40),
        },
        venue: venue.to_owned(),
        room: None,
        address: Some("Stationsvägen 4, Valla".to_owned()),
        drop_in: false,
        online: None,
    }
}

fn at_home(facts: LetterFacts) -> LetterFacts {
    LetterFacts {
        place: Place::AtHome,
        bring: Bring::to(SessionKind::HomeVisit),
        ..facts
    }
}

fn by_telephone(facts: LetterFacts) -> LetterFacts {
    LetterFacts {
        place: Place::ByPhone,
        bring: Bring::to(SessionKind::Phone),
        ..facts
    }
}

fn of_a_course(facts: LetterFacts) -> LetterFacts {
    let first = span();
    let meetings = (0..3).map(|week| {
        let days = chrono::Days::new(7 * week);
        let span = LocalSpan {
            start: first.start + days,
            end: first.end + days,
        };
        let line = spans::day_and_times(facts.locale, span, facts.today);
        TimeLine {
            text: dates::capital(&line),
            cancelled: None,
        }
    });
    let first = [("n", 3.into()), ("first", facts.when.as_str().into())];
    let whole = t_with(facts.locale, "course-when", &first);
    LetterFacts {
        lines: vec![dates::capital(&whole)],
        meetings: meetings.collect(),
        span: whole,
        ..facts
    }
}

fn span() -> LocalSpan {
    at("2026-10-07T15:30:00", "").span
}

fn name_of(reader: Locale) -> &'static str {
    match reader {
        Locale::Ar => "يوسف",
        _ => "Gunvor",
    }
}

/// Somebody's visit to a library that writes Swedish.
pub(super) fn facts(locale: Locale) -> LetterFacts {
    let span = span();
    let today = span.day().pred_opt().unwrap_or_default();
    let in_swedish = |text: &str| Said {
        text: text.to_owned(),
        lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
    };
    LetterFacts {
        locale,
        name: name_of(locale).to_owned(),
        title: in_swedish("Hjälp på tu man hand"),
        when: dates::day_and_time(locale, span.day(), span.start.time(), today),
        span: SessionTimes::single(span).when(locale, today),
        lines: vec![
            dates::capital(&dates::day(locale, span.day(), today)),
            spans::times(locale, span, today),
        ],
        meetings: Vec::new(),
        place: Place::There {
            name: "Servicepunkt Valla".to_owned(),
            address: Some("Stationsvägen 4, Valla".to_owned()),
            ways_in: Some(in_swedish("Gå in genom butiken. Fråga i kassan.")),
            at_desk: true,
        },
        queue_until: Some(dates::day_and_time(
            locale,
            span.day(),
            (span.start - chrono::TimeDelta::hours(2)).time(),
            today,
        )),
        online: None,
        bring: Bring::to(SessionKind::OneToOne),
        phone: Some(ShownPhone {
            text: "08-465 004 54".to_owned(),
            dial: "+46846500454".to_owned(),
        }),
        number: "KDM4X7H3".to_owned(),
        from: "Katrineholms kommun".to_owned(),
        kept_days: 14,
        own: None,
        calendar: None,
        counts: None,
        base: format!("https://motesplats.example/{}", locale.page().tag()),
        today,
        zone: Zone::STOCKHOLM,
    }
}

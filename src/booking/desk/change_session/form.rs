//! What stands in the form of a session's change: as it is, or as it was typed.

use chrono::NaiveTime;
use serde_json::Value;

use super::window::DayAndTime;
use crate::platform::i18n::{Locale, dates};
use crate::platform::input::form::Form;
use crate::platform::text::LanguageTag;
use crate::platform::time::Zone;
use crate::session::{ExtraForm, SessionRequest};

/// The fields with boxes to tick.
pub const LISTS: [&str; 6] = [
    "helper",
    "languages",
    "topics",
    "campaigns",
    "target-groups",
    "devices",
];

/// Which part of a session the form is about: each decides other things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormPart {
    Single,
    /// Its meetings have pages of their own.
    Course,
    /// The rest is its course's.
    Meeting,
}

impl FormPart {
    /// Whether it is at a time of its own.
    #[must_use]
    pub fn has_time(self) -> bool {
        self != Self::Course
    }

    /// Whether it has texts, a venue, seats and a time of booking.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self != Self::Meeting
    }
}

/// A text in each language of the form.
pub type Texts = Vec<(LanguageTag, String)>;

/// Names as in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionForm {
    pub titles: Texts,
    pub descriptions: Texts,
    /// An id.
    pub venue: String,
    /// An id.
    pub room: String,
    /// `2026-10-06`.
    pub date: String,
    /// `13.00`.
    pub time: String,
    /// `first` or `second`; asked only for a time that comes twice that night.
    pub occurrence: String,
    pub minutes: String,
    /// Empty where nobody books.
    pub seats: String,
    /// Ids.
    pub helpers: Vec<String>,
    pub opens: DayAndTime,
    pub closes: DayAndTime,
    pub extras: ExtraForm,
}

/// Which languages and clock the form speaks.
#[derive(Debug, Clone)]
pub struct FormSpeech {
    pub locale: Locale,
    /// The owner's, and those that its texts are in.
    pub languages: Vec<LanguageTag>,
    pub zone: Zone,
}

impl SessionForm {
    /// A session as it is.
    #[must_use]
    pub fn of_request(request: &SessionRequest, speech: &FormSpeech) -> Self {
        let number = |given: Option<i64>| given.map(|n| n.to_string()).unwrap_or_default();
        let own = |given: &Option<String>| given.clone().unwrap_or_default();
        let description = request.description.as_ref();
        let instant = |given: &Option<String>| {
            DayAndTime::of_instant(given.as_deref(), speech.zone, speech.locale)
        };
        Self {
            titles: texts(Some(&request.title), &speech.languages),
            descriptions: texts(description, &speech.languages),
            venue: request.venue_id.clone(),
            room: own(&request.room),
            date: own(&request.local_date),
            time: shown_time(&own(&request.local_time), speech.locale),
            occurrence: own(&request.occurrence),
            minutes: number(request.minutes),
            seats: number(request.seats_total),
            helpers: request.helpers.clone().unwrap_or_default(),
            opens: instant(&request.booking_opens_at),
            closes: instant(&request.booking_closes_at),
            extras: ExtraForm::of_request(request, &speech.languages),
        }
    }

    /// What was typed; a field that the page did not show is as it was.
    #[must_use]
    pub fn typed(form: &Form, before: &Self) -> Self {
        let text = |name: &str, was: &str| form.get(name).unwrap_or(was).to_owned();
        let texts = |name: &str, was: &Texts| -> Texts {
            let one =
                |(tag, was): &(LanguageTag, String)| (*tag, text(&in_language(name, *tag), was));
            was.iter().map(one).collect()
        };
        Self {
            titles: texts("title", &before.titles),
            descriptions: texts("description", &before.descriptions),
            venue: text("venue", &before.venue),
            room: text("room", &before.room),
            date: text("date", &before.date),
            time: text("time", &before.time),
            occurrence: text("occurrence", &before.occurrence),
            minutes: text("minutes", &before.minutes),
            seats: text("seats", &before.seats),
            helpers: form.all("helper").map(str::to_owned).collect(),
            opens: DayAndTime {
                day: text("opens-date", &before.opens.day),
                time: text("opens-time", &before.opens.time),
            },
            closes: DayAndTime {
                day: text("closes-date", &before.closes.day),
                time: text("closes-time", &before.closes.time),
            },
            extras: ExtraForm::typed(form, &before.extras),
        }
    }
}

/// `title-sv`.
#[must_use]
pub fn in_language(name: &str, tag: LanguageTag) -> String {
    format!("{name}-{}", tag.as_str())
}

/// The languages of a form: the owner's, then others that a text is in.
#[must_use]
pub fn languages_of(request: &SessionRequest, owner: Vec<LanguageTag>) -> Vec<LanguageTag> {
    let ages = request.ages.as_ref();
    let texts = [
        Some(&request.title),
        request.description.as_ref(),
        request.fee.as_ref(),
        request.place.as_ref(),
        request.kind_name.as_ref(),
        request.bring.as_ref(),
        ages.and_then(|ages| ages.words.as_ref()),
    ];
    let written = texts.into_iter().flatten().filter_map(Value::as_object);
    let written = written.flat_map(|texts| texts.keys());
    let mut all = owner;
    for tag in written.filter_map(|tag| LanguageTag::parse(tag).ok()) {
        if !all.contains(&tag) {
            all.push(tag);
        }
    }
    all
}

fn texts(given: Option<&Value>, languages: &[LanguageTag]) -> Texts {
    let text = |tag: &LanguageTag| {
        let text = given.and_then(|texts| texts.get(tag.as_str()));
        text.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    languages.iter().map(|tag| (*tag, text(tag))).collect()
}

/// `13:00` as the page writes it.
fn shown_time(text: &str, locale: Locale) -> String {
    let read: Option<NaiveTime> = dates::parse_time(text);
    read.map_or_else(|| text.to_owned(), |time| dates::time(locale, time))
}

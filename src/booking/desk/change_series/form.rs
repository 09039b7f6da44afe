//! What stands in the form of a series' change: as the first session to come is, or as it was typed.

use serde_json::{Value, json};

use crate::platform::i18n::{Locale, dates};
use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, trim_typed, trim_unseen};
use crate::session::{Patch, SessionRequest};

/// The field with a box for each helper.
pub const LISTS: [&str; 1] = ["helper"];

/// Names as in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesChangeForm {
    /// The first day it holds for.
    pub from: String,
    /// In the owner's language.
    pub title: String,
    /// `13.00`.
    pub time: String,
    pub minutes: String,
    /// An id.
    pub room: String,
    /// Empty where nobody books.
    pub seats: String,
    /// Ids.
    pub helpers: Vec<String>,
}

impl SeriesChangeForm {
    pub fn of_request(request: &SessionRequest, locale: Locale, language: LanguageTag) -> Self {
        let own = |given: &Option<String>| given.clone().unwrap_or_default();
        let number = |given: Option<i64>| given.map(|n| n.to_string()).unwrap_or_default();
        let title = match &request.title {
            Value::String(bare) => Some(bare.as_str()),
            by_language => by_language.get(language.as_str()).and_then(Value::as_str),
        };
        let time = dates::parse_time(&own(&request.local_time));
        Self {
            from: own(&request.local_date),
            title: title.unwrap_or_default().to_owned(),
            time: time.map(|at| dates::time(locale, at)).unwrap_or_default(),
            minutes: number(request.minutes),
            room: own(&request.room),
            seats: number(request.seats_total),
            helpers: request.helpers.clone().unwrap_or_default(),
        }
    }

    /// What was typed; a field that the page did not show is as it was.
    pub fn typed(form: &Form, before: &Self) -> Self {
        let text = |name: &str, was: &str| form.get(name).unwrap_or(was).to_owned();
        Self {
            from: text("from", &before.from),
            title: text("title", &before.title),
            time: text("time", &before.time),
            minutes: text("minutes", &before.minutes),
            room: text("room", &before.room),
            seats: text("seats", &before.seats),
            helpers: form.all("helper").map(str::to_owned).collect(),
        }
    }

    /// The members that say something else than before, as the API takes them.
    pub fn patch(&self, before: &Self, language: LanguageTag) -> Patch {
        let mut patch = Patch::new();
        if trim_unseen(&self.title) != trim_unseen(&before.title) {
            patch.insert(
                "title".to_owned(),
                json!({ language.as_str(): self.title.as_str() }),
            );
        }
        if self.time != before.time {
            let time = dates::parse_time(&self.time);
            let time = time.map_or_else(|| self.time.clone(), |at| at.format("%H:%M").to_string());
            patch.insert("localTime".to_owned(), json!(time));
        }
        for (name, typed, was) in [
            ("minutes", &self.minutes, &before.minutes),
            ("seatsTotal", &self.seats, &before.seats),
        ] {
            if typed != was {
                let number: i64 = trim_typed(typed).parse().unwrap_or(-1);
                patch.insert(name.to_owned(), json!(number));
            }
        }
        if self.room != before.room {
            let room = Some(&self.room).filter(|room| !room.is_empty());
            patch.insert("room".to_owned(), json!(room));
        }
        if sorted(&self.helpers) != sorted(&before.helpers) {
            patch.insert("helpers".to_owned(), json!(self.helpers));
        }
        patch
    }
}

fn sorted(ids: &[String]) -> Vec<&String> {
    let mut ids: Vec<&String> = ids.iter().collect();
    ids.sort_unstable();
    ids
}

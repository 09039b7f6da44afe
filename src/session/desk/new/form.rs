//! What was typed into the form for a new session, and the request it makes.

use serde_json::{Value, json};

use crate::platform::i18n::dates;
use crate::platform::input::form::Form;
use crate::platform::text::{trim_typed, trim_unseen};
use crate::session::model::{SessionKind, SessionMode};
use crate::session::plan::request::SessionRequest;

/// The fields with boxes to tick.
pub const LISTS: [&str; 3] = ["languages", "topics", "campaigns"];

/// What was typed, by the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSessionForm {
    pub title: String,
    pub kind: String,
    /// A slug or id.
    pub venue: String,
    /// `2026-10-06`.
    pub date: String,
    /// `13.00` or `13:00`.
    pub time: String,
    /// `first` or `second`; asked only for a time that comes twice that night.
    pub occurrence: String,
    pub minutes: String,
    pub seats: String,
    /// An id.
    pub room: String,
    pub description: String,
    /// Language tags.
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    /// `slug/edition` of each.
    pub campaigns: Vec<String>,
}

impl NewSessionForm {
    #[must_use]
    pub fn of(form: &Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        let all = |name: &str| form.all(name).map(str::to_owned).collect();
        Self {
            title: text("title"),
            kind: text("kind"),
            venue: text("venue"),
            date: text("date"),
            time: text("time"),
            occurrence: text("occurrence"),
            minutes: text("minutes"),
            seats: text("seats"),
            room: text("room"),
            description: text("description"),
            languages: all("languages"),
            topics: all("topics"),
            campaigns: all("campaigns"),
        }
    }

    /// A time may have a dot; the seats of a drop-in count as empty.
    #[must_use]
    pub fn request(&self) -> SessionRequest {
        let filled = |text: &str| Some(trim_typed(text).to_owned()).filter(|text| !text.is_empty());
        let time = dates::parse_time(&self.time).map_or_else(
            || self.time.clone(),
            |time| time.format("%H:%M").to_string(),
        );
        let usual = SessionKind::parse(&self.kind).map(SessionKind::usual_mode);
        let seats = filled(&self.seats).filter(|_| usual != Ok(SessionMode::DropIn));
        SessionRequest {
            venue_id: self.venue.clone(),
            title: json!(self.title),
            kind: self.kind.clone(),
            local_date: filled(&self.date),
            local_time: filled(&time),
            occurrence: filled(&self.occurrence),
            minutes: filled(&self.minutes).map(|text| text.parse().unwrap_or(-1)),
            seats_total: seats.map(|text| text.parse().unwrap_or(-1)),
            description: Some(trim_unseen(&self.description))
                .filter(|text| !text.is_empty())
                .map(Value::from),
            room: filled(&self.room),
            languages: Some(self.languages.clone()),
            topics: Some(self.topics.clone()),
            topic_policy: None,
            campaigns: Some(self.campaigns.clone()),
            ..SessionRequest::default()
        }
    }
}

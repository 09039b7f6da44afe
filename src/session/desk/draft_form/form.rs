//! What was typed of a draft, and the request it makes.

use serde_json::json;

use super::extras::ExtraForm;
use super::options::DraftOptions;
use super::texts::{Texts, by_language, empty_texts, texts_of, typed_texts};
use super::typed::{filled, number};
use crate::platform::input::form::Form;
use crate::platform::text::LanguageTag;
use crate::session::model::{SessionKind, SessionMode};
use crate::session::plan::request::SessionRequest;

/// The fields with boxes to tick.
pub const LISTS: [&str; 6] = [
    "helpers",
    "languages",
    "topics",
    "campaigns",
    "target-groups",
    "devices",
];

/// What was typed, by the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftForm {
    /// `title`, and `title-en` in a further language.
    pub titles: Texts,
    pub kind: String,
    /// A slug or id.
    pub venue: String,
    pub seats: String,
    /// An id.
    pub room: String,
    /// Ids.
    pub helpers: Vec<String>,
    /// `description`, and `description-en`.
    pub descriptions: Texts,
    pub extras: ExtraForm,
}

impl DraftForm {
    #[must_use]
    pub fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            titles: typed_texts(form, "title", languages),
            kind: text("kind"),
            venue: text("venue"),
            seats: text("seats"),
            room: text("room"),
            helpers: form.all("helpers").map(str::to_owned).collect(),
            descriptions: typed_texts(form, "description", languages),
            extras: ExtraForm::of(form, languages),
        }
    }

    /// Nothing typed yet: what most sessions are.
    #[must_use]
    pub fn empty(options: &DraftOptions) -> Self {
        let tags = &options.text_languages;
        Self {
            titles: empty_texts(tags),
            descriptions: empty_texts(tags),
            kind: "one-to-one".to_owned(),
            seats: "1".to_owned(),
            venue: options.venue.0.clone(),
            extras: ExtraForm::empty(tags),
            ..Self::default()
        }
    }

    /// A session as the API takes it, to be made once more.
    #[must_use]
    pub fn of_request(request: &SessionRequest, options: &DraftOptions) -> Self {
        let tags = &options.text_languages;
        let seats = request.seats_total.map(|n| n.to_string());
        Self {
            titles: texts_of(Some(&request.title), tags),
            kind: request.kind.clone(),
            venue: options.venue.0.clone(),
            seats: seats.unwrap_or_default(),
            room: request.room.clone().unwrap_or_default(),
            helpers: request.helpers.clone().unwrap_or_default(),
            descriptions: texts_of(request.description.as_ref(), tags),
            extras: ExtraForm::of_request(request, tags),
        }
    }

    /// The request without a time. The seats of a drop-in count as empty.
    #[must_use]
    pub fn request(&self) -> SessionRequest {
        let usual = SessionKind::parse(&self.kind).map(SessionKind::usual_mode);
        let booked = usual != Ok(SessionMode::DropIn);
        SessionRequest {
            venue_id: self.venue.clone(),
            title: by_language(&self.titles).unwrap_or_else(|| json!("")),
            kind: self.kind.clone(),
            seats_total: filled(&self.seats).filter(|_| booked).map(number),
            description: by_language(&self.descriptions),
            room: filled(&self.room),
            helpers: Some(self.helpers.clone()).filter(|helpers| !helpers.is_empty()),
            ..self.extras.request(booked)
        }
    }

    /// Whether something beside what every session has was filled in.
    #[must_use]
    pub fn says_more(&self) -> bool {
        let said = |texts: &Texts| texts.iter().any(|(_, text)| !text.is_empty());
        !self.room.is_empty()
            || !self.helpers.is_empty()
            || said(&self.descriptions)
            || self.titles.iter().skip(1).any(|(_, text)| !text.is_empty())
            || self.extras.says_something()
    }
}

//! What was typed into the form for a new session, and the request it makes.

use crate::platform::i18n::dates;
use crate::platform::input::form::Form;
use crate::platform::text::LanguageTag;
use crate::session::desk::draft_form::DraftForm;
use crate::session::desk::draft_form::typed::{filled, number};
use crate::session::plan::request::{ClashAllowedRequest, SessionRequest};

/// What was typed, by the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSessionForm {
    pub draft: DraftForm,
    /// `2026-10-06`.
    pub date: String,
    /// `13.00` or `13:00`.
    pub time: String,
    /// `first` or `second`; asked only for a time that comes twice that night.
    pub occurrence: String,
    pub minutes: String,
    /// Why it may clash with another session.
    pub why: String,
    /// What speaks against the day, as it was shown before the button was pressed once more.
    pub seen: String,
}

impl NewSessionForm {
    #[must_use]
    pub fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            draft: DraftForm::of(form, languages),
            date: text("date"),
            time: text("time"),
            occurrence: text("occurrence"),
            minutes: text("minutes"),
            why: text("why"),
            seen: text("seen"),
        }
    }

    #[must_use]
    pub fn request(&self) -> SessionRequest {
        SessionRequest {
            local_date: filled(&self.date),
            local_time: filled(&wall_time(&self.time)),
            occurrence: filled(&self.occurrence),
            minutes: filled(&self.minutes).map(number),
            clash_allowed: filled(&self.why).map(|reason| ClashAllowedRequest { reason }),
            ..self.draft.request()
        }
    }
}

/// A time may be typed with a dot; what is none stays as it was typed.
#[must_use]
pub fn wall_time(typed: &str) -> String {
    dates::parse_time(typed)
        .map_or_else(|| typed.to_owned(), |time| time.format("%H:%M").to_string())
}

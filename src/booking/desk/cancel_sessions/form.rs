//! What was ticked and typed into the page: which sessions, and why in each language.

use serde_json::json;

use crate::booking::desk::reasons::Reasons;
use crate::booking::desk::typed::seal;
use crate::platform::input::form::Form;
use crate::platform::text::LanguageTag;
use crate::session::Session;

/// The field with a box for each session.
pub const LISTS: [&str; 1] = ["session"];

#[derive(Debug, Clone, Default)]
pub struct CancelForm {
    /// Ids.
    pub ticked: Vec<String>,
    pub reasons: Reasons,
    /// What was shown before the second press.
    pub seen: String,
}

impl CancelForm {
    /// All of them ticked.
    pub fn of_all(sessions: &[Session], languages: &[LanguageTag]) -> Self {
        Self {
            ticked: sessions.iter().map(|one| one.id.to_string()).collect(),
            reasons: Reasons::empty(languages),
            seen: String::new(),
        }
    }

    pub fn of_form(form: &Form, languages: &[LanguageTag]) -> Self {
        Self {
            ticked: form.all("session").map(str::to_owned).collect(),
            reasons: Reasons::typed(form, languages),
            seen: form.text("seen").to_owned(),
        }
    }

    /// The ticked ones among those that can be cancelled.
    pub fn sessions<'a>(&self, open: &'a [Session]) -> Vec<&'a Session> {
        let ticked = |one: &&Session| self.ticked.contains(&one.id.to_string());
        open.iter().filter(ticked).collect()
    }

    /// What a preview shows: another choice or reason is shown anew before it is carried out.
    pub fn seal(&self) -> String {
        seal(&json!([self.ticked, self.reasons.value()]))
    }
}

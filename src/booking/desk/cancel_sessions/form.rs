//! What was ticked and typed into the page: which sessions, and why in each language.

use serde_json::{Map, Value, json};

use crate::booking::desk::typed::seal;
use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, trim_unseen};
use crate::session::Session;

/// The field with a box for each session.
pub const LISTS: [&str; 1] = ["session"];

#[derive(Debug, Clone, Default)]
pub struct CancelForm {
    /// Ids.
    pub ticked: Vec<String>,
    /// By language, in the order of the page.
    pub reasons: Vec<(LanguageTag, String)>,
    /// What was shown before the second press.
    pub seen: String,
}

impl CancelForm {
    /// All of them ticked.
    pub fn of_all(sessions: &[Session], languages: &[LanguageTag]) -> Self {
        Self {
            ticked: sessions.iter().map(|one| one.id.to_string()).collect(),
            reasons: languages.iter().map(|tag| (*tag, String::new())).collect(),
            seen: String::new(),
        }
    }

    pub fn of_form(form: &Form, languages: &[LanguageTag]) -> Self {
        let typed = |tag: &LanguageTag| form.text(&reason_name(*tag)).to_owned();
        Self {
            ticked: form.all("session").map(str::to_owned).collect(),
            reasons: languages.iter().map(|tag| (*tag, typed(tag))).collect(),
            seen: form.text("seen").to_owned(),
        }
    }

    /// The ticked ones among those that can be cancelled.
    pub fn sessions<'a>(&self, open: &'a [Session]) -> Vec<&'a Session> {
        let ticked = |one: &&Session| self.ticked.contains(&one.id.to_string());
        open.iter().filter(ticked).collect()
    }

    /// The reason as a text per language; what was left empty is not said.
    pub fn reason(&self) -> Value {
        let filled = self.reasons.iter();
        let filled = filled.filter(|(_, text)| !trim_unseen(text).is_empty());
        let texts: Map<String, Value> = filled
            .map(|(tag, text)| (tag.to_string(), json!(text)))
            .collect();
        Value::Object(texts)
    }

    /// What a preview shows: another choice or reason is shown anew before it is carried out.
    pub fn seal(&self) -> String {
        seal(&json!([self.ticked, self.reason()]))
    }
}

/// `reason-sv`.
pub fn reason_name(tag: LanguageTag) -> String {
    format!("reason-{}", tag.as_str())
}

//! What was typed: the words in each language, and to whom.

use serde_json::{Map, Value, json};

use crate::booking::desk::typed::seal;
use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, trim_unseen};

#[derive(Debug, Clone, Default)]
pub struct MessageForm {
    /// By language, in the order of the page.
    pub texts: Vec<(LanguageTag, String)>,
    /// `all`, `confirmed` or `waiting`.
    pub to: String,
}

impl MessageForm {
    pub fn empty(languages: &[LanguageTag]) -> Self {
        Self {
            texts: languages.iter().map(|tag| (*tag, String::new())).collect(),
            to: "all".to_owned(),
        }
    }

    pub fn typed(form: &Form, languages: &[LanguageTag]) -> Self {
        let text = |tag: &LanguageTag| form.text(&text_name(*tag)).to_owned();
        Self {
            texts: languages.iter().map(|tag| (*tag, text(tag))).collect(),
            to: form.text("to").to_owned(),
        }
    }

    /// A text per language; what was left empty is not said.
    pub fn text(&self) -> Value {
        let filled = self.texts.iter();
        let filled = filled.filter(|(_, text)| !trim_unseen(text).is_empty());
        let texts: Map<String, Value> = filled
            .map(|(tag, text)| (tag.to_string(), json!(text)))
            .collect();
        Value::Object(texts)
    }

    /// What a preview shows: other words are shown before they are sent.
    pub fn seal(&self) -> String {
        seal(&json!([self.text(), self.to]))
    }
}

/// `text-sv`.
pub fn text_name(tag: LanguageTag) -> String {
    format!("text-{}", tag.as_str())
}

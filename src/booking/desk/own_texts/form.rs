//! What was typed: the text in each language of the organisation.

use serde_json::{Map, Value, json};

use crate::booking::desk::typed::seal;
use crate::booking::notify::OwnText;
use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, trim_unseen};

#[derive(Debug, Clone, Default)]
pub struct OwnTextForm {
    /// By language, in the order of the page.
    pub texts: Vec<(LanguageTag, String)>,
}

impl OwnTextForm {
    /// What is stored, in the organisation's languages and in those that it is written in beside them.
    pub fn stored(own: Option<&OwnText>, mut languages: Vec<LanguageTag>) -> Self {
        let written = own.into_iter().flat_map(|own| own.texts().iter());
        for tag in written.filter_map(|(tag, _)| LanguageTag::parse(tag).ok()) {
            if !languages.contains(&tag) {
                languages.push(tag);
            }
        }
        let text = |tag: LanguageTag| {
            let text = own.and_then(|own| own.texts().get(tag.as_str()));
            (tag, text.unwrap_or_default().to_owned())
        };
        Self {
            texts: languages.into_iter().map(text).collect(),
        }
    }

    /// What was typed over it; a field that did not come stays.
    pub fn typed(&self, form: &Form) -> Self {
        let text = |(tag, before): &(LanguageTag, String)| {
            let typed = form.get(&text_name(*tag)).unwrap_or(before);
            (*tag, typed.to_owned())
        };
        Self {
            texts: self.texts.iter().map(text).collect(),
        }
    }

    /// A text per language; what was left empty is not said.
    pub fn value(&self) -> Value {
        let texts: Map<String, Value> = self
            .written()
            .map(|(tag, text)| (tag.to_string(), json!(text)))
            .collect();
        Value::Object(texts)
    }

    pub fn languages(&self) -> Vec<LanguageTag> {
        self.texts.iter().map(|(tag, _)| *tag).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.written().next().is_none()
    }

    /// What a preview shows: other words are shown before they are saved.
    pub fn seal(&self) -> String {
        seal(&self.value())
    }

    fn written(&self) -> impl Iterator<Item = &(LanguageTag, String)> {
        let texts = self.texts.iter();
        texts.filter(|(_, text)| !trim_unseen(text).is_empty())
    }
}

/// `text-sv`.
pub fn text_name(tag: LanguageTag) -> String {
    format!("text-{}", tag.as_str())
}

//! A text in each of the owner's languages, side by side: the first is the owner's own.

use serde_json::{Map, Value, json};

use super::field_maker::FieldMaker;
use crate::platform::i18n::languages;
use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, trim_unseen};
use crate::platform::ui::form::Field;

/// A text as it was typed, by language.
pub type Texts = Vec<(LanguageTag, String)>;

/// A text in one language.
#[derive(Debug, Clone, Default)]
pub struct TextField {
    pub field: Field,
    pub lang: &'static str,
    pub dir: &'static str,
}

/// A text's fields, one for each language: the first has the bare name.
pub fn named_in(
    name: &str,
    languages: &[LanguageTag],
) -> impl Iterator<Item = (LanguageTag, String)> {
    let named = languages.iter().enumerate();
    named.map(move |(at, tag)| match at {
        0 => (*tag, name.to_owned()),
        _ => (*tag, format!("{name}-{tag}")),
    })
}

#[must_use]
pub fn typed_texts(form: &Form, name: &str, languages: &[LanguageTag]) -> Texts {
    let named = named_in(name, languages);
    named
        .map(|(tag, name)| (tag, form.text(&name).to_owned()))
        .collect()
}

#[must_use]
pub fn empty_texts(languages: &[LanguageTag]) -> Texts {
    languages.iter().map(|tag| (*tag, String::new())).collect()
}

/// A stored text in the languages of the form; a bare one is in the first.
#[must_use]
pub fn texts_of(text: Option<&Value>, tags: &[LanguageTag]) -> Texts {
    let said = |(at, tag): (usize, &LanguageTag)| {
        let said = match text {
            Some(Value::String(bare)) if at == 0 => Some(bare.as_str()),
            Some(by_language) => by_language.get(tag.as_str()).and_then(Value::as_str),
            None => None,
        };
        (*tag, said.unwrap_or_default().to_owned())
    };
    tags.iter().enumerate().map(said).collect()
}

/// A bare text in the owner's language alone; none where nothing was typed.
#[must_use]
pub fn by_language(texts: &Texts) -> Option<Value> {
    let typed: Vec<&(LanguageTag, String)> = texts
        .iter()
        .filter(|(_, text)| !trim_unseen(text).is_empty())
        .collect();
    let own = texts.first().map(|(tag, _)| *tag);
    match typed.as_slice() {
        [] => None,
        [(tag, text)] if Some(*tag) == own => Some(json!(text)),
        several => {
            let texts = several
                .iter()
                .map(|(tag, text)| (tag.to_string(), json!(text)));
            Some(Value::Object(texts.collect::<Map<_, _>>()))
        }
    }
}

impl FieldMaker<'_> {
    /// One field for each language; only the owner's title is wanted.
    #[must_use]
    pub fn texts(&self, name: &str, key: &str, typed: &Texts) -> Vec<TextField> {
        let tags: Vec<LanguageTag> = typed.iter().map(|(tag, _)| *tag).collect();
        let several = tags.len() > 1;
        let field =
            |(at, ((tag, name), (_, text))): (usize, ((LanguageTag, String), &(_, String)))| {
                let language = languages::name(self.locale, tag.as_str());
                let label = match several {
                    true => format!("{} ({language})", self.t(key)),
                    false => self.t(key),
                };
                let wanted = at == 0 && key == "new-title";
                let field = Field::new(name, label).value(text).checked(self.errors);
                TextField {
                    field: match wanted {
                        true => field,
                        false => field.optional(),
                    },
                    lang: tag.as_str(),
                    dir: tag.dir().as_str(),
                }
            };
        let named = named_in(name, &tags).zip(typed);
        named.enumerate().map(field).collect()
    }
}

//! A text of staff in each language of their organisation: as it is typed, and as it is read.

use serde_json::{Map, Value, json};

use super::errors::FormErrors;
use super::field::Field;
use crate::platform::i18n::{Locale, languages, t_with};
use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, LocalText, trim_unseen};

/// A field for one language.
#[derive(Debug, Clone)]
pub struct TextField {
    pub field: Field,
    pub lang: &'static str,
    pub dir: &'static str,
}

/// A text in one language.
#[derive(Debug, Clone)]
pub struct TextLine {
    pub text: String,
    pub lang: String,
    pub dir: &'static str,
}

/// What stands in the fields, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedTexts {
    /// What the fields' names begin with.
    name: &'static str,
    texts: Vec<(LanguageTag, String)>,
}

impl TypedTexts {
    /// What is stored, in the organisation's languages and in those that it is written in beside them.
    pub fn stored(
        name: &'static str,
        text: Option<&LocalText>,
        mut languages: Vec<LanguageTag>,
    ) -> Self {
        let written = text.into_iter().flat_map(LocalText::iter);
        for tag in written.filter_map(|(tag, _)| LanguageTag::parse(tag).ok()) {
            if !languages.contains(&tag) {
                languages.push(tag);
            }
        }
        let one = |tag: LanguageTag| {
            let known = text.and_then(|text| text.get(tag.as_str()));
            (tag, known.unwrap_or_default().to_owned())
        };
        Self {
            name,
            texts: languages.into_iter().map(one).collect(),
        }
    }

    /// What was typed over it; a field that did not come stays.
    pub fn typed(&self, form: &Form) -> Self {
        let one = |(tag, before): &(LanguageTag, String)| {
            let typed = form.get(&self.field_name(*tag)).unwrap_or(before);
            (*tag, typed.to_owned())
        };
        Self {
            name: self.name,
            texts: self.texts.iter().map(one).collect(),
        }
    }

    /// A text for each language in which something stands.
    pub fn value(&self) -> Value {
        let filled = self.texts.iter();
        let filled = filled.filter(|(_, text)| !trim_unseen(text).is_empty());
        let texts: Map<String, Value> = filled
            .map(|(tag, text)| (tag.to_string(), json!(text)))
            .collect();
        Value::Object(texts)
    }

    pub fn is_empty(&self) -> bool {
        self.texts
            .iter()
            .all(|(_, text)| trim_unseen(text).is_empty())
    }

    /// A merge patch of the languages that say something else than before.
    pub fn patch(&self, before: &Self) -> Option<Value> {
        let changed = self.texts.iter().zip(&before.texts);
        let changed = changed.filter(|(now, before)| trim_unseen(&now.1) != trim_unseen(&before.1));
        let patch: Map<String, Value> = changed
            .map(|((tag, text), _)| match trim_unseen(text) {
                "" => (tag.to_string(), Value::Null),
                _ => (tag.to_string(), json!(text)),
            })
            .collect();
        (!patch.is_empty()).then_some(Value::Object(patch))
    }

    /// The fields; the first is wanted unless all are optional.
    pub fn fields(&self, locale: Locale, optional: bool, errors: &FormErrors) -> Vec<TextField> {
        let field = |(at, (tag, text)): (usize, &(LanguageTag, String))| {
            let field = Field::new(self.field_name(*tag), in_language(locale, *tag))
                .value(text)
                .checked(errors);
            TextField {
                field: match at == 0 && !optional {
                    true => field,
                    false => field.optional(),
                },
                lang: tag.as_str(),
                dir: tag.dir().as_str(),
            }
        };
        self.texts.iter().enumerate().map(field).collect()
    }

    /// At which field a fault stands: `/reason/sv` at `reason-sv`, `/reason` at the first.
    pub fn names(&self, member: &str) -> Vec<(String, String)> {
        let each = self.texts.iter();
        let mut names: Vec<(String, String)> = each
            .map(|(tag, _)| (tag.to_string(), self.field_name(*tag)))
            .collect();
        let first = self.texts.first();
        names.extend(first.map(|(tag, _)| (member.to_owned(), self.field_name(*tag))));
        names
    }

    /// What the fields are called where faults are summed up.
    pub fn labels(&self, locale: Locale) -> Vec<(String, String)> {
        let each = self.texts.iter();
        each.map(|(tag, _)| (self.field_name(*tag), in_language(locale, *tag)))
            .collect()
    }

    fn field_name(&self, tag: LanguageTag) -> String {
        format!("{}-{}", self.name, tag.as_str())
    }
}

/// A text in every language that it is written in.
pub fn text_lines(text: &LocalText) -> Vec<TextLine> {
    let line = |(tag, text): (&str, &str)| TextLine {
        text: text.to_owned(),
        lang: tag.to_owned(),
        dir: LanguageTag::parse(tag).map_or("auto", |tag| tag.dir().as_str()),
    };
    text.iter().map(line).collect()
}

/// The text that a reader of the page understands best.
pub fn best_line(text: &LocalText, locale: Locale, first: &str) -> TextLine {
    let (text, tag) = text.best(&[locale.tag()], first);
    TextLine {
        text: text.to_owned(),
        lang: tag.to_owned(),
        dir: LanguageTag::parse(tag).map_or("auto", |tag| tag.dir().as_str()),
    }
}

/// "På svenska".
fn in_language(locale: Locale, tag: LanguageTag) -> String {
    let language = languages::name(locale, tag.as_str()).into();
    t_with(locale, "text-in-language", &[("language", language)])
}

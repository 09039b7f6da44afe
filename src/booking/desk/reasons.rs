//! Why something is done, as staff type it for everybody booked: a field for each language of the owner.
//! Every page that cancels or changes sessions asks by it; `input::parse_reason` reads what was typed.

use serde_json::{Map, Value, json};

use crate::platform::i18n::{Locale, languages, t, t_with};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::text::{LanguageTag, trim_unseen};
use crate::platform::ui::form::{Field, FormErrors};

/// Why, in one language.
#[derive(Debug, Clone)]
pub struct ReasonField {
    pub field: Field,
    pub lang: &'static str,
    pub dir: &'static str,
}

/// Why, by language, in the order of the page.
#[derive(Debug, Clone, Default)]
pub struct Reasons(Vec<(LanguageTag, String)>);

impl Reasons {
    pub fn empty(languages: &[LanguageTag]) -> Self {
        Self(languages.iter().map(|tag| (*tag, String::new())).collect())
    }

    pub fn typed(form: &Form, languages: &[LanguageTag]) -> Self {
        let typed = |tag: &LanguageTag| form.text(&reason_name(*tag)).to_owned();
        Self(languages.iter().map(|tag| (*tag, typed(tag))).collect())
    }

    /// The reason as a text per language; what was left empty is not said.
    pub fn value(&self) -> Value {
        let filled = self.0.iter();
        let filled = filled.filter(|(_, text)| !trim_unseen(text).is_empty());
        let texts: Map<String, Value> = filled
            .map(|(tag, text)| (tag.to_string(), json!(text)))
            .collect();
        Value::Object(texts)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| trim_unseen(text).is_empty())
    }

    /// Writes a sentence into the fields of the languages that the service speaks.
    pub fn propose(&mut self, key: &str) {
        for (tag, text) in &mut self.0 {
            if let Some(locale) = Locale::parse(tag.as_str()) {
                *text = t(locale, key).into_owned();
            }
        }
    }

    /// The fields; the first is wanted unless all are optional.
    pub fn fields(&self, locale: Locale, optional: bool, errors: &FormErrors) -> Vec<ReasonField> {
        let field = |(at, (tag, text)): (usize, &(LanguageTag, String))| {
            let language = languages::name(locale, tag.as_str()).into();
            let label = t_with(locale, "text-in-language", &[("language", language)]);
            let field = Field::new(reason_name(*tag), label)
                .value(text)
                .checked(errors);
            ReasonField {
                field: match at == 0 && !optional {
                    true => field,
                    false => field.optional(),
                },
                lang: tag.as_str(),
                dir: tag.dir().as_str(),
            }
        };
        self.0.iter().enumerate().map(field).collect()
    }
}

/// What is wrong with a form that asks why, at its fields; `more` names those that are not called as in the API.
pub fn errors(
    locale: Locale,
    problem: &Problem,
    languages: &[LanguageTag],
    more: &[(&str, &str)],
) -> FormErrors {
    let names = renamed(languages);
    let names = names.iter().map(|(from, to)| (from.as_str(), to.as_str()));
    let names: Vec<(&str, &str)> = names.chain(more.iter().copied()).collect();
    FormErrors::renamed(locale, &problem.fields, &names)
}

/// At which field a fault of the reason stands: `/reason/sv` at `reason-sv`, `/reason` at the first.
fn renamed(languages: &[LanguageTag]) -> Vec<(String, String)> {
    let tags = languages.iter();
    let mut names: Vec<(String, String)> = tags
        .map(|tag| (tag.to_string(), reason_name(*tag)))
        .collect();
    let first = languages.first();
    names.extend(first.map(|tag| ("reason".to_owned(), reason_name(*tag))));
    names
}

/// What the fields are called where faults are summed up.
pub fn labels(locale: Locale, languages: &[LanguageTag], key: &str) -> Vec<(String, String)> {
    let tags = languages.iter();
    tags.map(|tag| (reason_name(*tag), t(locale, key).into_owned()))
        .collect()
}

/// `reason-sv`.
fn reason_name(tag: LanguageTag) -> String {
    format!("reason-{}", tag.as_str())
}

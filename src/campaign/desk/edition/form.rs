//! What was typed into the form of an edition, the request or the patch it makes, and where its faults stand.

use serde_json::Value;

use crate::campaign::model::Edition;
use crate::campaign::request::{EditionPatch, EditionRequest};
use crate::platform::i18n::{Locale, t};
use crate::platform::input::form::Form;
use crate::platform::problem::{FieldFault, Problem};
use crate::platform::text::{LanguageTag, trim_typed, trim_unseen};
use crate::platform::ui::form::texts::TypedTexts;
use crate::platform::ui::form::{FormErrors, SummaryLine};

/// What may be ticked under `asks`.
pub const FREE: &str = "free";
pub const OPEN: &str = "open";

/// By the names of the form.
#[derive(Debug, Clone, Default)]
pub struct EditionForm {
    pub edition: String,
    pub names: TypedTexts,
    pub starts: String,
    pub ends: String,
    pub themes: TypedTexts,
    pub rules: TypedTexts,
    pub must_be_free: bool,
    pub must_be_open: bool,
}

impl EditionForm {
    /// What is stored; nothing for a new edition.
    pub fn stored(row: Option<&Edition>, languages: &[LanguageTag]) -> Self {
        let texts = |name, text| TypedTexts::stored(name, text, languages.to_vec());
        let day = |day: chrono::NaiveDate| day.to_string();
        let starts = row.map(|row| day(row.starts_on));
        let ends = row.and_then(|row| row.ends_on).map(day);
        Self {
            edition: row.map(|row| row.edition.clone()).unwrap_or_default(),
            names: texts("name", row.map(|row| &row.name)),
            starts: starts.unwrap_or_default(),
            ends: ends.unwrap_or_default(),
            themes: texts("theme", row.and_then(|row| row.theme.as_ref())),
            rules: texts("rules", row.and_then(|row| row.rules.as_ref())),
            must_be_free: row.is_some_and(|row| row.must_be_free),
            must_be_open: row.is_some_and(|row| row.must_be_open),
        }
    }

    /// What was typed over it; a field that did not come stays.
    pub fn typed(&self, form: &Form) -> Self {
        let text = |name: &str, before: &str| form.get(name).unwrap_or(before).to_owned();
        let ticked = |what: &str| form.all("asks").any(|asked| asked == what);
        Self {
            edition: text("edition", &self.edition),
            names: self.names.typed(form),
            starts: text("starts", &self.starts),
            ends: text("ends", &self.ends),
            themes: self.themes.typed(form),
            rules: self.rules.typed(form),
            must_be_free: ticked(FREE),
            must_be_open: ticked(OPEN),
        }
    }

    pub fn request(&self) -> EditionRequest {
        let optional = |texts: &TypedTexts| Some(texts.value()).filter(|_| !texts.is_empty());
        EditionRequest {
            edition: trim_typed(&self.edition).to_owned(),
            name: self.names.value(),
            starts_on: trim_typed(&self.starts).to_owned(),
            ends_on: filled(&self.ends),
            theme: optional(&self.themes),
            rules: optional(&self.rules),
            must_be_free: self.must_be_free,
            must_be_open: self.must_be_open,
        }
    }

    /// What says something else than before.
    pub fn patch(&self, before: &Self) -> EditionPatch {
        let changed = |now: &str, before: &str| trim_unseen(now) != trim_unseen(before);
        let starts = changed(&self.starts, &before.starts);
        let ends = changed(&self.ends, &before.ends);
        let free = self.must_be_free != before.must_be_free;
        let open = self.must_be_open != before.must_be_open;
        EditionPatch {
            name: self.names.patch(&before.names).map(Some),
            starts_on: starts.then(|| Some(trim_typed(&self.starts).to_owned())),
            ends_on: ends.then(|| filled(&self.ends)),
            theme: changed_texts(&self.themes, &before.themes),
            rules: changed_texts(&self.rules, &before.rules),
            must_be_free: free.then_some(Some(self.must_be_free)),
            must_be_open: open.then_some(Some(self.must_be_open)),
        }
    }

    /// Each fault at its field: `/theme/en` at `theme-en`.
    pub fn errors(&self, locale: Locale, problem: Option<&Problem>) -> FormErrors {
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let located = faults.iter().map(|found| FieldFault {
            pointer: format!("/{}", self.field_of(&found.pointer)),
            fault: found.fault.clone(),
        });
        FormErrors::of(locale, &located.collect::<Vec<_>>())
    }

    pub fn summary(&self, locale: Locale, errors: &FormErrors) -> Vec<SummaryLine> {
        let own = [
            ("edition", "edition-slug"),
            ("starts", "edition-starts"),
            ("ends", "edition-ends"),
        ];
        let own = own.map(|(name, key)| (name.to_owned(), t(locale, key).into_owned()));
        let texts = self.texts().into_iter().flat_map(|(_, key, texts)| {
            let label = t(locale, key);
            let each = texts.labels(locale).into_iter();
            each.map(move |(name, language)| (name, format!("{label}: {language}")))
        });
        let all: Vec<(String, String)> = own.into_iter().chain(texts).collect();
        let all: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        errors.summary(&all)
    }

    fn field_of(&self, pointer: &str) -> String {
        let mut parts = pointer.split('/').skip(1);
        let member = parts.next().unwrap_or_default();
        let language = parts.next().unwrap_or(member);
        let texts = self.texts();
        let texts = texts.iter().find(|(name, _, _)| *name == member);
        let named = texts.map(|(_, _, texts)| texts.names(member));
        let found = named.and_then(|names| names.into_iter().find(|(from, _)| from == language));
        match (found, member) {
            (Some((_, field)), _) => field,
            (None, "startsOn") => "starts".to_owned(),
            (None, "endsOn") => "ends".to_owned(),
            (None, other) => other.to_owned(),
        }
    }

    /// The members that have a text in each language, and what they are called.
    fn texts(&self) -> [(&'static str, &'static str, &TypedTexts); 3] {
        [
            ("name", "edition-names", &self.names),
            ("theme", "edition-themes", &self.themes),
            ("rules", "edition-rules", &self.rules),
        ]
    }
}

/// Null where nothing stands in any language any more.
fn changed_texts(now: &TypedTexts, before: &TypedTexts) -> Option<Option<Value>> {
    let patch = now.patch(before)?;
    Some(Some(patch).filter(|_| !now.is_empty()))
}

fn filled(text: &str) -> Option<String> {
    Some(trim_typed(text).to_owned()).filter(|text| !text.is_empty())
}

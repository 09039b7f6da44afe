//! What was typed into the form for closed days, the request it makes, and the fields it is shown in.

use chrono::NaiveTime;

use crate::platform::i18n::{Locale, dates, t};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::text::{LanguageTag, trim_typed};
use crate::platform::ui::form::texts::TypedTexts;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};
use crate::venue::{ClosedDays, ClosedDaysPatch, ClosedDaysRequest};

const REASON: &str = "reason";
/// The fields' names with the keys of what they are called.
const LABELS: [(&str, &str); 4] = [
    ("from", "close-from"),
    ("to", "close-to"),
    ("opens", "close-opens"),
    ("closes", "close-closes"),
];

/// By the names of the form.
#[derive(Debug, Clone, Default)]
pub struct ClosedDaysForm {
    pub from: String,
    pub to: String,
    pub reasons: TypedTexts,
    pub opens: String,
    pub closes: String,
}

impl ClosedDaysForm {
    pub fn empty(languages: Vec<LanguageTag>) -> Self {
        Self {
            reasons: TypedTexts::stored(REASON, None, languages),
            ..Self::default()
        }
    }

    /// What is stored; of a single day the last one stays empty.
    pub fn stored(days: &ClosedDays, languages: Vec<LanguageTag>) -> Self {
        let time = |at: Option<NaiveTime>| at.map(|at| at.format("%H:%M").to_string());
        let is_span = days.last_day != days.first_day;
        let last = is_span.then(|| days.last_day.to_string());
        Self {
            from: days.first_day.to_string(),
            to: last.unwrap_or_default(),
            reasons: TypedTexts::stored(REASON, Some(&days.reason), languages),
            opens: time(days.opens_at).unwrap_or_default(),
            closes: time(days.closes_at).unwrap_or_default(),
        }
    }

    pub fn typed(&self, form: &Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            from: text("from"),
            to: text("to"),
            reasons: self.reasons.typed(form),
            opens: text("opens"),
            closes: text("closes"),
        }
    }

    /// A time may have a dot.
    pub fn request(&self) -> ClosedDaysRequest {
        let filled = |text: &str| Some(trim_typed(text).to_owned()).filter(|text| !text.is_empty());
        let time = |typed: &str| {
            let read = dates::parse_time(typed).map(|at| at.format("%H:%M").to_string());
            read.or_else(|| filled(typed))
        };
        ClosedDaysRequest {
            organisation: None,
            venue: None,
            from: trim_typed(&self.from).to_owned(),
            to: filled(&self.to),
            reason: self.reasons.value(),
            opens_at: time(&self.opens),
            closes_at: time(&self.closes),
        }
    }

    /// What says something else than before. A span is changed as a whole: an empty last day is the first.
    pub fn patch(&self, before: &Self) -> ClosedDaysPatch {
        let (now, stored) = (self.request(), before.request());
        let moved = (&now.from, &now.to) != (&stored.from, &stored.to);
        let opens = now.opens_at != stored.opens_at;
        let closes = now.closes_at != stored.closes_at;
        ClosedDaysPatch {
            from: moved.then_some(Some(now.from)),
            to: moved.then_some(now.to),
            reason: self.reasons.patch(&before.reasons).map(Some),
            opens_at: opens.then_some(now.opens_at),
            closes_at: closes.then_some(now.closes_at),
        }
    }

    pub fn errors(&self, locale: Locale, problem: Option<&Problem>) -> FormErrors {
        let Some(problem) = problem else {
            return FormErrors::none();
        };
        let own = [("opensAt", "opens"), ("closesAt", "closes")];
        let texts = self.reasons.names("reason");
        let texts = texts.iter().map(|(from, to)| (from.as_str(), to.as_str()));
        let names: Vec<(&str, &str)> = own.into_iter().chain(texts).collect();
        FormErrors::renamed(locale, &problem.fields, &names)
    }

    pub fn summary(&self, locale: Locale, errors: &FormErrors) -> Vec<SummaryLine> {
        let own = LABELS
            .iter()
            .map(|(name, key)| ((*name).to_owned(), t(locale, key).into_owned()));
        let all: Vec<(String, String)> = own.chain(self.reasons.labels(locale)).collect();
        let all: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        errors.summary(&all)
    }

    pub fn first_field(&self, locale: Locale, errors: &FormErrors) -> Field {
        field(locale, "from", &self.from, errors).kind("date", "short")
    }

    pub fn last_field(&self, locale: Locale, errors: &FormErrors) -> Field {
        field(locale, "to", &self.to, errors)
            .hint(t(locale, "close-to.hint"))
            .kind("date", "short")
            .optional()
    }

    pub fn opens_field(&self, locale: Locale, errors: &FormErrors) -> Field {
        field(locale, "opens", &self.opens, errors)
            .kind("text", "tiny")
            .optional()
    }

    pub fn closes_field(&self, locale: Locale, errors: &FormErrors) -> Field {
        field(locale, "closes", &self.closes, errors)
            .kind("text", "tiny")
            .optional()
    }
}

fn field(locale: Locale, name: &'static str, value: &str, errors: &FormErrors) -> Field {
    let known = LABELS.iter().find(|(known, _)| *known == name);
    let label = known.map_or_else(String::new, |(_, key)| t(locale, key).into_owned());
    Field::new(name, label)
        .typed("off", "")
        .value(value)
        .checked(errors)
}

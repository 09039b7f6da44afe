//! Problems and faults in words. The texts stand in `problem.ftl` and `fault.ftl`.

use serde_json::Value as Json;

use super::locale::Locale;
use super::texts::{Value, t_with};
use crate::platform::problem::{Fault, Kind, Problem};

/// A problem in words.
pub struct LocalisedProblem {
    /// Its kind.
    pub kind: &'static Kind,
    /// The language of the words.
    pub locale: Locale,
    /// What is the case.
    pub title: String,
    /// What to do next.
    pub detail: String,
}

/// Puts a problem into words.
#[must_use]
pub fn localise(problem: &Problem, locale: Locale) -> LocalisedProblem {
    let args: Vec<_> = problem
        .facts
        .iter()
        .map(|(name, value)| (*name, plain(value).into()))
        .collect();
    let key = format!("problem-{}", problem.kind.name);
    LocalisedProblem {
        kind: problem.kind,
        locale,
        title: t_with(locale, &key, &args),
        detail: t_with(locale, &format!("{key}.detail"), &args),
    }
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What is wrong with a value, with the fault's facts in it.
#[must_use]
pub fn fault_text(locale: Locale, fault: &Fault) -> String {
    let facts: Vec<(&str, Value<'_>)> = fault
        .facts
        .iter()
        .map(|(name, fact)| (*name, fact.as_str().into()))
        .collect();
    t_with(locale, &format!("fault-{}", fault.code), &facts)
}

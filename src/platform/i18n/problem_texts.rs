//! Problems and faults in words. The texts stand in `problem.ftl` and `fault.ftl`.

use serde_json::Value as Json;

use super::locale::Locale;
use super::texts::{Value, is_written, t_with};
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
        .map(|(name, value)| (*name, spoken(value)))
        .collect();
    let key = format!("problem-{}", problem.kind.name);
    LocalisedProblem {
        kind: problem.kind,
        locale,
        title: t_with(locale, &key, &args),
        detail: t_with(locale, &detail_key(problem, &key, locale), &args),
    }
}

/// A fact that not every problem of its kind has may have a text of its own (`.have`).
fn detail_key(problem: &Problem, key: &str, locale: Locale) -> String {
    let mut own = problem.facts.keys().map(|fact| format!("{key}.{fact}"));
    own.find(|own| is_written(locale, own))
        .unwrap_or_else(|| format!("{key}.detail"))
}

/// A number stays one: a text may choose between one and many.
fn spoken(value: &Json) -> Value<'_> {
    match value {
        Json::String(text) => text.as_str().into(),
        other => match other.as_i64() {
            Some(number) => number.into(),
            None => other.to_string().into(),
        },
    }
}

/// What is wrong with a value, with the fault's facts in it.
#[must_use]
pub fn fault_text(locale: Locale, fault: &Fault) -> String {
    say(locale, fault, &format!("fault-{}", fault.code))
}

/// The same beside a field of a form: what to write in that one, where there is a text of its own.
#[must_use]
pub fn field_fault_text(locale: Locale, field: &str, fault: &Fault) -> String {
    let own = format!("fault-{}.{field}", fault.code);
    if is_written(locale, &own) {
        say(locale, fault, &own)
    } else {
        fault_text(locale, fault)
    }
}

fn say(locale: Locale, fault: &Fault, key: &str) -> String {
    let facts: Vec<(&str, Value<'_>)> = fault
        .facts
        .iter()
        .map(|(name, fact)| (*name, fact.as_str().into()))
        .collect();
    t_with(locale, key, &facts)
}

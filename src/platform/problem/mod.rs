//! Every refusal and failure, as data (RFC 9457): a [`Kind`], its facts, the faults by field.
//! Nothing here knows HTTP or a language: `i18n::localise` puts a problem into words and
//! `http::response` makes it an answer. Verbs and endpoints return it.

mod catalogue;
mod fact;
mod fault;
mod kind;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

pub use catalogue::*;
pub use fact::{Fact, FactSort};
pub use fault::{Fault, Faults, FieldFault};
pub use kind::Kind;

/// One problem and its facts. `cause` is logged once, where the answer is rendered, and never sent.
#[derive(Debug)]
pub struct Problem {
    /// Which kind.
    pub kind: &'static Kind,
    /// Further members of the answer, and variables of its text.
    pub facts: BTreeMap<&'static str, Value>,
    /// Faults by field.
    pub fields: Vec<FieldFault>,
    /// Headers such as `Retry-After` and `Allow`.
    pub headers: Vec<(&'static str, String)>,
    /// Why, for the log.
    pub cause: Option<anyhow::Error>,
}

impl Problem {
    /// A problem without facts.
    #[must_use]
    pub fn new(kind: &'static Kind) -> Self {
        Self {
            kind,
            facts: BTreeMap::new(),
            fields: Vec::new(),
            headers: Vec::new(),
            cause: None,
        }
    }

    /// Adds a fact that its kind declares.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        debug_assert!(
            self.kind.declares(name),
            "{}: {name} is not declared",
            self.kind.name
        );
        self.facts.insert(name, value.into());
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// Keeps the cause for the log.
    #[must_use]
    pub fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// 422 with faults by field.
    #[must_use]
    pub fn faults(faults: Faults) -> Self {
        let mut problem = Self::new(&UNPROCESSABLE);
        problem.fields = faults.into_fields();
        problem
    }

    /// 422 with one fault.
    #[must_use]
    pub fn fault(pointer: impl Into<String>, fault: Fault) -> Self {
        let mut faults = Faults::none();
        faults.add(pointer, fault);
        Self::faults(faults)
    }

    /// 404.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(&NOT_FOUND)
    }

    /// 409 for a step the present state does not allow.
    #[must_use]
    pub fn wrong_state(status: &str) -> Self {
        Self::new(&WRONG_STATE).fact("state", status)
    }

    /// 503 with `Retry-After`.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        Self::new(&UNAVAILABLE)
            .header("Retry-After", 2)
            .because(anyhow::anyhow!("{cause}"))
    }

    /// 500.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::new(&INTERNAL).because(cause)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name)
    }
}

impl From<Faults> for Problem {
    fn from(faults: Faults) -> Self {
        Self::faults(faults)
    }
}

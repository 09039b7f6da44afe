//! What is wrong with one input, in a form every language can say.
//!
//! A type's parser answers one [`Fault`]; an edge gathers them all in [`Faults`], so that a person
//! sees every fault at once. The words live in `locales/*/fault.ftl` under `fault-<code>`.

/// Why a value was refused: a stable code and the facts its text needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable, kebab-case; the text's key is `fault-<code>`.
    pub code: &'static str,
    /// Named facts for the text (`max`, `signs`).
    pub facts: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault that needs no facts.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self {
            code,
            facts: Vec::new(),
        }
    }

    /// A name that stands in no list.
    #[must_use]
    pub fn unknown_value(name: &str) -> Self {
        Self::new("unknown-value").fact("value", name)
    }

    /// Adds a fact for the text.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }
}

/// A fault and where it is: a JSON Pointer (RFC 6901) such as `/contact/email`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// JSON Pointer into the body; for a query parameter its name with a leading slash.
    pub pointer: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// All faults of one input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// None yet.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Notes a fault at a place.
    pub fn add(&mut self, pointer: impl Into<String>, fault: Fault) {
        self.0.push(FieldFault {
            pointer: pointer.into(),
            fault,
        });
    }

    /// Keeps a parsed value, or notes why there is none.
    pub fn take<T>(&mut self, pointer: &str, parsed: Result<T, Fault>) -> Option<T> {
        parsed.map_err(|fault| self.add(pointer, fault)).ok()
    }

    /// Parses an optional value: absent stays absent, present is parsed.
    pub fn take_optional<I, T>(
        &mut self,
        pointer: &str,
        given: Option<I>,
        parse: impl FnOnce(I) -> Result<T, Fault>,
    ) -> Option<T> {
        given.and_then(|value| self.take(pointer, parse(value)))
    }

    /// A member of a merge patch that may be changed and never taken away.
    pub fn take_change<I, T>(
        &mut self,
        pointer: &str,
        given: Option<Option<I>>,
        parse: impl FnOnce(I) -> Result<T, Fault>,
    ) -> Option<T> {
        match given? {
            Some(value) => self.take(pointer, parse(value)),
            None => {
                let name = pointer.trim_start_matches('/');
                self.take(pointer, Err(Fault::new("missing").fact("name", name)))
            }
        }
    }

    /// A member of a merge patch that `null` takes away.
    pub fn take_nullable<I, T>(
        &mut self,
        pointer: &str,
        given: Option<Option<I>>,
        parse: impl FnOnce(I) -> Result<T, Fault>,
    ) -> Option<Option<T>> {
        match given? {
            Some(value) => self.take(pointer, parse(value)).map(Some),
            None => Some(None),
        }
    }

    /// As [`Faults::take`], for a part that found several faults, each with its place within the part.
    pub fn take_within<T>(&mut self, pointer: &str, parsed: Result<T, Self>) -> Option<T> {
        let within = |faults: Self| {
            for field in faults.0 {
                self.add(format!("{pointer}{}", field.pointer), field.fault);
            }
        };
        parsed.map_err(within).ok()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every fault, in the order found.
    #[must_use]
    pub fn into_fields(self) -> Vec<FieldFault> {
        self.0
    }
}

//! A query's parameters. The API refuses by name what it does not know; pages ignore it.

use std::collections::BTreeMap;

use super::pairs::pairs;
use crate::platform::problem::{BAD_REQUEST, Problem, UNKNOWN_PARAMETER};
use crate::platform::text::trim_unseen;

/// The parameters of a request, each at most once.
#[derive(Debug, Default)]
pub struct Query(BTreeMap<String, String>);

impl Query {
    /// # Errors
    /// 400 for a parameter that is not `known`, given twice, or not UTF-8.
    pub fn parse_strict(text: &str, known: &[&str]) -> Result<Self, Problem> {
        let mut found = BTreeMap::new();
        for (name, value) in pairs(text)? {
            if !known.contains(&name.as_ref()) {
                return Err(Problem::new(&UNKNOWN_PARAMETER).fact("parameter", name.into_owned()));
            }
            if found.insert(name.to_string(), value.into_owned()).is_some() {
                return Err(Problem::new(&BAD_REQUEST).fact("parameter", name.into_owned()));
            }
        }
        Ok(Self(found))
    }

    /// Ignores what is unknown; a text that cannot be read has no parameters.
    #[must_use]
    pub fn parse_lenient(text: &str) -> Self {
        let pairs = pairs(text).unwrap_or_default();
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// A parameter's value; an empty one counts as absent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(|value| trim_unseen(value))
            .filter(|value| !value.is_empty())
    }
}

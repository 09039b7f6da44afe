//! A query's parameters. The API refuses by name what it does not know; pages ignore it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::pairs::pairs;
use crate::platform::problem::{BAD_REQUEST, Problem, UNKNOWN_PARAMETER};
use crate::platform::text::trim_unseen;
use crate::platform::time::parse_instant;

/// The name of the parameter of [`Query::updated_after`].
pub const UPDATED_AFTER: &str = "updatedAfter";

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

    /// `updatedAfter`: what a reader who keeps a copy asks for. That very second is among it, as answers say no
    /// more of a time.
    ///
    /// # Errors
    /// 422 when it is no instant.
    pub fn updated_after(&self) -> Result<Option<DateTime<Utc>>, Problem> {
        let given = self.get(UPDATED_AFTER).map(parse_instant).transpose();
        given.map_err(|fault| Problem::fault(format!("/{UPDATED_AFTER}"), fault))
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

//! Instants as the API reads and writes them: RFC 3339, written in UTC, in whole seconds everywhere.

use chrono::{DateTime, Datelike, SecondsFormat, SubsecRound, Utc};
use serde::Serializer;

use crate::platform::problem::Fault;

/// An instant (RFC 3339) from 1900 to 2199. What it says beyond the second is cut, as answers have no place for it.
///
/// # Errors
/// `bad-instant` when it cannot be read.
pub fn parse_instant(text: &str) -> Result<DateTime<Utc>, Fault> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|instant| instant.to_utc().trunc_subsecs(0))
        .filter(|instant| (1900..2200).contains(&instant.year()))
        .ok_or_else(|| Fault::new("bad-instant"))
}

/// An instant as the API writes it: `2026-10-06T08:00:00Z`.
#[must_use]
pub fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Writes a member of an answer. Goes with `#[serde(serialize_with = …)]`.
///
/// # Errors
/// The writer's own.
pub fn whole_seconds<S: Serializer>(at: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&rfc3339(*at))
}

/// The same for a member that may be absent.
///
/// # Errors
/// The writer's own.
pub fn whole_seconds_if_any<S: Serializer>(
    at: &Option<DateTime<Utc>>,
    to: S,
) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => whole_seconds(at, to),
        None => to.serialize_none(),
    }
}

//! What was typed into single fields.

use crate::platform::text::trim_typed;

/// What was typed into a field that may stay empty.
#[must_use]
pub fn filled(text: &str) -> Option<String> {
    Some(trim_typed(text).to_owned()).filter(|text| !text.is_empty())
}

/// A number out of every bound for what is none.
#[must_use]
pub fn number(text: impl AsRef<str>) -> i64 {
    text.as_ref().parse().unwrap_or(-1)
}

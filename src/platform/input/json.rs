//! Reads JSON into a type: the form of the whole first, then each member, whose fault names its place.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::named_members::NamedMembers;
use crate::platform::problem::{BAD_REQUEST, Fault, MALFORMED_JSON, Problem};

/// Parses JSON bytes; the fault names its place as a JSON Pointer.
///
/// # Errors
/// 400 when it is no JSON, 422 when a member cannot be taken.
pub fn parse<T: DeserializeOwned>(raw: &[u8]) -> Result<T, Problem> {
    let text =
        std::str::from_utf8(raw).map_err(|error| Problem::new(&BAD_REQUEST).because(error))?;
    // The form of the whole comes before the meaning of its members.
    serde_json::from_str::<serde::de::IgnoredAny>(text)
        .map_err(|error| Problem::new(&MALFORMED_JSON).because(error))?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let reader = NamedMembers(&mut reader);
    serde_path_to_error::deserialize(reader).map_err(|error| refused(&error))
}

/// Makes a type of a member that was read as it came, as strictly.
///
/// # Errors
/// What the type cannot take.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, serde_json::Error> {
    T::deserialize(NamedMembers(value))
}

fn refused(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let inner = error.inner();
    let words = inner.to_string();
    if !inner.is_data() || words.contains("duplicate field") {
        return Problem::new(&MALFORMED_JSON).because(anyhow::anyhow!(words));
    }
    let place = pointer(error.path());
    match quoted(&words) {
        Some(name) if words.starts_with("unknown field") => {
            // The path ends in the unknown member itself.
            let place = if place.ends_with(&format!("/{name}")) {
                place
            } else {
                format!("{place}/{name}")
            };
            Problem::fault(place, Fault::new("unknown-member").fact("name", name))
        }
        Some(name) if words.starts_with("missing field") => Problem::fault(
            format!("{place}/{name}"),
            Fault::new("missing").fact("name", name),
        ),
        Some(name) if words.starts_with("unknown variant") => {
            Problem::fault(place, Fault::unknown_value(name))
        }
        _ if words.starts_with("invalid type: sequence, expected struct")
            || words.starts_with("invalid type: sequence, expected a map") =>
        {
            Problem::fault(place, Fault::new("object-wanted"))
        }
        _ => Problem::fault(place, Fault::new("wrong-type")),
    }
}

fn quoted(words: &str) -> Option<&str> {
    words.split('`').nth(1)
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

//! Applies a merge patch (RFC 7396) to a session.
//! The patched request is read by the rules of a new one, so a patch can do nothing that a new
//! session could not.

use serde_json::{Map, Value, json};

use super::current::CurrentSession;
use super::session_part::SessionPart;
use crate::platform::problem::Problem;
use crate::platform::problem::{Fault, Faults};
use crate::session::fields::pointer_segment;

pub type Patch = Map<String, Value>;

/// What a meeting decides for itself; the rest is its course's.
const OF_A_MEETING: [&str; 7] = [
    "localDate",
    "localTime",
    "occurrence",
    "minutes",
    "room",
    "helpers",
    "clashAllowed",
];

/// The JSON of the request that would make the patched session.
///
/// # Errors
/// 422 for members that never change.
pub fn apply_patch(current: &CurrentSession<'_>, patch: Patch) -> Result<Value, Problem> {
    refuse_fixed(&patch, SessionPart::of(&current.row.session))?;
    let mut request = serde_json::to_value(current.to_request()).map_err(Problem::internal)?;
    if patch.contains_key("localDate") || patch.contains_key("localTime") {
        merge(&mut request, json!({ "occurrence": null }));
    }
    merge(&mut request, Value::Object(patch));
    Ok(request)
}

/// The owner never changes, and a meeting is changed at its own address.
fn refuse_fixed(patch: &Patch, part: SessionPart) -> Result<(), Problem> {
    let mut faults = Faults::none();
    for name in patch.keys() {
        let fixed = matches!(name.as_str(), "organisation" | "meetings");
        let is_own = part == SessionPart::Whole || OF_A_MEETING.contains(&name.as_str());
        if fixed || !is_own {
            faults.add(
                format!("/{}", pointer_segment(name)),
                Fault::new("not-allowed-here"),
            );
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.into())
    }
}

/// RFC 7396, part 2.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(members) = target.as_object_mut() else {
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            members.remove(&name);
        } else {
            merge(members.entry(name).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 7396, appendix A.
    #[test]
    fn a_patch_is_merged_as_the_rfc_has_it() {
        for (mut target, patch, result) in [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (
                json!({"a":{"b":"c"}}),
                json!({"a":{"b":"d","c":null}}),
                json!({"a":{"b":"d"}}),
            ),
            (
                json!({"a":"foo"}),
                json!({"b":{"c":{"d":null}}}),
                json!({"a":"foo","b":{"c":{}}}),
            ),
            (json!(["a"]), json!(["c"]), json!(["c"])),
        ] {
            merge(&mut target, patch);
            assert_eq!(target, result);
        }
    }
}

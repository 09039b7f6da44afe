//! Applies a merge patch (RFC 7396) to a session.
//! The patched request is read by the rules of a new one, so a patch can do nothing that a new
//! session could not.

use serde_json::{Map, Value, json};

use super::current::CurrentSession;
use super::session_part::SessionPart;
use crate::platform::input::merge_patch::merge;
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

/// The JSON of the request that would make the patched session; `None` where the patch changes nothing.
///
/// # Errors
/// 422 for members that never change.
pub fn apply_patch(current: &CurrentSession<'_>, patch: Patch) -> Result<Option<Value>, Problem> {
    refuse_fixed(&patch, SessionPart::of(&current.row.session))?;
    let before = serde_json::to_value(current.to_request()).map_err(Problem::internal)?;
    let mut request = before.clone();
    merge(&mut request, Value::Object(patch.clone()));
    if request == before {
        return Ok(None);
    }
    let is_moved = patch.contains_key("localDate") || patch.contains_key("localTime");
    if is_moved && !patch.contains_key("occurrence") {
        merge(&mut request, json!({ "occurrence": null }));
    }
    Ok(Some(request))
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

//! Members of a merge patch (RFC 7396): what is absent stays, what is null is removed.

use serde::de::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// Reads a member of a merge patch: absent stays `None`, `null` is `Some(None)`. Goes with
/// `#[serde(default)]`.
pub fn present<'de, T, D>(from: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(from).map(Some)
}

/// Merges a patch into a document, at every depth (RFC 7396, part 2).
pub fn merge(target: &mut Value, patch: Value) {
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

/// The patch that makes one document of another: what is the same is absent, what is gone is null.
#[must_use]
pub fn patch_between(before: &Value, after: &Value) -> Map<String, Value> {
    let none = Map::new();
    let before = before.as_object().unwrap_or(&none);
    let after = after.as_object().unwrap_or(&none);
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let gone = gone.map(|name| (name.clone(), Value::Null));
    let changed = after.iter().filter_map(|(name, value)| {
        let change = match before.get(name) {
            Some(was) if was == value => return None,
            Some(was) if was.is_object() && value.is_object() => {
                Value::Object(patch_between(was, value))
            }
            _ => value.clone(),
        };
        Some((name.clone(), change))
    });
    gone.chain(changed).collect()
}

/// Whether a member of a checked patch says something else than what is stored.
#[must_use]
pub fn differs<T: PartialEq>(patch: Option<T>, stored: T) -> bool {
    patch.is_some_and(|patch| patch != stored)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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

    #[test]
    fn a_patch_between_two_documents_makes_the_one_of_the_other() {
        for (before, after, patch) in [
            (json!({"a": 1}), json!({"a": 1}), json!({})),
            (
                json!({"a": 1, "b": 2}),
                json!({"a": 3}),
                json!({"a": 3, "b": null}),
            ),
            (
                json!({"a": {"sv": "x", "en": "y"}}),
                json!({"a": {"sv": "z"}}),
                json!({"a": {"sv": "z", "en": null}}),
            ),
            (
                json!({"a": "x"}),
                json!({"a": {"sv": "z"}}),
                json!({"a": {"sv": "z"}}),
            ),
        ] {
            assert_eq!(Value::Object(patch_between(&before, &after)), patch);
            let mut made = before;
            merge(&mut made, patch);
            assert_eq!(made, after);
        }
    }
}

//! Telling whether two requests are the same without keeping either: a keyed fingerprint of the
//! parsed request in one canonical writing.

use serde_json::Value;

use super::key::Key;

impl Key {
    /// The same for requests written in the same way. What is absent and what is its default must
    /// be made equal by whoever writes it. Keyed, so that nobody with the database alone can try
    /// names against it.
    #[must_use]
    pub fn fingerprint_of_request(&self, request: &[u8]) -> [u8; 32] {
        self.mac("request", &[request])
    }
}

/// One writing for requests that mean the same, whatever the order of their members.
#[must_use]
pub fn canonical(request: &Value) -> Vec<u8> {
    let mut canonical = String::new();
    write(request, &mut canonical);
    canonical.into_bytes()
}

/// Writes JSON without white space, members sorted by name.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => write_object(members, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, out);
                write(item, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

fn write_object(members: &serde_json::Map<String, Value>, out: &mut String) {
    let mut sorted: Vec<_> = members.iter().collect();
    sorted.sort_by_key(|(name, _)| *name);
    out.push('{');
    for (index, (name, value)) in sorted.into_iter().enumerate() {
        separate(index, out);
        out.push_str(&Value::from(name.as_str()).to_string());
        out.push(':');
        write(value, out);
    }
    out.push('}');
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_sorted_at_every_depth_and_lists_keep_their_order() {
        let mut out = String::new();
        write(
            &json!({"b": [{"d": 1, "c": "\"é\""}, null], "a": true}),
            &mut out,
        );
        assert_eq!(out, r#"{"a":true,"b":[{"c":"\"é\"","d":1},null]}"#);
    }

    #[test]
    fn one_changed_value_or_key_changes_the_fingerprint() {
        let key = Key::fresh().unwrap();
        let first = json!({"name": "Anna", "seats": 1});
        let same: Value = serde_json::from_str(r#"{ "seats": 1, "name": "Anna" }"#).unwrap();
        assert_eq!(
            key.fingerprint_of_request(&canonical(&first)),
            key.fingerprint_of_request(&canonical(&same))
        );
        for other in [json!({"name": "Anna", "seats": 2}), json!({"name": "Anna"})] {
            assert_ne!(
                key.fingerprint_of_request(&canonical(&first)),
                key.fingerprint_of_request(&canonical(&other))
            );
        }
        assert_ne!(
            key.fingerprint_of_request(&canonical(&first)),
            Key::fresh()
                .unwrap()
                .fingerprint_of_request(&canonical(&first))
        );
    }
}

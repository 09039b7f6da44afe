//! An example of each request and of each success, from the world of the demo. The service took the requests and
//! gave the answers: `tests/it/contract/examples.rs` writes and checks them.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::operation::Operation;

static EXAMPLES: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("examples.json")).unwrap_or_default());

const SHEET_FILE: &str = "#/components/schemas/SheetFile";

/// Shows what is sent and what comes back.
pub fn show(operation: &mut Operation<'_>) {
    let Some(example) = EXAMPLES.get(&operation.id()) else {
        return;
    };
    if let Some(sent) = example.get("request") {
        let body = operation
            .members
            .get_mut("requestBody")
            .and_then(|body| body.get_mut("content"));
        for (kind, content) in body.and_then(Value::as_object_mut).into_iter().flatten() {
            // A calendar is written in another way than a sheet.
            let own = example.get(format!("request {kind}"));
            put(content, own.unwrap_or(sent));
        }
    }
    for kind in ["application/json", "text/csv", "text/calendar"] {
        let Some(answer) = example.get(kind) else {
            continue;
        };
        for success in operation.successes() {
            let content = success.get_mut("content");
            if let Some(shown) = content.and_then(|content| content.get_mut(kind)) {
                put(shown, answer);
            }
        }
    }
}

fn put(content: &mut Value, example: &Value) {
    // Of a file that is no text there is nothing to show.
    let is_binary = content.pointer("/schema/$ref") == Some(&SHEET_FILE.into());
    if let Some(content) = content.as_object_mut().filter(|_| !is_binary) {
        content.insert("example".to_owned(), example.clone());
    }
}

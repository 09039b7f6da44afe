//! The examples of the document: the service takes each request and gives each answer, in the demo's world. With
//! `EXAMPLES=write` they are written anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::walk::Walk;
use crate::support::contract::{Operation, faults, paths};

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes/openapi/examples.json")
}

#[tokio::test]
async fn the_service_takes_each_example_and_answers_like_it() {
    let (walked, faults) = Walk::through_everything().await;
    if std::env::var_os("EXAMPLES").is_some_and(|wish| wish == "write") {
        let text = serde_json::to_string_pretty(&walked).unwrap();
        std::fs::write(file(), format!("{text}\n")).unwrap();
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let kept: BTreeMap<String, Value> =
        serde_json::from_str(&std::fs::read_to_string(file()).unwrap()).unwrap();
    assert_eq!(
        kept.keys().collect::<Vec<_>>(),
        walked.keys().collect::<Vec<_>>()
    );
    for (operation, kept) in &kept {
        let (kept, sent) = (&kept["request"], &walked[operation]["request"]);
        assert_eq!(
            without_ids(kept),
            without_ids(sent),
            "{operation}: EXAMPLES=write writes them anew"
        );
    }
}

/// Ids, numbers, PINs and codes are new each time.
fn without_ids(value: &Value) -> Value {
    match value {
        Value::String(text) => {
            let cells = text.split([';', '\n']);
            let cells = cells.map(|cell| match uuid::Uuid::try_parse(cell) {
                Ok(_) => "id",
                Err(_) => cell,
            });
            json!(cells.collect::<Vec<_>>().join(";"))
        }
        Value::Array(items) => items.iter().map(without_ids).collect(),
        Value::Object(members) => {
            let drawn = |name: &str| matches!(name, "code" | "number" | "pin");
            let members = members.iter().map(|(name, member)| match drawn(name) {
                true => (name.clone(), json!("drawn")),
                false => (name.clone(), without_ids(member)),
            });
            members.collect()
        }
        other => other.clone(),
    }
}

#[test]
fn each_request_and_each_success_has_an_example_that_fits_its_schema() {
    for path in paths() {
        for method in ["get", "post", "put", "patch", "delete"] {
            let Some(operation) = Operation::named(method, &path) else {
                continue;
            };
            let described = operation.described();
            let mut contents = vec![&described["requestBody"]["content"]];
            let answers = described["responses"].as_object().unwrap();
            let successes = answers.iter().filter(|(status, _)| status.starts_with('2'));
            contents.extend(successes.map(|(_, answer)| &answer["content"]));
            for (kind, content) in contents.into_iter().filter_map(Value::as_object).flatten() {
                if content["schema"]["$ref"] == "#/components/schemas/SheetFile" {
                    continue;
                }
                let example = content.get("example");
                let example =
                    example.unwrap_or_else(|| panic!("{method} {path} {kind}: no example"));
                let wrong = faults(&content["schema"], example);
                assert!(wrong.is_empty(), "{method} {path} {kind}: {wrong:#?}");
            }
        }
    }
}

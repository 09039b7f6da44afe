//! A schema for each kind of problem: the members that all have, its address, and its facts.

use serde_json::{Map, Value, json};

use crate::platform::problem::{Fact, FactSort, Kind};

/// The name of a kind's schema: `SoldOutProblem`.
#[must_use]
pub fn name_of(kind: &Kind) -> String {
    let words = kind.name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    format!("{}Problem", words.collect::<String>())
}

/// The schema of a kind.
#[must_use]
pub fn schema(kind: &Kind) -> Value {
    let mut properties = Map::new();
    // Lists of one: what makes clients narrows a text by a list, and not by `const`.
    let address = format!("/problems/{}", kind.name);
    properties.insert(
        "type".to_owned(),
        json!({ "type": "string", "enum": [address] }),
    );
    properties.insert(
        "status".to_owned(),
        json!({ "type": "integer", "enum": [kind.status] }),
    );
    for fact in kind.facts {
        properties.insert(fact.name.to_owned(), schema_of_fact(fact));
    }
    let always = kind.facts.iter().filter(|fact| fact.always);
    let required: Vec<&str> = ["type", "status"]
        .into_iter()
        .chain(always.map(|fact| fact.name))
        .collect();
    json!({
        "description": kind.means.trim(),
        "allOf": [
            { "$ref": "#/components/schemas/Problem" },
            { "type": "object", "required": required, "properties": properties },
        ],
    })
}

fn schema_of_fact(fact: &Fact) -> Value {
    let mut schema = match fact.sort {
        FactSort::Whole => json!({ "type": "integer" }),
        FactSort::Text => json!({ "type": "string" }),
        FactSort::Date => json!({ "type": "string", "format": "date" }),
        FactSort::Instant => json!({ "type": "string", "format": "date-time" }),
        FactSort::YesNo => json!({ "type": "boolean" }),
        FactSort::Id => json!({ "type": "string", "format": "uuid" }),
        FactSort::Many(of) => json!({
            "type": "array",
            "items": { "$ref": format!("#/components/schemas/{of}") },
        }),
    };
    if let Some(members) = schema.as_object_mut() {
        members.insert("description".to_owned(), fact.means.into());
    }
    schema
}

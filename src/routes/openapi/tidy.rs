//! What utoipa writes and a reader need not see: `"default": null`, `null` where a member is absent instead, and
//! schemas that nothing refers to.

use std::collections::BTreeSet;

use serde_json::Value;

/// Tidies the whole document.
pub fn tidy(document: &mut Value) {
    drop_null_defaults(document);
    let sent = reached(document, |place| place.contains("requestBody"));
    let schemas = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        if !sent.contains(name) {
            absent_is_not_null(schema);
        }
    }
    drop_unused_answers(document);
    let used = reached(document, |_| true);
    if let Some(schemas) = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        schemas.retain(|name, _| used.contains(name));
    }
}

/// Kinds that never stand alone at their status need no answer of their own.
fn drop_unused_answers(document: &mut Value) {
    let operations = document["paths"].to_string();
    let answers = document
        .pointer_mut("/components/responses")
        .and_then(Value::as_object_mut);
    if let Some(answers) = answers {
        answers
            .retain(|name, _| operations.contains(&format!("\"#/components/responses/{name}\"")));
    }
}

fn drop_null_defaults(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, member| !(name == "default" && member.is_null()));
            members.values_mut().for_each(drop_null_defaults);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_null_defaults),
        _ => {}
    }
}

/// An answer leaves a member out where there is nothing to say; what is required may be null.
fn absent_is_not_null(schema: &mut Value) {
    for part in schema
        .get_mut("allOf")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        absent_is_not_null(part);
    }
    let required: BTreeSet<String> = schema
        .get("required")
        .and_then(|names| serde_json::from_value(names.clone()).ok())
        .unwrap_or_default();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, property) in properties.into_iter().flatten() {
        if !required.contains(name) {
            without_null(property);
        }
    }
}

fn without_null(property: &mut Value) {
    let null = |one: &Value| one == "null" || one.get("type").is_some_and(|kind| kind == "null");
    if let Some(choices) = property.get_mut("oneOf").and_then(Value::as_array_mut) {
        choices.retain(|choice| !null(choice));
        if let [only] = choices.as_slice() {
            *property = only.clone();
        }
        return;
    }
    let Some(types) = property.get_mut("type") else {
        return;
    };
    if let Some(names) = types.as_array_mut() {
        names.retain(|name| !null(name));
        if let [only] = names.as_slice() {
            *types = only.clone();
        }
    }
}

/// The names of the schemas that operations lead to, through members of this name alone at first.
fn reached(document: &Value, through: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let operations = document["paths"]
        .as_object()
        .into_iter()
        .flat_map(|paths| paths.values());
    let operations = operations.flat_map(|item| item.as_object().into_iter().flatten());
    let parts = operations.flat_map(|(_, operation)| operation.as_object().into_iter().flatten());
    for (_, part) in parts.filter(|(name, _)| through(name)) {
        gather(part, document, &mut found);
    }
    found
}

fn gather(value: &Value, document: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(place) = members.get("$ref").and_then(Value::as_str) {
                follow(place, document, found);
            }
            members
                .values()
                .for_each(|member| gather(member, document, found));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, document, found)),
        _ => {}
    }
}

fn follow(place: &str, document: &Value, found: &mut BTreeSet<String>) {
    let name = place.strip_prefix("#/components/schemas/");
    if name.is_some_and(|name| !found.insert(name.to_owned())) {
        return;
    }
    if let Some(target) = document.pointer(place.trim_start_matches('#')) {
        gather(target, document, found);
    }
}

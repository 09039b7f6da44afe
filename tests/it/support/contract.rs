//! What the API's document says of an answer. Every answer that a test gets from the API is held against it: the
//! status and the kind of problem are listed at the operation, and the body fits its schema.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use motesplats::routes::document;
use serde_json::{Value, json};

use super::Answer;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// An operation of the document.
pub struct Operation {
    /// Its place in the document.
    place: String,
}

impl Operation {
    /// The operation that a request asks for; none where the document has none.
    pub fn of(method: &str, path: &str) -> Option<Self> {
        let path = path.strip_prefix("/api/v1")?;
        let item = paths()
            .find(|template| template == path)
            .or_else(|| paths().find(|known| fits(known, path)))?;
        Self::named(method, &item)
    }

    /// The operation of a method and a path as the document has it.
    pub fn named(method: &str, template: &str) -> Option<Self> {
        let place = format!(
            "/paths/{}/{}",
            template.replace('/', "~1"),
            method.to_lowercase()
        );
        DOCUMENT.pointer(&place)?;
        Some(Self { place })
    }

    /// What the document says of it.
    pub fn described(&self) -> &'static Value {
        DOCUMENT.pointer(&self.place).unwrap()
    }

    /// What does not fit: of an answer, by its status and its media type.
    pub fn faults_of_answer(&self, answer: &Answer) -> Vec<String> {
        let status = answer.status().to_string();
        let said = resolved(&self.described()["responses"][&status]);
        if said.is_null() {
            return vec![format!("{status} is not listed: {}", answer.text())];
        }
        let kind = answer
            .header("content-type")
            .split(';')
            .next()
            .unwrap()
            .trim();
        let content = &said["content"][kind];
        match (said.get("content"), kind) {
            (None, _) => Vec::new(),
            (Some(_), "application/json" | "application/problem+json") if !content.is_null() => {
                faults(&content["schema"], &answer.json())
            }
            (Some(_), _) if content.is_null() => vec![format!("{status} {kind} is not listed")],
            _ => Vec::new(),
        }
    }

    /// What does not fit of a request's body.
    pub fn faults_of_request(&self, body: &Value) -> Vec<String> {
        let content = &self.described()["requestBody"]["content"]["application/json"];
        faults(&content["schema"], body)
    }
}

/// The paths of the document.
pub fn paths() -> impl Iterator<Item = String> {
    DOCUMENT["paths"].as_object().unwrap().keys().cloned()
}

fn fits(template: &str, path: &str) -> bool {
    let (parts, given) = (template.split('/'), path.split('/'));
    parts.clone().count() == given.clone().count()
        && parts
            .zip(given)
            .all(|(part, given)| part == given || part.starts_with('{') && !given.is_empty())
}

fn resolved(said: &'static Value) -> &'static Value {
    match said["$ref"].as_str() {
        Some(place) => DOCUMENT.pointer(place.trim_start_matches('#')).unwrap(),
        None => said,
    }
}

/// Where a value does not fit a schema of the document.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = validator(schema);
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn validator(schema: &Value) -> Arc<Validator> {
    let mut known = VALIDATORS.lock().unwrap();
    let made = known.entry(schema.to_string()).or_insert_with(|| {
        let whole = json!({ "allOf": [schema], "components": { "schemas": DOCUMENT["components"]["schemas"] } });
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        Arc::new(options.build(&whole).unwrap())
    });
    Arc::clone(made)
}

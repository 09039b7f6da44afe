//! Which headers a request may carry and an answer has: by rules on the route table, never by hand.

use actix_web::http::Method;
use serde_json::{Map, Value, json};

use super::operation::Operation;
use crate::platform::http::routing::Access;

/// Parameters and headers of requests that operations share, by name.
pub fn shared_parameters() -> Value {
    json!({
        "AcceptLanguage": header("Accept-Language", false, "The languages of texts, best first (RFC 9110).",
            json!({"type": "string"}), json!("sv, en;q=0.8")),
        "IdempotencyKey": header("Idempotency-Key", false,
            "16 to 64 printable signs. The same key and body again make nothing new.",
            json!({"type": "string", "minLength": 16, "maxLength": 64, "pattern": "^[!-~]*$"}), json!("0190c8f4-7d0a-7000-8000-000000000001")),
        "RequiredIdempotencyKey": header("Idempotency-Key", true,
            "16 to 64 printable signs; without a token 22 to 64, at least 8 of them different, and no shorter piece \
             repeated, such as a UUID. The same key and body again make nothing new.",
            json!({"type": "string", "minLength": 16, "maxLength": 64, "pattern": "^[!-~]*$"}), json!("0190c8f4-7d0a-7000-8000-000000000001")),
        "IfMatch": header("If-Match", true, "The tag of the version that is changed.",
            json!({"type": "string"}), json!("\"3.ab34cd56ef78\"")),
        "OptionalIfMatch": header("If-Match", false, "The tag of the version that is replaced.",
            json!({"type": "string"}), json!("\"3.ab34cd56ef78\"")),
        "IfNoneMatch": header("If-None-Match", false, "The tag of the answer that the caller has.",
            json!({"type": "string"}), json!("\"3.ab34cd56ef78\"")),
        "Page": query("page", "Which page, from 1.",
            json!({"type": "integer", "minimum": 1, "maximum": 10_000, "default": 1}), json!(1)),
        "Limit": query("limit", "Rows in a page.",
            json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 20}), json!(20)),
    })
}

fn header(name: &str, required: bool, means: &str, schema: Value, example: Value) -> Value {
    json!({ "name": name, "in": "header", "required": required, "description": means,
        "schema": schema, "example": example })
}

fn query(name: &str, means: &str, schema: Value, example: Value) -> Value {
    json!({ "name": name, "in": "query", "required": false, "allowEmptyValue": true, "description": means,
        "schema": schema, "example": example })
}

/// Headers of answers, by name.
pub fn shared_headers() -> Value {
    let text = |means: &str| json!({ "description": means, "schema": { "type": "string" } });
    json!({
        "ETag": text("Version and short hash of the answer, `\"3.ab34cd56ef78\"`."),
        "Link": text("The first, previous, next and last page (RFC 8288)."),
        "Location": { "description": "Where the new object is.",
            "schema": { "type": "string", "format": "uri-reference" } },
        "IdempotencyReplayed": { "description": "Present where the key was used before: nothing new was made.",
            "schema": { "type": "string", "const": "true" } },
        "RetryAfter": { "description": "Seconds to wait.", "schema": { "type": "integer", "minimum": 0 } },
        "ContentLanguage": text("The language of the words."),
        "WwwAuthenticate": text("`Bearer`."),
    })
}

/// Adds what the rules say of one operation.
pub fn add(operation: &mut Operation<'_>) {
    add_parameters(operation);
    add_success_headers(operation);
    if is_conditional(operation) {
        let unchanged = json!({ "description": "The caller has this very answer.",
            "headers": { "ETag": reference("ETag") } });
        if let Some(answers) = operation
            .members
            .get_mut("responses")
            .and_then(Value::as_object_mut)
        {
            answers.insert("304".to_owned(), unchanged);
        }
    }
}

fn add_parameters(operation: &mut Operation<'_>) {
    if operation.lists() {
        operation.add_parameter("Page");
        operation.add_parameter("Limit");
    }
    if operation.requires_key() {
        operation.add_parameter("RequiredIdempotencyKey");
    } else if operation.takes_key() {
        operation.add_parameter("IdempotencyKey");
    }
    if operation.row.requires_version() {
        operation.add_parameter("IfMatch");
    }
    if operation.row.method == Method::PUT {
        operation.add_parameter("OptionalIfMatch");
    }
    if is_conditional(operation) {
        operation.add_parameter("IfNoneMatch");
    }
    operation.add_parameter("AcceptLanguage");
}

fn add_success_headers(operation: &mut Operation<'_>) {
    let (lists, keyed, versioned) = (
        operation.lists(),
        operation.takes_key(),
        operation.is_versioned(),
    );
    let mut headers = Map::new();
    for (name, component, present) in [
        ("ETag", "ETag", versioned),
        ("Link", "Link", lists),
        ("Location", "Location", keyed),
        ("Idempotency-Replayed", "IdempotencyReplayed", keyed),
    ] {
        if present {
            headers.insert(name.to_owned(), reference(component));
        }
    }
    if let Some((_, answer)) = operation.success().filter(|_| !headers.is_empty()) {
        answer.insert("headers".to_owned(), headers.into());
    }
}

/// Whether a reader may say which answer it has: what everybody reads, and single objects of staff. A booking and a
/// report are made anew each time.
fn is_conditional(operation: &mut Operation<'_>) -> bool {
    operation.row.method == Method::GET
        && operation.is_versioned()
        && !matches!(operation.row.access, Access::Holder(_))
}

pub fn reference(header: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{header}") })
}

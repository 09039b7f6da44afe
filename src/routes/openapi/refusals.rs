//! What an operation refuses: the kinds of its row in the route table, and those that every request of its sort may
//! be answered with. Each stands at its status with its facts.

use std::collections::BTreeMap;

use actix_web::http::Method;
use serde_json::{Map, Value, json};

use super::headers::reference;
use super::operation::Operation;
use super::problem_schemas::name_of;
use crate::platform::auth::{NeededScope, OwesSecondStep};
use crate::platform::http::routing::Access;
use crate::platform::problem::{self, Kind};
use crate::session;

/// Lists at the operation all that it refuses. What it says of a range such as `4XX` goes.
pub fn list(operation: &mut Operation<'_>) {
    let mut by_status: BTreeMap<u16, Vec<&'static Kind>> = BTreeMap::new();
    for kind in kinds(operation) {
        let same = by_status.entry(kind.status).or_default();
        if !same.contains(&kind) {
            same.push(kind);
        }
    }
    let Some(answers) = operation
        .members
        .get_mut("responses")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    for (status, kinds) in by_status {
        let answer = match kinds.as_slice() {
            [only] => json!({ "$ref": format!("#/components/responses/{}", name_of(only)) }),
            several => answer(several),
        };
        answers.insert(status.to_string(), answer);
    }
}

/// The kinds an operation may be answered with.
pub fn kinds(operation: &mut Operation<'_>) -> Vec<&'static Kind> {
    let row = operation.row;
    let mut kinds = row.refusals.clone();
    let mut add = |applies: bool, more: &[&'static Kind]| {
        if applies {
            kinds.extend(more);
        }
    };
    let (key, body) = (operation.takes_key(), operation.takes_body());
    let public = row.access == Access::Public;
    add(
        true,
        &[
            &problem::BAD_REQUEST,
            &problem::UNKNOWN_PARAMETER,
            &problem::SIGN_IN_FIRST,
        ],
    );
    add(
        !public && row.access != Access::SignedIn,
        &[&problem::NOT_ALLOWED],
    );
    add(
        NeededScope::of(&row.method, row.path) != NeededScope::None,
        &[&problem::MISSING_SCOPE],
    );
    add(
        !OwesSecondStep::opens(row.path),
        &[&problem::SECOND_STEP_FIRST],
    );
    add(body || row.path.contains('{'), &[&problem::NOT_FOUND]);
    add(
        row.method == Method::GET && operation.has_query(),
        &[&problem::UNPROCESSABLE],
    );
    add(
        body,
        &[
            &problem::MALFORMED_JSON,
            &problem::TOO_LARGE,
            &problem::UNSUPPORTED_MEDIA_TYPE,
            &problem::UNPROCESSABLE,
        ],
    );
    add(
        key,
        &[
            &problem::KEY_REQUIRED,
            &problem::TWO_KEYS,
            &problem::KEY_REUSED,
            &problem::KEY_IN_USE,
        ],
    );
    add(row.requires_version(), &[&problem::PRECONDITION_REQUIRED]);
    add(
        [Method::PATCH, Method::PUT].contains(&row.method),
        &[&problem::STALE],
    );
    add(true, &[&problem::INTERNAL, &problem::UNAVAILABLE]);
    kinds
}

/// An answer that is one of several kinds of the same status.
fn answer(kinds: &[&'static Kind]) -> Value {
    let choices = kinds.iter().map(|kind| schema_of(kind));
    let choices: Vec<Value> = choices.collect();
    let means: Vec<&str> = kinds.iter().map(|kind| kind.means.trim()).collect();
    described(kinds, &means.join(" "), json!({ "oneOf": choices }))
}

/// The answer of each kind that stands alone at its status somewhere.
pub fn answer_alone(kind: &'static Kind) -> Value {
    described(&[kind], kind.means.trim(), schema_of(kind))
}

fn schema_of(kind: &Kind) -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", name_of(kind)) })
}

fn described(kinds: &[&'static Kind], means: &str, schema: Value) -> Value {
    let waits = |kind: &&Kind| {
        matches!(kind.status, 429 | 503)
            || [&problem::KEY_IN_USE, &session::IMPORT_UNDER_WAY].contains(kind)
    };
    let mut headers = Map::new();
    headers.insert("Content-Language".to_owned(), reference("ContentLanguage"));
    if kinds.iter().any(waits) {
        headers.insert("Retry-After".to_owned(), reference("RetryAfter"));
    }
    if kinds.iter().any(|kind| kind.status == 401) {
        headers.insert("WWW-Authenticate".to_owned(), reference("WwwAuthenticate"));
    }
    json!({
        "description": means,
        "headers": headers,
        "content": { "application/problem+json": { "schema": schema } },
    })
}

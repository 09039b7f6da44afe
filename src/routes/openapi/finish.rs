//! Finishes the document by the route table: what holds for every operation of a sort is said here once, and at no
//! handler.

use std::collections::BTreeSet;

use actix_web::http::Method;
use serde_json::{Map, Value, json};

use super::operation::Operation;
use super::problem_schemas::{self, name_of};
use super::{access, examples, headers, parameters, refusals, tidy};
use crate::platform::http::routing::Endpoint;
use crate::platform::problem::Kind;
use crate::routes::problem_kinds;

/// Adds names, security, headers, refusals and examples to every operation, and what they refer to.
pub fn finish(document: &mut Value, rows: &[Endpoint]) {
    let mut refused = BTreeSet::new();
    for row in rows {
        let Some(mut operation) = Operation::of(row, document) else {
            continue;
        };
        let id = operation.id();
        operation
            .members
            .insert("operationId".to_owned(), id.into());
        access::note(&mut operation);
        parameters::describe(&mut operation);
        headers::add(&mut operation);
        take_no_body_too(&mut operation);
        take_merge_patches(&mut operation);
        refused.extend(
            refusals::kinds(&mut operation)
                .into_iter()
                .map(|kind| kind.name),
        );
        refusals::list(&mut operation);
        examples::show(&mut operation);
    }
    let kinds = problem_kinds()
        .into_iter()
        .filter(|kind| refused.contains(kind.name));
    add_components(document, &kinds.collect::<Vec<_>>());
    tidy::tidy(document);
}

fn add_components(document: &mut Value, kinds: &[&'static Kind]) {
    let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    components.insert("parameters".to_owned(), headers::shared_parameters());
    components.insert("headers".to_owned(), headers::shared_headers());
    let alone = kinds
        .iter()
        .map(|kind| (name_of(kind), refusals::answer_alone(kind)));
    components.insert("responses".to_owned(), alone.collect::<Map<_, _>>().into());
    let schemas = components.entry("schemas").or_insert_with(|| json!({}));
    if let Some(schemas) = schemas.as_object_mut() {
        schemas.extend(
            kinds
                .iter()
                .map(|kind| (name_of(kind), problem_schemas::schema(kind))),
        );
    }
}

/// An action takes nothing as well as `{}`; it does not take `null`.
fn take_no_body_too(operation: &mut Operation<'_>) {
    let Some(body) = operation.members.get_mut("requestBody") else {
        return;
    };
    let Some(schema) = body.pointer_mut("/content/application~1json/schema") else {
        return;
    };
    if let Some(given) = schema.pointer("/oneOf/0").cloned() {
        *schema = given;
        body["required"] = false.into();
    }
}

/// A patch is a merge patch under both of its media types.
fn take_merge_patches(operation: &mut Operation<'_>) {
    if operation.row.method != Method::PATCH {
        return;
    }
    let content = operation
        .members
        .get_mut("requestBody")
        .and_then(|body| body.get_mut("content"));
    if let Some(content) = content.and_then(Value::as_object_mut)
        && let Some(json) = content.get("application/json").cloned()
    {
        content.insert("application/merge-patch+json".to_owned(), json);
    }
}

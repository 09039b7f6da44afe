//! The one place where a problem becomes an answer: as `application/problem+json` under `/api`, as a
//! page elsewhere, in the caller's language. Logs its cause.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Map, Value, json};

use super::status::status_of;
use crate::platform::http::request::RequestId;
use crate::platform::http::request::RoutedPath;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::routing::RouteNote;
use crate::platform::http::static_pages::ProblemPage;
use crate::platform::i18n::{Locale, LocalisedProblem, fault_text, localise};
use crate::platform::problem::{
    BAD_REQUEST, FieldFault, INTERNAL, Kind, METHOD_NOT_ALLOWED, NOT_FOUND, Problem, TOO_LARGE,
};
use crate::platform::ui::Branding;

/// What of a request its problem's answer depends on.
pub(super) struct RequestFacts {
    by_api: bool,
    locale: Locale,
    id: RequestId,
}

impl RequestFacts {
    pub(super) fn of(request: &HttpRequest, id: &RequestId) -> Self {
        Self {
            by_api: request.is_of_api(),
            locale: locale_of(request),
            id: id.clone(),
        }
    }
}

/// Our own problem, or actix' error as one.
pub(super) fn problem_of(
    error: &actix_web::Error,
    facts: &RequestFacts,
    note: &RouteNote,
) -> Problem {
    if let Some(own) = error.as_error::<Problem>() {
        let mut copy = Problem::new(own.kind);
        copy.facts.clone_from(&own.facts);
        copy.fields.clone_from(&own.fields);
        copy.headers.clone_from(&own.headers);
        if let Some(cause) = &own.cause {
            log_cause(own.kind, cause, facts, note);
        }
        return copy;
    }
    let status = error.as_response_error().status_code();
    let kind = match status {
        StatusCode::NOT_FOUND => &NOT_FOUND,
        StatusCode::METHOD_NOT_ALLOWED => &METHOD_NOT_ALLOWED,
        StatusCode::PAYLOAD_TOO_LARGE => &TOO_LARGE,
        status if status.is_client_error() => &BAD_REQUEST,
        _ => &INTERNAL,
    };
    log_cause(kind, &anyhow::anyhow!("{error}"), facts, note);
    Problem::new(kind)
}

fn log_cause(kind: &Kind, cause: &anyhow::Error, facts: &RequestFacts, note: &RouteNote) {
    let route = note.path();
    let route = route.as_deref().unwrap_or("none");
    let id = &facts.id.0;
    if kind.is_server_error() {
        tracing::error!(problem = kind.name, route, request = %id, cause = format!("{cause:#}"), "request failed");
    } else {
        tracing::debug!(problem = kind.name, route, request = %id, "request refused");
    }
}

/// The whole answer.
pub(super) fn render(
    problem: &Problem,
    facts: &RequestFacts,
    branding: &Arc<Branding>,
) -> HttpResponse {
    let localised = localise(problem, facts.locale);
    let mut response = match facts.by_api {
        true => json_answer(problem, &localised, &facts.id),
        false => {
            let faults = problem.fields.iter();
            let faults = faults.map(|field| fault_text(facts.locale, &field.fault));
            ProblemPage {
                lines: faults.collect(),
                ..ProblemPage::new(branding, &localised, Some(&facts.id))
            }
            .answer()
        }
    };
    *response.status_mut() = status_of(problem.kind);
    for (name, value) in &problem.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(lower(name)), value);
        }
    }
    response
}

/// The headers problems carry, as HTTP libraries want them.
fn lower(name: &str) -> &'static str {
    match name {
        "Retry-After" => "retry-after",
        "Allow" => "allow",
        "WWW-Authenticate" => "www-authenticate",
        _ => "x-note",
    }
}

fn json_answer(problem: &Problem, localised: &LocalisedProblem, id: &RequestId) -> HttpResponse {
    let mut body = problem_members(problem, localised);
    body.insert("instance".into(), json!(format!("urn:uuid:{}", id.0)));
    HttpResponse::build(status_of(problem.kind))
        .content_type("application/problem+json")
        .insert_header((header::CONTENT_LANGUAGE, localised.locale.tag()))
        .body(Value::Object(body).to_string())
}

/// A problem's members as the API answers them, but for the request's id.
pub fn problem_members(problem: &Problem, localised: &LocalisedProblem) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert(
        "type".into(),
        json!(format!("/problems/{}", problem.kind.name)),
    );
    body.insert("title".into(), json!(localised.title));
    body.insert("status".into(), json!(problem.kind.status));
    body.insert("detail".into(), json!(localised.detail));
    for (name, value) in &problem.facts {
        body.insert((*name).to_owned(), value.clone());
    }
    if !problem.fields.is_empty() {
        let errors: Vec<Value> = problem
            .fields
            .iter()
            .map(|field| field_json(field, localised.locale))
            .collect();
        body.insert("errors".into(), errors.into());
    }
    body
}

fn field_json(field: &FieldFault, locale: Locale) -> Value {
    json!({
        "pointer": field.pointer,
        "code": field.fault.code,
        "message": fault_text(locale, &field.fault),
    })
}

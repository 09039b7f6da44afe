//! The one place where a problem becomes an answer: as `application/problem+json` under `/api`, as
//! a page elsewhere, in the caller's language. Around every route; also adds the request's id and
//! the security headers, logs causes, and measures.

use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use metrics::SharedString;
use serde_json::{Map, Value, json};

use super::endpoint::Taken;
use super::headers;
use super::problem::{
    BAD_REQUEST, INTERNAL, Kind, METHOD_NOT_ALLOWED, NOT_FOUND, Problem, TOO_LARGE,
};
use crate::platform::fault::FieldFault;
use crate::platform::i18n::{Locale, ranges, t_with};
use crate::platform::ids;

/// The request's id: echoed as `X-Request-Id`, logged, shown on error pages.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Draws a page for a problem; the roof knows how pages look.
pub type PageOf = fn(&Spoken) -> HttpResponse;

/// A problem in words.
pub struct Spoken {
    /// Its kind.
    pub kind: &'static Kind,
    /// The language of the words.
    pub locale: Locale,
    /// What is the case.
    pub title: String,
    /// What to do next.
    pub detail: String,
    /// To be named when asking for help.
    pub instance: String,
}

/// The middleware. `page_of` draws problems outside `/api`.
///
/// # Errors
/// None of its own; one from a middleware inside goes on as its finished answer.
pub async fn answer_all<B: MessageBody + 'static>(
    page_of: PageOf,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let began = Instant::now();
    let id = RequestId(ids::fresh().to_string());
    request.extensions_mut().insert(id.clone());
    // Routing wants the request for itself alone: a copy held here would make it panic. What an
    // error of a middleware needs is noted before.
    let asked = Asked::of(request.request());
    let mut response = match next.call(request).await {
        Ok(response) => finish(response, page_of, &id),
        Err(error) => return Err(answered(&error, &asked, page_of, &id)),
    };
    headers::secure(response.headers_mut());
    set(&mut response, "x-request-id", &id.0);
    measure(response.request(), response.status(), began);
    Ok(response)
}

/// What of a request its problem's answer depends on.
struct Asked {
    by_api: bool,
    locale: Locale,
    route: Option<Arc<str>>,
    id: Option<RequestId>,
}

impl Asked {
    fn of(request: &HttpRequest) -> Self {
        let path = request.path();
        Self {
            by_api: path.starts_with("/api/") || path == "/api",
            locale: locale_of(request),
            route: Taken::path(request),
            id: request.extensions().get::<RequestId>().cloned(),
        }
    }
}

/// An error of a middleware inside, which has no request left to answer with.
fn answered(
    error: &actix_web::Error,
    asked: &Asked,
    page_of: PageOf,
    id: &RequestId,
) -> actix_web::Error {
    let problem = foreign_or_own(error, asked);
    let mut response = rendered(&problem, asked, page_of, id);
    headers::secure(response.headers_mut());
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        let name = HeaderName::from_static("x-request-id");
        response.headers_mut().insert(name, value);
    }
    InternalError::from_response(problem, response).into()
}

/// An answer that carries an error, or a bare 404 or 405 of the router, is rendered anew.
fn finish<B: MessageBody + 'static>(
    response: ServiceResponse<B>,
    page_of: PageOf,
    id: &RequestId,
) -> ServiceResponse<EitherBody<B, BoxBody>> {
    let Some(error) = response.response().error() else {
        return response.map_into_left_body();
    };
    let asked = Asked::of(response.request());
    let rendered = rendered(&foreign_or_own(error, &asked), &asked, page_of, id);
    ServiceResponse::new(response.request().clone(), rendered).map_into_right_body()
}

/// Our own problem, or actix' error as one.
fn foreign_or_own(error: &actix_web::Error, asked: &Asked) -> Problem {
    if let Some(own) = error.as_error::<Problem>() {
        let mut copy = Problem::new(own.kind);
        copy.facts.clone_from(&own.facts);
        copy.fields.clone_from(&own.fields);
        copy.headers.clone_from(&own.headers);
        if let Some(cause) = &own.cause {
            log_cause(own.kind, cause, asked);
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
    log_cause(kind, &anyhow::anyhow!("{error}"), asked);
    Problem::new(kind)
}

fn log_cause(kind: &Kind, cause: &anyhow::Error, asked: &Asked) {
    let route = asked.route.as_deref().unwrap_or_default();
    let id = asked.id.as_ref().map_or("", |id| id.0.as_str());
    if kind.status.is_server_error() {
        tracing::error!(problem = kind.name, route, request = %id, cause = format!("{cause:#}"), "request failed");
    } else {
        tracing::debug!(problem = kind.name, route, request = %id, "request refused");
    }
}

fn rendered(problem: &Problem, asked: &Asked, page_of: PageOf, id: &RequestId) -> HttpResponse {
    let spoken = speak(problem, asked.locale, id);
    let mut response = match asked.by_api {
        true => json_answer(problem, &spoken),
        false => page_of(&spoken),
    };
    *response.status_mut() = problem.kind.status;
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

/// Says a problem in a language.
#[must_use]
pub fn speak(problem: &Problem, locale: Locale, id: &RequestId) -> Spoken {
    let args: Vec<_> = problem
        .facts
        .iter()
        .map(|(name, value)| (*name, plain(value).into()))
        .collect();
    let key = format!("problem-{}", problem.kind.name);
    Spoken {
        kind: problem.kind,
        locale,
        title: t_with(locale, &key, &args),
        detail: t_with(locale, &format!("{key}.detail"), &args),
        instance: format!("urn:uuid:{}", id.0),
    }
}

/// A field's fault in words.
#[must_use]
pub fn speak_fault(fault: &FieldFault, locale: Locale) -> String {
    let args: Vec<_> = fault
        .fault
        .facts
        .iter()
        .map(|(name, value)| (*name, value.clone().into()))
        .collect();
    t_with(locale, &format!("fault-{}", fault.fault.code), &args)
}

fn json_answer(problem: &Problem, spoken: &Spoken) -> HttpResponse {
    let mut body = Map::new();
    body.insert(
        "type".into(),
        json!(format!("/problems/{}", problem.kind.name)),
    );
    body.insert("title".into(), json!(spoken.title));
    body.insert("status".into(), json!(problem.kind.status.as_u16()));
    body.insert("detail".into(), json!(spoken.detail));
    body.insert("instance".into(), json!(spoken.instance));
    for (name, value) in &problem.facts {
        body.insert((*name).to_owned(), value.clone());
    }
    if !problem.fields.is_empty() {
        let errors: Vec<Value> = problem
            .fields
            .iter()
            .map(|field| field_json(field, spoken.locale))
            .collect();
        body.insert("errors".into(), errors.into());
    }
    HttpResponse::build(problem.kind.status)
        .content_type("application/problem+json")
        .insert_header((header::CONTENT_LANGUAGE, spoken.locale.tag()))
        .body(Value::Object(body).to_string())
}

fn field_json(field: &FieldFault, locale: Locale) -> Value {
    json!({
        "pointer": field.pointer,
        "code": field.fault.code,
        "message": speak_fault(field, locale),
    })
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The language of a request: the page's own in its path, else `Accept-Language`.
#[must_use]
pub fn locale_of(request: &HttpRequest) -> Locale {
    let first = request.path().split('/').nth(1).unwrap_or_default();
    Locale::parse(first).unwrap_or_else(|| {
        let header = request.headers().get(header::ACCEPT_LANGUAGE);
        Locale::negotiate(
            header
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default(),
        )
    })
}

/// The languages a reader asks for, best first: for texts by staff, which may be in more languages
/// than ours. Never empty.
#[must_use]
pub fn languages_of(request: &HttpRequest) -> Vec<String> {
    let first = request.path().split('/').nth(1).unwrap_or_default();
    if let Some(locale) = Locale::exact(first) {
        return vec![locale.tag().to_owned()];
    }
    let header = request.headers().get(header::ACCEPT_LANGUAGE);
    let asked: Vec<String> = ranges(
        header
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
    )
    .into_iter()
    .filter(|tag| *tag != "*")
    .take(20)
    .map(str::to_owned)
    .collect();
    if asked.is_empty() {
        return vec![Locale::default().tag().to_owned()];
    }
    asked
}

fn set<B>(response: &mut ServiceResponse<B>, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    }
}

fn measure(request: &HttpRequest, status: StatusCode, began: Instant) {
    let route = Taken::path(request);
    let route = route.map_or(SharedString::const_str("none"), SharedString::from_shared);
    let labels = [
        (
            "method",
            SharedString::from(request.method().as_str().to_owned()),
        ),
        ("route", route.clone()),
        ("status", SharedString::from(status.as_str().to_owned())),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route)
        .record(began.elapsed().as_secs_f64());
}

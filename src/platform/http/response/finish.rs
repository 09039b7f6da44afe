//! The outermost middleware: renders problems, adds the request's id and the security headers, and
//! measures.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use actix_web::HttpMessage;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ResponseHead, ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{HeaderName, HeaderValue, SET_COOKIE};
use actix_web::http::{ConnectionType, Method, StatusCode};
use actix_web::middleware::Next;
use metrics::SharedString;

use super::headers;
use super::render::{RequestFacts, problem_of, render};
use crate::platform::http::request::RequestId;
use crate::platform::http::routing::MatchedRoute;
use crate::platform::ids;
use crate::platform::ui::Branding;

/// What finishing an answer needs.
#[derive(Clone, Default)]
pub struct Finishing {
    pub branding: Arc<Branding>,
    /// The process is about to stop: no connection is kept.
    pub draining: Arc<AtomicBool>,
}

/// The middleware around every route. Problems outside `/api` become pages with this branding.
///
/// # Errors
/// None of its own; one from a middleware inside goes on as its finished answer.
pub async fn finish_responses<B: MessageBody + 'static>(
    finishing: Finishing,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let began = Instant::now();
    let id = RequestId(ids::fresh().to_string());
    request.extensions_mut().insert(id.clone());
    // Routing wants the request for itself alone: a copy held here would make it panic. What an
    // error of a middleware needs is noted before.
    let facts = RequestFacts::of(request.request(), &id);
    let method = request.method().clone();
    let mut response = match next.call(request).await {
        Ok(response) => finish(response, &finishing.branding, &id),
        Err(error) => {
            let error = answered(&error, &facts, &finishing, &id);
            let status = error.as_response_error().status_code();
            measure(&method, None, status, began);
            return Err(error);
        }
    };
    headers::secure(response.headers_mut());
    finishing.end_connection(response.response_mut().head_mut());
    set(&mut response, "x-request-id", &id.0);
    let route = MatchedRoute::path(response.request());
    measure(&method, route, response.status(), began);
    Ok(response)
}

impl Finishing {
    /// Its caller is answered, and goes elsewhere with the next request.
    fn end_connection(&self, head: &mut ResponseHead) {
        if self.draining.load(Ordering::SeqCst) {
            head.set_connection_type(ConnectionType::Close);
        }
    }
}

/// An error of a middleware inside, which has no request left to answer with.
fn answered(
    error: &actix_web::Error,
    facts: &RequestFacts,
    finishing: &Finishing,
    id: &RequestId,
) -> actix_web::Error {
    let problem = problem_of(error, facts);
    let mut response = render(&problem, facts, &finishing.branding);
    headers::secure(response.headers_mut());
    finishing.end_connection(response.head_mut());
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        let name = HeaderName::from_static("x-request-id");
        response.headers_mut().insert(name, value);
    }
    InternalError::from_response(problem, response).into()
}

/// An answer that carries an error, or a bare 404 or 405 of the router, is rendered anew.
fn finish<B: MessageBody + 'static>(
    response: ServiceResponse<B>,
    branding: &Arc<Branding>,
    id: &RequestId,
) -> ServiceResponse<EitherBody<B, BoxBody>> {
    let Some(error) = response.response().error() else {
        return response.map_into_left_body();
    };
    let facts = RequestFacts::of(response.request(), id);
    let mut rendered = render(&problem_of(error, &facts), &facts, branding);
    // Whoever signed in with the form that is refused is signed in all the same.
    for cookie in response.headers().get_all(SET_COOKIE) {
        rendered.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    ServiceResponse::new(response.request().clone(), rendered).map_into_right_body()
}

fn set<B>(response: &mut ServiceResponse<B>, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    }
}

fn measure(method: &Method, route: Option<Arc<str>>, status: StatusCode, began: Instant) {
    let route = route.map_or(SharedString::const_str("none"), SharedString::from_shared);
    let labels = [
        ("method", SharedString::from(method.as_str().to_owned())),
        ("route", route.clone()),
        ("status", SharedString::from(status.as_str().to_owned())),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route)
        .record(began.elapsed().as_secs_f64());
}

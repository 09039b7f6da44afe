//! The outermost middleware: renders problems, adds the request's id and the security headers, and
//! tells log and metrics of the request.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use actix_web::HttpMessage;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ResponseHead, ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::ConnectionType;
use actix_web::http::header::{HeaderName, HeaderValue, SET_COOKIE};
use actix_web::middleware::Next;

use super::measure::{Told, known_method};
use super::render::{RequestFacts, problem_of, render};
use super::{cors, headers};
use crate::platform::http::request::{RequestId, TraceId};
use crate::platform::http::routing::RouteNote;
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
    let arrived = Arrived::note(&request);
    // Routing wants the request for itself alone: a copy held here would make it panic. What an
    // error of a middleware needs is noted before.
    let facts = RequestFacts::of(request.request(), &arrived.told.id);
    match next.call(request).await {
        Ok(response) => {
            let mut response = arrived.render(response, &finishing.branding);
            finishing.add_headers(response.response_mut().head_mut(), &arrived);
            arrived
                .told
                .answered(arrived.note.path(), response.status());
            Ok(response)
        }
        Err(error) => {
            let problem = problem_of(&error, &facts, &arrived.note);
            let mut response = render(&problem, &facts, &finishing.branding);
            finishing.add_headers(response.head_mut(), &arrived);
            arrived
                .told
                .answered(arrived.note.path(), response.status());
            // A middleware inside has no request left to answer with.
            Err(InternalError::from_response(problem, response).into())
        }
    }
}

/// What is known of a request before anybody has looked at it.
struct Arrived {
    told: Told,
    note: RouteNote,
    asks_for_everybody: bool,
}

impl Arrived {
    /// Names the request, and puts its name and the note for its route beside it.
    fn note(request: &ServiceRequest) -> Self {
        let (id, note) = (RequestId(ids::fresh().to_string()), RouteNote::default());
        request.extensions_mut().insert(id.clone());
        request.extensions_mut().insert(note.clone());
        let (method, headers) = (request.method(), request.headers());
        Self {
            asks_for_everybody: cors::asks_for_everybody(method, headers),
            told: Told {
                method: known_method(method),
                began: Instant::now(),
                id,
                trace: TraceId::of(headers),
            },
            note,
        }
    }

    /// An answer that carries an error, or a bare 404 or 405 of the router, is rendered anew.
    fn render<B: MessageBody + 'static>(
        &self,
        response: ServiceResponse<B>,
        branding: &Arc<Branding>,
    ) -> ServiceResponse<EitherBody<B, BoxBody>> {
        let Some(error) = response.response().error() else {
            return response.map_into_left_body();
        };
        let facts = RequestFacts::of(response.request(), &self.told.id);
        let mut rendered = render(&problem_of(error, &facts, &self.note), &facts, branding);
        // Whoever signed in with the form that is refused is signed in all the same.
        for cookie in response.headers().get_all(SET_COOKIE) {
            rendered.headers_mut().append(SET_COOKIE, cookie.clone());
        }
        ServiceResponse::new(response.request().clone(), rendered).map_into_right_body()
    }
}

impl Finishing {
    /// What stands on every answer. While the process drains, its caller is answered and goes elsewhere with the
    /// next request.
    fn add_headers(&self, head: &mut ResponseHead, arrived: &Arrived) {
        let is_public_read = arrived
            .note
            .route()
            .is_some_and(|route| route.is_public_read);
        if is_public_read && arrived.asks_for_everybody {
            cors::open_to_everybody(head.headers_mut());
        }
        headers::secure(head.headers_mut());
        if let Ok(value) = HeaderValue::from_str(&arrived.told.id.0) {
            let name = HeaderName::from_static("x-request-id");
            head.headers_mut().insert(name, value);
        }
        if self.draining.load(Ordering::SeqCst) {
            head.set_connection_type(ConnectionType::Close);
        }
    }
}

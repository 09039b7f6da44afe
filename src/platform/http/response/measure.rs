//! What is told of a request that was answered: figures, and one line in the log.
//! Neither holds an address, a query or a name: a route is its row in the table, a method one that we know.

use std::sync::Arc;
use std::time::Instant;

use actix_web::http::{Method, StatusCode};
use metrics::SharedString;

use crate::platform::http::request::{RequestId, TraceId};

/// A request, as far as it may be told of.
pub(super) struct Told {
    pub method: &'static str,
    pub began: Instant,
    pub id: RequestId,
    pub trace: Option<TraceId>,
}

impl Told {
    /// Counts the request, and writes its line.
    pub(super) fn answered(&self, route: Option<Arc<str>>, status: StatusCode) {
        let took = self.began.elapsed();
        let line = route.as_deref().unwrap_or("none");
        tracing::info!(
            method = self.method,
            route = line,
            status = status.as_u16(),
            ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            request = %self.id.0,
            trace = self.trace.as_ref().map(TraceId::as_str),
            "answered"
        );
        let route = route.map_or(SharedString::const_str("none"), SharedString::from_shared);
        let labels = [
            ("method", SharedString::const_str(self.method)),
            ("route", route.clone()),
            ("status", SharedString::from(status.as_str().to_owned())),
        ];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_duration_seconds", "route" => route)
            .record(took.as_secs_f64());
    }
}

/// A method that HTTP knows; whoever invents others makes no series and no line of their own.
pub(super) fn known_method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

//! The JSON endpoints of bookings. Each signature says who may call it.

pub(super) mod cancel;
mod desk;
pub(super) mod make;
mod one;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::platform::auth::Permission;
use crate::platform::http::endpoint::{Access, Endpoint, get, patch, post};
use crate::platform::http::etag;

pub use one::BookingPatch;

/// A body without members.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

/// The routes of this slice, below `/api/v1`.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    use Access::{Holder, Public, Staff};
    use Permission as P;
    vec![
        post("/sessions/{sessionId}/bookings", Public, || {
            web::to(make::create)
        }),
        get(
            "/sessions/{sessionId}/bookings",
            Staff(P::ReadRoster),
            || web::to(desk::roster),
        ),
        post("/sessions/{sessionId}/walk-ins", Staff(P::CheckIn), || {
            web::to(desk::walk_in)
        }),
        post(
            "/sessions/{sessionId}/cancellation",
            Staff(P::PublishSessions),
            || web::to(cancel::session),
        ),
        post("/bookings/lookup", Public, || web::to(one::look_up)),
        get("/bookings/{bookingId}", Holder(P::ServePeople), || {
            web::to(one::read)
        }),
        patch("/bookings/{bookingId}", Holder(P::ServePeople), || {
            web::to(one::change)
        }),
        post(
            "/bookings/{bookingId}/cancellation",
            Holder(P::ServePeople),
            || web::to(cancel::booking),
        ),
        post(
            "/bookings/{bookingId}/attendance",
            Staff(P::CheckIn),
            || web::to(desk::attend),
        ),
        post("/bookings/{bookingId}/pin", Staff(P::ServePeople), || {
            web::to(one::new_pin)
        }),
    ]
}

/// This slice's part of the OpenAPI document.
#[derive(OpenApi)]
#[openapi(paths(
    make::create,
    desk::roster,
    desk::walk_in,
    desk::attend,
    cancel::session,
    cancel::booking,
    one::look_up,
    one::read,
    one::change,
    one::new_pin
))]
pub struct Doc;

/// An id in a path; what is no id names nothing.
pub(super) fn id_of(request: &HttpRequest, name: &str) -> Option<uuid::Uuid> {
    request
        .match_info()
        .get(name)
        .and_then(|text| text.parse().ok())
}

/// 200 or 201 with a tag.
fn tagged(
    mut answer: actix_web::HttpResponseBuilder,
    edit: i32,
    body: &impl Serialize,
) -> HttpResponse {
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    answer
        .insert_header((header::ETAG, etag::of(edit, &bytes)))
        .content_type("application/json; charset=utf-8")
        .body(bytes)
}

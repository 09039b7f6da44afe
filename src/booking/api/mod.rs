//! The JSON endpoints of bookings. Each signature says who may call it.

mod cancel;
mod desk;
mod holds;
mod make;
mod one;
mod settle;
mod step;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::platform::auth::Permission;
use crate::platform::http::response::etag;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post};

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
            || web::to(step::cancel),
        ),
        post(
            "/bookings/{bookingId}/attendance",
            Staff(P::CheckIn),
            || web::to(desk::attend),
        ),
        post("/bookings/{bookingId}/pin", Staff(P::ServePeople), || {
            web::to(one::new_pin)
        }),
        post("/bookings/{bookingId}/move", Holder(P::ServePeople), || {
            web::to(step::to_another)
        }),
        post(
            "/bookings/{bookingId}/acceptance",
            Holder(P::ServePeople),
            || web::to(step::accept),
        ),
        post(
            "/bookings/{bookingId}/decline",
            Holder(P::ServePeople),
            || web::to(step::decline),
        ),
        post(
            "/bookings/{bookingId}/settlement",
            Staff(P::ServePeople),
            || web::to(settle::settlement),
        ),
        post("/sessions/{sessionId}/holds", Staff(P::ServePeople), || {
            web::to(holds::create)
        }),
        delete("/holds/{holdId}", Staff(P::ServePeople), || {
            web::to(holds::delete)
        }),
        post(
            "/sessions/{sessionId}/seats/release",
            Staff(P::ServePeople),
            || web::to(holds::release),
        ),
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
    step::cancel,
    one::look_up,
    one::read,
    one::change,
    one::new_pin,
    step::to_another,
    step::accept,
    step::decline,
    settle::settlement,
    holds::create,
    holds::delete,
    holds::release
))]
pub struct Doc;

/// 200 or 201 with a tag.
fn tagged(
    mut answer: actix_web::HttpResponseBuilder,
    version: i32,
    body: &impl Serialize,
) -> HttpResponse {
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    answer
        .insert_header((header::ETAG, etag::of(version, &bytes)))
        .content_type("application/json; charset=utf-8")
        .body(bytes)
}

/// 201 with a tag; a replay says so.
fn created(version: i32, view: &impl Serialize, replayed: bool) -> HttpResponse {
    let mut answer = HttpResponse::Created();
    if replayed {
        answer.insert_header(("Idempotency-Replayed", "true"));
    }
    tagged(answer, version, view)
}

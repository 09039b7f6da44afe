//! Which paths this slice answers, and who may call them.

use actix_web::web;
use utoipa::OpenApi;

use super::{closed_days, opening_hours, rooms, venues};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post, put};
use crate::platform::problem::{AMBIGUOUS_MUNICIPALITY, NOT_FOUND, SLUG_TAKEN};
use crate::venue::closed_days::{ClosedDaysPatch, ClosedDaysRequest, ClosedDaysView};
use crate::venue::opening::WrittenHours;
use crate::venue::request::{RoomPatch, RoomRequest, VenueRequest};
use crate::venue::topics::{TopicRuleRequest, TopicRuleView};
use crate::venue::view::{RoomView, VenueView};

/// The endpoints, below `/api/v1`.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let administer = Access::Staff(Permission::Administer);
    let plan = Access::Staff(Permission::DraftSessions);
    vec![
        get("/venues", Access::Public, || web::to(venues::list))
            .refuses(&[&AMBIGUOUS_MUNICIPALITY])
            .cached(),
        post("/venues", administer, || web::to(venues::create))
            .refuses(&[&SLUG_TAKEN, &AMBIGUOUS_MUNICIPALITY]),
        get("/venues/{venueId}", Access::Public, || {
            web::to(venues::show)
        })
        .cached(),
        get("/venues/{venueId}/opening-hours", Access::Public, || {
            web::to(opening_hours::show)
        })
        .cached(),
        put("/venues/{venueId}/opening-hours", plan, || {
            web::to(opening_hours::put)
        }),
        get("/rooms", plan, || web::to(rooms::list)).refuses(&[&NOT_FOUND]),
        post("/rooms", plan, || web::to(rooms::create)),
        get("/rooms/{roomId}", plan, || web::to(rooms::show)),
        patch("/rooms/{roomId}", plan, || web::to(rooms::change)),
        get("/closed-days", plan, || web::to(closed_days::list)).refuses(&[&NOT_FOUND]),
        post("/closed-days", plan, || web::to(closed_days::create)),
        get("/closed-days/{closedDaysId}", plan, || {
            web::to(closed_days::show)
        }),
        patch("/closed-days/{closedDaysId}", plan, || {
            web::to(closed_days::change)
        }),
        delete("/closed-days/{closedDaysId}", plan, || {
            web::to(closed_days::remove)
        }),
    ]
}

/// This slice's part of the `OpenAPI` document.
#[derive(OpenApi)]
#[openapi(
    paths(
        venues::list,
        venues::create,
        venues::show,
        opening_hours::show,
        opening_hours::put,
        rooms::list,
        rooms::create,
        rooms::show,
        rooms::change,
        closed_days::list,
        closed_days::create,
        closed_days::show,
        closed_days::change,
        closed_days::remove
    ),
    components(schemas(
        VenueView,
        VenueRequest,
        TopicRuleView,
        TopicRuleRequest,
        WrittenHours,
        RoomView,
        RoomRequest,
        RoomPatch,
        ClosedDaysView,
        ClosedDaysRequest,
        ClosedDaysPatch
    ))
)]
pub struct VenueApiDoc;

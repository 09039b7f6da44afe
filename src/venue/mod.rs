//! Where people meet: venues and the rooms in them.
//!
//! Other slices ask for a venue or a room by name, show venues through [`views`], and find what is
//! [`Near`] a place.

mod api;
mod change;
mod model;
mod near;
mod query;
mod request;
mod room;
mod room_api;
mod view;

use actix_web::web;
use utoipa::OpenApi;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, patch, post};

pub use change::{NewVenue, add};
pub use model::{Venue, VenueKind};
pub use near::{Near, distance_km};
pub use query::{venue_named, venues_by_id};
pub use request::{VenuePatch, VenueRequest};
pub use room::{NewRoom, Room, add_room, room_named};
pub use room_api::{RoomPatch, RoomRequest, RoomView};
pub use view::{VenueView, views};

/// The routes of this slice.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let venues = Access::Staff(Permission::Administer);
    let rooms = Access::Staff(Permission::DraftSessions);
    vec![
        get("/venues", Access::Public, || web::to(api::list)).cached(),
        post("/venues", venues, || web::to(api::create)),
        get("/venues/{venueId}", Access::Public, || web::to(api::show)).cached(),
        patch("/venues/{venueId}", venues, || web::to(api::change)),
        get("/rooms", rooms, || web::to(room_api::list)),
        post("/rooms", rooms, || web::to(room_api::create)),
        get("/rooms/{roomId}", rooms, || web::to(room_api::show)),
        patch("/rooms/{roomId}", rooms, || web::to(room_api::change)),
    ]
}

/// This slice's part of the API's description.
#[derive(OpenApi)]
#[openapi(
    paths(
        api::list,
        api::create,
        api::show,
        api::change,
        room_api::list,
        room_api::create,
        room_api::show,
        room_api::change
    ),
    components(schemas(VenueView, VenueRequest, VenuePatch, RoomView, RoomRequest, RoomPatch))
)]
pub struct Doc;

//! One dated happening that can be booked or counted: its times, its seats, whom and what it
//! occupies. A login is never called a session here.

mod api;
mod beside;
mod cancel;
mod change;
mod count;
mod count_api;
mod create;
pub mod desk;
mod filter;
mod ground;
mod ics;
mod lapsed;
mod limits;
mod list;
mod model;
mod occupy;
mod opened;
pub mod pages;
mod parse;
mod patch;
mod problems;
mod publish;
mod query;
mod request;
mod rows;
mod seats;
mod view;
mod when;

use actix_web::web;
use utoipa::OpenApi;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, patch as patch_at, post, put};

pub use api::publish::may_publish;
pub use cancel::cancel;
pub use count::{NewCount, countable, proposed, put as put_count, versions as count_versions};
pub use create::{NewSession, create};
pub use limits::Limits;
pub use model::{Session, Status};
pub use opened::{Opened, open};
pub use problems::KINDS;
pub use query::{helps, load, load_all, load_within, target};
pub use seats::{
    LockedSeats, NewSeats, are_left_for_all, create_seats, lapsed_seats, lock_seats, settle_seats,
    settling,
};
pub use view::SessionView;

/// The routes of this slice. Cancelling tells people: it is the booking slice's.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    let publish = Access::Staff(Permission::PublishSessions);
    let count = Access::Staff(Permission::Count);
    vec![
        get("/sessions", Access::Public, || web::to(api::list::list)).cached(),
        post("/sessions", draft, || web::to(api::make::create)),
        get("/sessions/{sessionId}", Access::Public, || {
            web::to(api::one::show)
        })
        .cached(),
        patch_at("/sessions/{sessionId}", draft, || {
            web::to(api::change::change)
        }),
        post("/sessions/{sessionId}/proposal", draft, || {
            web::to(api::publish::propose)
        }),
        post("/sessions/{sessionId}/publication", publish, || {
            web::to(api::publish::publish)
        }),
        get("/sessions/{sessionId}/count", count, || {
            web::to(count_api::show)
        }),
        put("/sessions/{sessionId}/count", count, || {
            web::to(count_api::put)
        }),
    ]
}

/// The pages of this slice: the public's and the desk's.
#[must_use]
pub fn page_endpoints() -> Vec<Endpoint> {
    let mut all = pages::endpoints();
    all.extend(desk::endpoints());
    all
}

/// This slice's part of the API's description.
#[derive(OpenApi)]
#[openapi(
    paths(
        api::list::list,
        api::make::create,
        api::one::show,
        api::change::change,
        api::publish::propose,
        api::publish::publish,
        count_api::show,
        count_api::put
    ),
    components(schemas(
        SessionView,
        request::SessionRequest,
        count_api::CountRequest,
        count_api::CountView
    ))
)]
pub struct Doc;

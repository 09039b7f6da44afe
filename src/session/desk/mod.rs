//! What staff see of sessions: their list, and the form for a new one.

mod make;
mod mine;
mod new;
mod views;

use actix_web::web;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

pub use new::{Clash, NewSessionForm, NewSessionOptions, NewSessionPage};
pub use views::{DeskDay, DeskPage, DeskSession, Tile};

/// The desk's pages of this slice.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    let publish = Access::Staff(Permission::PublishSessions);
    vec![
        get("/{lang}/desk", Access::SignedIn, || web::to(mine::show)),
        get("/{lang}/desk/sessions/new", draft, || web::to(make::show)),
        post("/{lang}/desk/sessions/new", draft, || web::to(make::submit)),
        post(
            "/{lang}/desk/sessions/{sessionId}/publication",
            publish,
            || web::to(make::publish),
        ),
    ]
}

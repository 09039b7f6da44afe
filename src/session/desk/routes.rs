//! The table of the desk's pages for sessions.

use actix_web::web;

use super::{new, plan, week};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    vec![
        get(
            "/{lang}/desk/week",
            Access::Staff(Permission::ReadRoster),
            || web::to(week::show::show),
        ),
        get("/{lang}/desk/plan", draft, || web::to(plan::show::show)),
        get("/{lang}/desk/sessions/new", draft, || {
            web::to(new::show::show)
        }),
        post("/{lang}/desk/sessions/new", draft, || {
            web::to(new::submit::submit)
        }),
    ]
}

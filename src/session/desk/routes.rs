//! The table of the desk's pages for sessions.

use actix_web::web;

use super::{block, new, own_calendar, plan, series, week};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let draft = Access::Staff(Permission::DraftSessions);
    let reads = Access::Staff(Permission::ReadRoster);
    vec![
        get("/{lang}/desk/week", reads, || web::to(week::show::show)),
        get("/{lang}/desk/calendar", reads, || {
            web::to(own_calendar::show::show)
        }),
        post("/{lang}/desk/calendar", reads, || {
            web::to(own_calendar::renew::renew)
        }),
        post("/{lang}/desk/calendar/end", reads, || {
            web::to(own_calendar::renew::end)
        }),
        get("/{lang}/desk/plan", draft, || web::to(plan::show::show)),
        get("/{lang}/desk/sessions/new", draft, || {
            web::to(new::show::show)
        }),
        post("/{lang}/desk/sessions/new", draft, || {
            web::to(new::submit::submit)
        }),
        get("/{lang}/desk/series/new", draft, || {
            web::to(series::show::show)
        }),
        post("/{lang}/desk/series/new", draft, || {
            web::to(series::submit::submit)
        }),
        get("/{lang}/desk/blocks/new", draft, || {
            web::to(block::show::show)
        }),
        post("/{lang}/desk/blocks/new", draft, || {
            web::to(block::submit::submit)
        }),
        get("/{lang}/desk/series/{seriesId}", draft, || {
            web::to(series::one::show::show)
        }),
        post("/{lang}/desk/series/{seriesId}/publication", draft, || {
            web::to(series::one::publish::publish)
        }),
    ]
}

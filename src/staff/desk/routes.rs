//! The table of these pages, whole paths.

use actix_web::web;

use super::{list, member, new_member};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let administer = Access::Staff(Permission::Administer);
    vec![
        get("/{lang}/desk/staff", administer, || {
            web::to(list::show::show)
        }),
        get("/{lang}/desk/staff/new", administer, || {
            web::to(new_member::show::show)
        }),
        post("/{lang}/desk/staff/new", administer, || {
            web::to(new_member::submit::submit)
        }),
        get("/{lang}/desk/staff/{staffId}", administer, || {
            web::to(member::show::show)
        }),
        post("/{lang}/desk/staff/{staffId}", administer, || {
            web::to(member::change::submit)
        }),
        post("/{lang}/desk/staff/{staffId}/closing", administer, || {
            web::to(member::close::close)
        }),
        post("/{lang}/desk/staff/{staffId}/reopening", administer, || {
            web::to(member::close::reopen)
        }),
        post(
            "/{lang}/desk/staff/{staffId}/invitation",
            administer,
            || web::to(member::invite::send),
        ),
        post("/{lang}/desk/staff/{staffId}/grants", administer, || {
            web::to(member::roles::give)
        }),
        post(
            "/{lang}/desk/staff/{staffId}/grants/{grantId}/withdrawal",
            administer,
            || web::to(member::roles::withdraw),
        ),
    ]
}

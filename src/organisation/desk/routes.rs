//! The table of the desk's pages about an organisation, whole paths.

use actix_web::web;

use super::{list, reports};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let administer = Access::Staff(Permission::Administer);
    let manage = Access::Staff(Permission::ManageOrganisations);
    vec![
        get("/{lang}/desk/organisations", manage, || {
            web::to(list::show::show)
        }),
        get("/{lang}/desk/accessibility-reports", administer, || {
            web::to(reports::show)
        }),
        post(
            "/{lang}/desk/accessibility-reports/{reportId}/handled",
            administer,
            || web::to(reports::handled),
        ),
    ]
}

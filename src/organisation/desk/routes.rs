//! The table of the desk's pages about an organisation, whole paths.

use actix_web::web;

use super::{list, new, reports, settings};
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
        get("/{lang}/desk/organisations/new", manage, || {
            web::to(new::show::show)
        }),
        post("/{lang}/desk/organisations/new", manage, || {
            web::to(new::submit::submit)
        }),
        get(
            "/{lang}/desk/organisations/{organisationId}",
            manage,
            || web::to(settings::show::named),
        ),
        post(
            "/{lang}/desk/organisations/{organisationId}",
            manage,
            || web::to(settings::submit::submit),
        ),
        get("/{lang}/desk/organisation", administer, || {
            web::to(settings::show::own)
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

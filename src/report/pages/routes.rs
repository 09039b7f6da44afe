//! Which pages this slice has, and who may open them.

use actix_web::web;

use super::reports;
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

/// The pages, with their whole paths.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let readers = Access::Either(Permission::ReadReports, Permission::RunCampaigns);
    vec![
        get("/{lang}/reports", readers, || web::to(reports::list)),
        get(
            "/{lang}/reports/campaigns/{slug}/{edition}",
            readers,
            || web::to(reports::show),
        ),
        get(
            "/{lang}/reports/campaigns/{slug}/{edition}/csv",
            readers,
            || web::to(reports::download),
        ),
        post(
            "/{lang}/reports/campaigns/{slug}/{edition}/submission",
            Access::Staff(Permission::Administer),
            || web::to(reports::submit_figures),
        ),
    ]
}

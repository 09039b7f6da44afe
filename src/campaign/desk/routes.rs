//! The table of the desk's pages about campaigns, whole paths. A path is compared in this order: what is new comes before
//! what has a name.

use actix_web::web;

use super::{campaign, edition, list, new};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let runs = Access::Staff(Permission::RunCampaigns);
    vec![
        get("/{lang}/desk/campaigns", runs, || web::to(list::show::show)),
        get("/{lang}/desk/campaigns/new", runs, || {
            web::to(new::submit::show)
        }),
        post("/{lang}/desk/campaigns/new", runs, || {
            web::to(new::submit::submit)
        }),
        get("/{lang}/desk/campaigns/{slug}", runs, || {
            web::to(campaign::change::show)
        }),
        post("/{lang}/desk/campaigns/{slug}", runs, || {
            web::to(campaign::change::submit)
        }),
        post("/{lang}/desk/campaigns/{slug}/removal", runs, || {
            web::to(campaign::remove::remove)
        }),
        get("/{lang}/desk/campaigns/{slug}/editions/new", runs, || {
            web::to(edition::new::show)
        }),
        post("/{lang}/desk/campaigns/{slug}/editions/new", runs, || {
            web::to(edition::new::submit)
        }),
        get(
            "/{lang}/desk/campaigns/{slug}/editions/{edition}",
            runs,
            || web::to(edition::change::show),
        ),
        post(
            "/{lang}/desk/campaigns/{slug}/editions/{edition}",
            runs,
            || web::to(edition::change::submit),
        ),
        post(
            "/{lang}/desk/campaigns/{slug}/editions/{edition}/removal",
            runs,
            || web::to(edition::remove::remove),
        ),
    ]
}

//! Which paths this slice answers, and who may call them.

use actix_web::web;
use utoipa::OpenApi;

use super::{campaigns, editions};
use crate::campaign::problems::{CAMPAIGN_IN_USE, EDITION_IN_USE};
use crate::campaign::request::{CampaignPatch, CampaignRequest, EditionPatch, EditionRequest};
use crate::campaign::view::{CampaignView, EditionView};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post};
use crate::platform::problem::SLUG_TAKEN;

/// The endpoints, below `/api/v1`.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let staff = Access::Staff(Permission::RunCampaigns);
    vec![
        get("/campaigns", Access::Public, || web::to(campaigns::list)).cached(),
        post("/campaigns", staff, || web::to(campaigns::create)).refuses(&[&SLUG_TAKEN]),
        get("/campaigns/{slug}", Access::Public, || {
            web::to(campaigns::show)
        })
        .cached(),
        patch("/campaigns/{slug}", staff, || web::to(campaigns::change)),
        delete("/campaigns/{slug}", staff, || web::to(campaigns::remove))
            .refuses(&[&CAMPAIGN_IN_USE]),
        post("/campaigns/{slug}/editions", staff, || {
            web::to(editions::create)
        })
        .refuses(&[&SLUG_TAKEN]),
        get(
            "/campaigns/{slug}/editions/{edition}",
            Access::Public,
            || web::to(editions::show),
        )
        .cached(),
        patch("/campaigns/{slug}/editions/{edition}", staff, || {
            web::to(editions::change)
        }),
        delete("/campaigns/{slug}/editions/{edition}", staff, || {
            web::to(editions::remove)
        })
        .refuses(&[&EDITION_IN_USE]),
    ]
}

/// This slice's part of the `OpenAPI` document.
#[derive(OpenApi)]
#[openapi(
    paths(
        campaigns::list,
        campaigns::create,
        campaigns::show,
        campaigns::change,
        campaigns::remove,
        editions::create,
        editions::show,
        editions::change,
        editions::remove
    ),
    components(schemas(
        CampaignView,
        EditionView,
        CampaignRequest,
        CampaignPatch,
        EditionRequest,
        EditionPatch
    ))
)]
pub struct CampaignApiDoc;

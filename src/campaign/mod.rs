//! What a set of sessions is for: campaigns and their dated editions. Sessions join editions by an
//! explicit link, many to many.

mod add;
mod api;
mod edition_api;
mod model;
mod query;
mod request;
mod revision;
mod view;

use actix_web::web;
use utoipa::OpenApi;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, patch, post};

pub use add::{NewCampaign, NewEdition, add, add_edition};
pub use model::{Campaign, Edition};
pub use query::{campaign_named, edition_named, edition_refs, editions_of};
pub use request::{CampaignPatch, CampaignRequest, EditionRequest};
pub use revision::begin_revision;
pub use view::{CampaignView, EditionView};

/// The routes of this slice.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let staff = Access::Staff(Permission::RunCampaigns);
    vec![
        get("/campaigns", Access::Public, || web::to(api::list)).cached(),
        post("/campaigns", staff, || web::to(api::create)),
        get("/campaigns/{slug}", Access::Public, || web::to(api::show)).cached(),
        patch("/campaigns/{slug}", staff, || web::to(api::change)),
        post("/campaigns/{slug}/editions", staff, || {
            web::to(edition_api::create)
        }),
        get(
            "/campaigns/{slug}/editions/{edition}",
            Access::Public,
            || web::to(edition_api::show),
        )
        .cached(),
    ]
}

/// This slice's part of the API's description.
#[derive(OpenApi)]
#[openapi(
    paths(
        api::list,
        api::create,
        api::show,
        api::change,
        edition_api::create,
        edition_api::show
    ),
    components(schemas(
        CampaignView,
        EditionView,
        CampaignRequest,
        CampaignPatch,
        EditionRequest
    ))
)]
pub struct Doc;

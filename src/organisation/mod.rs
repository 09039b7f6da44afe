//! Who owns sessions and answers for people's data: the tree of organisations, and the
//! municipalities they and their venues lie in.
//!
//! Other slices ask for an organisation by slug or id, for its controller, and for how far a grant
//! on it reaches.

mod add;
mod api;
mod change;
mod country;
mod model;
mod municipality;
mod municipality_api;
mod problems;
mod query;
mod reference;
mod request;

use utoipa::OpenApi;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, patch, post};

pub use add::{NewOrganisation, add};
pub use api::{OrganisationCard, OrganisationView};
pub use country::Country;
pub use model::{Organisation, OrganisationKind};
pub use municipality::{Municipality, MunicipalityView, municipalities_by_id, municipality_named};
pub use problems::KINDS;
pub use query::{
    Reach, cards, controller_of, country_of, language_of, organisation_named, organisations_by_id,
    reach,
};
pub use reference::load_reference_data;
pub use request::{OrganisationPatch, OrganisationRequest};

/// The routes of this slice.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let staff = Access::Staff(Permission::ManageOrganisations);
    vec![
        get("/municipalities", Access::Public, || {
            actix_web::web::to(municipality_api::list)
        })
        .cached(),
        get("/organisations", Access::Public, || {
            actix_web::web::to(api::list)
        }),
        post("/organisations", staff, || actix_web::web::to(api::create)),
        get("/organisations/{organisationId}", Access::Public, || {
            actix_web::web::to(api::show)
        }),
        patch("/organisations/{organisationId}", staff, || {
            actix_web::web::to(api::change)
        }),
    ]
}

/// This slice's part of the API's description.
#[derive(OpenApi)]
#[openapi(
    paths(municipality_api::list, api::list, api::create, api::show, api::change),
    components(schemas(
        MunicipalityView,
        OrganisationView,
        OrganisationRequest,
        OrganisationPatch
    ))
)]
pub struct Doc;

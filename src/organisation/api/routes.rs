//! Which paths this slice answers, and who may call them.

use actix_web::web;
use utoipa::OpenApi;

use super::{municipalities, organisations, statements};
use crate::organisation::accessibility::statement_request::StatementRequest;
use crate::organisation::problems::{CIRCLE, NETWORK_NO_PARENT, ORGANISATION_IN_USE};
use crate::organisation::request::{OrganisationPatch, OrganisationRequest};
use crate::organisation::view::{MunicipalityView, OrganisationView};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post, put};
use crate::platform::problem::{AMBIGUOUS_MUNICIPALITY, SLUG_TAKEN};

/// The endpoints, below `/api/v1`.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let staff = Access::Staff(Permission::ManageOrganisations);
    vec![
        get("/municipalities", Access::Public, || {
            web::to(municipalities::list)
        })
        .cached(),
        get("/organisations", Access::Public, || {
            web::to(organisations::list)
        })
        .refuses(&[&AMBIGUOUS_MUNICIPALITY]),
        post("/organisations", staff, || web::to(organisations::create)).refuses(&[
            &SLUG_TAKEN,
            &NETWORK_NO_PARENT,
            &AMBIGUOUS_MUNICIPALITY,
        ]),
        get("/organisations/{organisationId}", Access::Public, || {
            web::to(organisations::show)
        }),
        patch("/organisations/{organisationId}", staff, || {
            web::to(organisations::change)
        })
        .refuses(&[&CIRCLE, &NETWORK_NO_PARENT, &AMBIGUOUS_MUNICIPALITY]),
        delete("/organisations/{organisationId}", staff, || {
            web::to(organisations::remove)
        })
        .refuses(&[&ORGANISATION_IN_USE]),
        get(
            "/organisations/{organisationId}/accessibility-statement",
            Access::Public,
            || web::to(statements::show),
        ),
        put(
            "/organisations/{organisationId}/accessibility-statement",
            Access::Staff(Permission::Administer),
            || web::to(statements::put),
        ),
    ]
}

/// This slice's part of the `OpenAPI` document.
#[derive(OpenApi)]
#[openapi(
    paths(
        municipalities::list,
        organisations::list,
        organisations::create,
        organisations::show,
        organisations::change,
        organisations::remove,
        statements::show,
        statements::put
    ),
    components(schemas(
        MunicipalityView,
        OrganisationView,
        OrganisationRequest,
        OrganisationPatch,
        StatementRequest
    ))
)]
pub struct OrganisationApiDoc;

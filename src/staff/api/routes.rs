//! Which paths this slice answers, and who may call them.

use actix_web::web;
use utoipa::OpenApi;

use super::passwords::PasswordResetRequest;
use super::{accounts, audit, grants, passwords, tokens};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post};
use crate::platform::problem::RATE_LIMITED;
use crate::staff::problems::{
    CANNOT_SIGN_IN, EMAIL_TAKEN, GRANTED_ALREADY, LAST_COORDINATOR, NOT_GRANTABLE, WRONG_PASSWORD,
};
use crate::staff::request::{GrantRequest, StaffPatch, StaffRequest, TokenRequest};
use crate::staff::view::{
    ActingView, AuditView, GrantView, ObjectView, PlaceView, StaffView, TokenView,
};

/// The endpoints, below `/api/v1`.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let administer = Access::Staff(Permission::Administer);
    vec![
        post("/tokens", Access::Public, || web::to(tokens::create))
            .refuses(&[&WRONG_PASSWORD, &RATE_LIMITED])
            .shows_secret(),
        delete("/tokens/current", Access::SignedIn, || {
            web::to(tokens::revoke)
        }),
        get("/staff", administer, || web::to(accounts::list)),
        post("/staff", administer, || web::to(accounts::create)).refuses(&[&EMAIL_TAKEN]),
        get("/staff/{staffId}", administer, || web::to(accounts::show)),
        patch("/staff/{staffId}", administer, || web::to(accounts::change)).refuses(&[
            &EMAIL_TAKEN,
            &NOT_GRANTABLE,
            &LAST_COORDINATOR,
        ]),
        post(
            "/staff/{staffId}/invitation",
            Access::Staff(Permission::ManageOrganisations),
            || web::to(passwords::invitation),
        )
        .refuses(&[&CANNOT_SIGN_IN, &RATE_LIMITED]),
        post("/password-resets", Access::Public, || {
            web::to(passwords::reset)
        })
        .refuses(&[&RATE_LIMITED]),
        post("/grants", administer, || web::to(grants::create))
            .refuses(&[&NOT_GRANTABLE, &GRANTED_ALREADY]),
        delete("/grants/{grantId}", administer, || {
            web::to(grants::withdraw)
        })
        .refuses(&[&NOT_GRANTABLE, &LAST_COORDINATOR]),
        get("/audit", Access::Staff(Permission::ReadAudit), || {
            web::to(audit::list)
        }),
    ]
}

/// This slice's part of the `OpenAPI` document.
#[derive(OpenApi)]
#[openapi(
    paths(
        tokens::create,
        tokens::revoke,
        accounts::list,
        accounts::create,
        accounts::show,
        accounts::change,
        passwords::invitation,
        passwords::reset,
        grants::create,
        grants::withdraw,
        audit::list
    ),
    components(schemas(
        TokenRequest,
        TokenView,
        StaffRequest,
        StaffPatch,
        PasswordResetRequest,
        GrantRequest,
        StaffView,
        GrantView,
        PlaceView,
        AuditView,
        ActingView,
        ObjectView
    ))
)]
pub struct StaffApiDoc;

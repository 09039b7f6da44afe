//! Which paths this slice answers, and who may call them.

use actix_web::web;
use utoipa::OpenApi;

use super::own_access::{NewTokenView, OwnTokenView, SignInView};
use super::passwords::PasswordResetRequest;
use super::second_step::{CodeRequest, RecoveryCodesView, TotpView};
use super::{accounts, audit, grants, own_access, passwords, second_step, tokens};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post};
use crate::platform::problem::RATE_LIMITED;
use crate::staff::own_token::OwnTokenRequest;
use crate::staff::problems::{
    CANNOT_SIGN_IN, CODE_NEEDED, EMAIL_TAKEN, GRANTED_ALREADY, LAST_COORDINATOR, NOT_GRANTABLE,
    SECOND_STEP_ON, STAFF_IN_USE, WRONG_CODE, WRONG_PASSWORD,
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
            .refuses(&[&WRONG_PASSWORD, &CODE_NEEDED, &WRONG_CODE, &RATE_LIMITED])
            .shows_secret(),
        delete("/tokens/current", Access::SignedIn, || {
            web::to(tokens::revoke)
        }),
        get("/staff/me/tokens", Access::SignedIn, || {
            web::to(own_access::tokens)
        }),
        post("/staff/me/tokens", Access::SignedIn, || {
            web::to(own_access::make)
        })
        .shows_secret(),
        delete("/staff/me/tokens/{tokenId}", Access::SignedIn, || {
            web::to(own_access::revoke)
        }),
        get("/staff/me/sign-ins", Access::SignedIn, || {
            web::to(own_access::sign_ins)
        }),
        delete("/staff/me/sign-ins", Access::SignedIn, || {
            web::to(own_access::end_all)
        }),
        delete("/staff/me/sign-ins/{signInId}", Access::SignedIn, || {
            web::to(own_access::end_one)
        }),
        post("/staff/me/totp", Access::SignedIn, || {
            web::to(second_step::begin)
        })
        .refuses(&[&SECOND_STEP_ON])
        .shows_secret(),
        post("/staff/me/totp/confirmation", Access::SignedIn, || {
            web::to(second_step::confirm)
        })
        .shows_secret(),
        delete("/staff/me/totp", Access::SignedIn, || {
            web::to(second_step::end)
        })
        .refuses(&[&RATE_LIMITED]),
        get("/staff", administer, || web::to(accounts::list)),
        post("/staff", administer, || web::to(accounts::create)).refuses(&[&EMAIL_TAKEN]),
        get("/staff/{staffId}", administer, || web::to(accounts::show)),
        patch("/staff/{staffId}", administer, || web::to(accounts::change)).refuses(&[
            &EMAIL_TAKEN,
            &NOT_GRANTABLE,
            &LAST_COORDINATOR,
        ]),
        delete("/staff/{staffId}", administer, || web::to(accounts::remove)).refuses(&[
            &STAFF_IN_USE,
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
        accounts::remove,
        own_access::tokens,
        own_access::make,
        own_access::revoke,
        own_access::sign_ins,
        own_access::end_all,
        own_access::end_one,
        second_step::begin,
        second_step::confirm,
        second_step::end,
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
        OwnTokenRequest,
        OwnTokenView,
        NewTokenView,
        SignInView,
        CodeRequest,
        TotpView,
        RecoveryCodesView,
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

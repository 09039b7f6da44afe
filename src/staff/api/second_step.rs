//! The second step of one's own sign-in. A token with scopes reaches none of it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::auth::{Caller, sign_in_first};
use crate::platform::http::request::body::{Body, Empty};
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::actions::{begin_second_step, confirm_second_step, end_second_step};
use crate::staff::query::own_account;
use crate::staff::sign_in::AttemptPlace;

/// A code of the app.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeRequest {
    /// Six digits; to turn it off, a recovery code will do too.
    code: String,
}

/// What the app is told, shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct TotpView {
    /// In base 32, for typing.
    pub secret: String,
    /// The same as a link, for a QR code.
    pub otpauth: String,
}

/// Codes to come back with, shown this once.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodesView {
    /// Each is good once in place of a code of the app.
    pub recovery_codes: Vec<String>,
}

/// Makes a secret for an app. Until a first code confirms it nothing changes.
#[utoipa::path(post, path = "/staff/me/totp", tag = "tokens", request_body = Option<Empty>,
    responses((status = 201, description = "The secret, shown this once", body = TotpView)))]
pub async fn begin(
    caller: Caller,
    state: web::Data<AppState>,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    body.read_or_default()?;
    let view = run_detached(async move {
        let mut conn = state.db.get().await?;
        let account = own_account(&mut conn, actor.id).await?;
        let now = state.clock.now();
        let secret = begin_second_step(&mut conn, &state.keys, &account, now).await?;
        let named = account.email.as_deref().unwrap_or(&account.name);
        Ok(TotpView {
            secret: secret.text(),
            otpauth: secret.otpauth(&state.branding.name, named),
        })
    })
    .await?;
    Ok(HttpResponse::Created().json(view))
}

/// Turns the second step on: from now on signing in takes a code.
#[utoipa::path(post, path = "/staff/me/totp/confirmation", tag = "tokens",
    request_body = CodeRequest,
    responses((status = 200, description = "The recovery codes, shown this once", body = RecoveryCodesView)))]
pub async fn confirm(
    caller: Caller,
    state: web::Data<AppState>,
    body: Body<CodeRequest>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let CodeRequest { code } = body.read()?;
    let recovery_codes = run_detached(async move {
        let mut conn = state.db.get().await?;
        let account = own_account(&mut conn, actor.id).await?;
        let now = state.clock.now();
        confirm_second_step(&mut conn, &state.keys, &account, &code, now).await
    })
    .await?;
    Ok(HttpResponse::Ok().json(RecoveryCodesView { recovery_codes }))
}

/// Turns the second step off; the recovery codes go with it.
#[utoipa::path(delete, path = "/staff/me/totp", tag = "tokens", request_body = CodeRequest,
    responses((status = 204, description = "Done; there is nothing to show")))]
pub async fn end(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<CodeRequest>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let CodeRequest { code } = body.read()?;
    let at = AttemptPlace {
        device: None,
        network: state.limits.network_of(&request),
    };
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let account = own_account(&mut conn, actor.id).await?;
        let now = state.clock.now();
        end_second_step(&mut conn, &state.keys, &account, &code, at, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

//! Tokens for programs that act as a member of staff.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::recognise::{Typed, recognise};
use super::sign_in::span;
use super::tokens;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::limit::Limited;
use crate::platform::problem::{Problem, SIGN_IN_FIRST};
use crate::platform::state::AppState;

/// Who asks for a token.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenRequest {
    email: String,
    #[schema(value_type = String)]
    password: SecretString,
    /// Taken, and asked for by no organisation.
    #[serde(default, rename = "totp")]
    _totp: Option<String>,
}

/// A token, shown this once.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenView {
    /// Goes into `Authorization: Bearer`.
    pub token: String,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// Gives a token for an e-mail address and a password.
#[utoipa::path(post, path = "/tokens", tag = "tokens", request_body = TokenRequest,
    responses((status = 201, body = TokenView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<TokenRequest>,
) -> Result<HttpResponse, Problem> {
    state.limits.check(&request, Limited::SignIn)?;
    let wish = body.read()?;
    let typed = Typed {
        email: wish.email,
        password: wish.password,
        network: state.limits.network_of(&request),
    };
    let view = run_detached(async move {
        let now = state.clock.now();
        let who = recognise(&state.db, &state.keys, &state.passwords, typed, now).await?;
        let expires_at = now + span(state.config.sign_in.absolute);
        let mut conn = state.db.get().await?;
        let token = tokens::issue(&mut conn, who, "api", expires_at, now).await?;
        Ok(TokenView { token, expires_at })
    })
    .await?;
    Ok(HttpResponse::Created().json(view))
}

/// Ends the token that the request came with.
#[utoipa::path(delete, path = "/tokens/current", tag = "tokens",
    responses((status = 204), (status = "4XX", body = ProblemDoc)))]
pub async fn revoke(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Problem> {
    let (Some(_), Some(token)) = (caller.0, bearer.0) else {
        return Err(Problem::new(&SIGN_IN_FIRST).header("WWW-Authenticate", "Bearer"));
    };
    let mut conn = state.db.get().await?;
    tokens::revoke(&mut conn, &token).await?;
    Ok(HttpResponse::NoContent().finish())
}

//! What opens one's own account: tokens and sign-ins. A token with scopes reaches none of it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::platform::auth::{Caller, ProvedByProvider, sign_in_first};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::{PARAMETERS, Paging};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{whole_seconds, whole_seconds_if_any};
use crate::staff::actions::{Ended, end_own_sign_ins, make_token, revoke_own_token};
use crate::staff::own_token::OwnTokenRequest;
use crate::staff::sign_in::{OwnSignIn, OwnToken, own_sign_ins, own_tokens};

/// A token of the own account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnTokenView {
    pub id: Uuid,
    /// What it is for.
    pub name: String,
    /// What it may be used for; empty for whatever the account may.
    pub scopes: Vec<String>,
    #[serde(serialize_with = "whole_seconds")]
    pub created_at: DateTime<Utc>,
    #[serde(serialize_with = "whole_seconds")]
    pub expires_at: DateTime<Utc>,
    /// When a request came with it last, to the minute.
    #[serde(
        serialize_with = "whole_seconds_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_used_at: Option<DateTime<Utc>>,
}

impl From<OwnToken> for OwnTokenView {
    fn from(token: OwnToken) -> Self {
        Self {
            id: token.id,
            name: token.name,
            scopes: token.scopes,
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.seen_at,
        }
    }
}

/// A new token, shown this once.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewTokenView {
    pub id: Uuid,
    /// Goes into `Authorization: Bearer`.
    pub token: String,
    /// What it is for.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<String>,
    #[serde(serialize_with = "whole_seconds")]
    pub expires_at: DateTime<Utc>,
}

/// A browser that is signed in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignInView {
    pub id: Uuid,
    /// Browser and system, where they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Since when it is signed in.
    #[serde(serialize_with = "whole_seconds")]
    pub created_at: DateTime<Utc>,
    /// When it was used last, to the minute.
    #[serde(serialize_with = "whole_seconds")]
    pub last_seen_at: DateTime<Utc>,
}

impl From<OwnSignIn> for SignInView {
    fn from(sign_in: OwnSignIn) -> Self {
        Self {
            id: sign_in.id,
            device: sign_in.device,
            created_at: sign_in.created_at,
            last_seen_at: sign_in.seen_at,
        }
    }
}

/// The own tokens that are good now, the newest first.
#[utoipa::path(get, path = "/staff/me/tokens", tag = "tokens",
    responses((status = 200, description = "A page of the list", body = Page<OwnTokenView>)))]
pub async fn tokens(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let paging = Paging::of(&Query::strict(&request, &PARAMETERS)?)?;
    let mut conn = state.db.get().await?;
    let all = own_tokens(&mut conn, actor.id, state.clock.now()).await?;
    Ok(page(all.into_iter().map(OwnTokenView::from).collect(), paging).answer(&request))
}

/// Makes a token of the own account, for a program.
#[utoipa::path(post, path = "/staff/me/tokens", tag = "tokens", request_body = OwnTokenRequest,
    responses((status = 201, description = "The token, shown this once", body = NewTokenView)))]
pub async fn make(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<OwnTokenRequest>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let now = state.clock.now();
    let by_provider = ProvedByProvider::is_beside(&request);
    let new = body.read()?.validate(by_provider, now)?;
    let view = run_detached(async move {
        let mut conn = state.db.get().await?;
        let issued = make_token(&mut conn, actor.id, &new, now).await?;
        Ok(NewTokenView {
            id: issued.id,
            token: issued.text,
            name: new.name,
            scopes: new.scopes,
            expires_at: new.expires_at,
        })
    })
    .await?;
    Ok(HttpResponse::Created().json(view))
}

/// Ends one of the own tokens at once.
#[utoipa::path(delete, path = "/staff/me/tokens/{tokenId}", tag = "tokens",
    params(("tokenId" = Uuid, Path)),
    responses((status = 204, description = "Done; there is nothing to show")))]
pub async fn revoke(
    caller: Caller,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let id = Uuid::try_parse(&id).map_err(|_no_id| Problem::not_found())?;
    run_detached(async move {
        let mut conn = state.db.get().await?;
        revoke_own_token(&mut conn, actor.id, id, state.clock.now()).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The browsers that are signed in with the own account, the one used last first.
#[utoipa::path(get, path = "/staff/me/sign-ins", tag = "tokens",
    responses((status = 200, description = "A page of the list", body = Page<SignInView>)))]
pub async fn sign_ins(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let paging = Paging::of(&Query::strict(&request, &PARAMETERS)?)?;
    let mut conn = state.db.get().await?;
    let (lifetimes, now) = (&state.config.sign_in, state.clock.now());
    let all = own_sign_ins(&mut conn, actor.id, lifetimes, now).await?;
    Ok(page(all.into_iter().map(SignInView::from).collect(), paging).answer(&request))
}

/// Signs every browser out; tokens stay.
#[utoipa::path(delete, path = "/staff/me/sign-ins", tag = "tokens",
    responses((status = 204, description = "Done; there is nothing to show")))]
pub async fn end_all(caller: Caller, state: web::Data<AppState>) -> Result<HttpResponse, Problem> {
    end(caller, state, Ended::Others(None)).await
}

/// Signs one browser out.
#[utoipa::path(delete, path = "/staff/me/sign-ins/{signInId}", tag = "tokens",
    params(("signInId" = Uuid, Path)),
    responses((status = 204, description = "Done; there is nothing to show")))]
pub async fn end_one(
    caller: Caller,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = Uuid::try_parse(&id).map_err(|_no_id| Problem::not_found());
    match id {
        Ok(id) => end(caller, state, Ended::One(id)).await,
        Err(unknown) => Err(caller.0.map_or_else(sign_in_first, |_known| unknown)),
    }
}

async fn end(
    caller: Caller,
    state: web::Data<AppState>,
    ended: Ended,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    run_detached(async move {
        let mut conn = state.db.get().await?;
        end_own_sign_ins(&mut conn, actor.id, ended, state.clock.now()).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A page of a list that was read whole: nobody has many.
fn page<T: Serialize>(all: Vec<T>, paging: Paging) -> Page<T> {
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let shown = usize::try_from(paging.limit).unwrap_or(usize::MAX);
    let items = all.into_iter().skip(skipped).take(shown).collect();
    Page::of(items, total, paging)
}

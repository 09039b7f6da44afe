//! Finds out who calls, once for each request, and puts the [`Actor`](crate::platform::auth::Actor)
//! beside it. The API accepts only tokens and pages accept only cookies, so no foreign page can make
//! a browser call the API as somebody.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::AUTHORIZATION;
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use super::area::{is_page, is_poll};
use crate::platform::auth::staff_token::hash_of;
use crate::platform::auth::{
    Actor, BadToken, Bearer, OwesSecondStep, ProvedByProvider, ScopedToken,
};
use crate::platform::http::request::RoutedPath;
use crate::platform::http::request::cookie;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::actor::load_actor;
use crate::staff::pages::COOKIE;
use crate::staff::sign_in::{TokenHolder, find_sign_in, find_token_holder, mark_seen};

/// The middleware. Without a token or a cookie it asks nothing of the database.
///
/// # Errors
/// 503 when there is a token or a cookie and the database is away.
pub async fn authenticate<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if let Some(state) = request.app_data::<web::Data<AppState>>().cloned() {
        attach_actor(&request, &state).await?;
    }
    next.call(request).await
}

async fn attach_actor(request: &ServiceRequest, state: &AppState) -> Result<(), Problem> {
    if request.is_of_api() {
        attach_by_header(request, state).await
    } else if is_page(request.routed_path()) {
        let base_url = &state.config.http.base_url;
        match cookie::read(request.request(), base_url, COOKIE) {
            Some(id) => attach_by_cookie(request, state, &id).await,
            None => Ok(()),
        }
    } else {
        Ok(())
    }
}

/// Puts whoever the token belongs to beside the request, or that it is none. A booking's token is not ours to
/// judge.
async fn attach_by_header(request: &ServiceRequest, state: &AppState) -> Result<(), Problem> {
    if !request.headers().contains_key(AUTHORIZATION) {
        return Ok(());
    }
    match Bearer::of(request.request()) {
        Some(token) if token.starts_with(Bearer::OF_BOOKING) => {}
        token => match find_actor(state, token.as_deref().unwrap_or_default()).await? {
            Some((actor, holder)) => {
                attach_as_may(request, actor, holder.by_provider);
                if let Some(scoped) = ScopedToken::stored(&holder.scopes) {
                    request.extensions_mut().insert(scoped);
                }
            }
            None => drop(request.extensions_mut().insert(BadToken)),
        },
    }
    Ok(())
}

async fn find_actor(
    state: &AppState,
    token: &str,
) -> Result<Option<(Actor, TokenHolder)>, Problem> {
    // A text that cannot be a token is not looked up.
    if hash_of(token).is_none() {
        return Ok(None);
    }
    let mut conn = state.db.get().await?;
    let Some(holder) = find_token_holder(&mut conn, token, state.clock.now()).await? else {
        return Ok(None);
    };
    let actor = load_actor(&mut conn, holder.staff).await?;
    Ok(actor.map(|actor| (actor, holder)))
}

/// Puts whoever the cookie of a sign-in belongs to beside the request.
pub(super) async fn attach_by_cookie(
    request: &ServiceRequest,
    state: &AppState,
    id: &str,
) -> Result<(), Problem> {
    let (lifetimes, now) = (&state.config.sign_in, state.clock.now());
    let mut conn = state.db.get().await?;
    let Some(sign_in) = find_sign_in(&mut conn, id, lifetimes, now).await? else {
        return Ok(());
    };
    if !is_poll(request.routed_path()) {
        mark_seen(&mut conn, &sign_in, now).await?;
    }
    if let Some(actor) = load_actor(&mut conn, sign_in.staff).await? {
        let by_provider = sign_in.by_provider;
        request.extensions_mut().insert(sign_in);
        attach_as_may(request, actor, by_provider);
    }
    Ok(())
}

/// Whoever owes a second step has no right before it is on. Whom an identity provider has proved owes none: that is the
/// provider's business.
fn attach_as_may(request: &ServiceRequest, actor: Actor, by_provider: bool) {
    let mut extensions = request.extensions_mut();
    if by_provider {
        extensions.insert(ProvedByProvider);
    }
    match actor.owes_second_step && !by_provider {
        true => {
            extensions.insert(OwesSecondStep);
            extensions.insert(OwesSecondStep::without_rights(actor));
        }
        false => drop(extensions.insert(actor)),
    }
}

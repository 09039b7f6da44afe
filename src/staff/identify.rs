//! Who calls, found out once for each request and put beside it. The API knows tokens alone and
//! pages cookies alone, so no other page can make a browser speak to the API as somebody.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use super::{actor, sign_in, tokens};
use crate::platform::auth::Bearer;
use crate::platform::auth::staff_token::{PREFIX, hash_of};
use crate::platform::http::request::cookie;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// The sign-in cookie's name, without the prefix it gets over secure transport.
pub const COOKIE: &str = "motesplats";

/// The middleware. Without a token or a cookie the database is not asked.
///
/// # Errors
/// 503 when somebody has to be recognised and the database is away.
pub async fn identify<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if let Some(state) = request.app_data::<web::Data<AppState>>().cloned() {
        recognise(&request, &state).await?;
    }
    next.call(request).await
}

async fn recognise(request: &ServiceRequest, state: &AppState) -> Result<(), Problem> {
    if is_api(request.path()) {
        match Bearer::of(request.request()) {
            Some(token) if token.starts_with(PREFIX) => by_token(request, state, &token).await,
            _ => Ok(()),
        }
    } else if is_page(request.path()) {
        let base_url = &state.config.http.base_url;
        match cookie::read(request.request(), base_url, COOKIE) {
            Some(id) => by_cookie(request, state, &id).await,
            None => Ok(()),
        }
    } else {
        Ok(())
    }
}

async fn by_token(request: &ServiceRequest, state: &AppState, token: &str) -> Result<(), Problem> {
    // What cannot be one of ours is not looked up.
    if hash_of(token).is_none() {
        return Ok(());
    }
    let mut conn = state.db.get().await?;
    let Some(holder) = tokens::holder(&mut conn, token, state.clock.now()).await? else {
        return Ok(());
    };
    if let Some(actor) = actor::actor(&mut conn, holder).await? {
        request.extensions_mut().insert(actor);
    }
    Ok(())
}

async fn by_cookie(request: &ServiceRequest, state: &AppState, id: &str) -> Result<(), Problem> {
    let (ends, now) = (&state.config.sign_in, state.clock.now());
    let mut conn = state.db.get().await?;
    let Some(found) = sign_in::current(&mut conn, id, ends, now).await? else {
        return Ok(());
    };
    if let Some(actor) = actor::actor(&mut conn, found.staff).await? {
        request.extensions_mut().insert(found);
        request.extensions_mut().insert(actor);
    }
    Ok(())
}

pub(super) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Pages begin with a language; assets and health have nobody to recognise.
pub(super) fn is_page(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    Locale::exact(first).is_some()
}

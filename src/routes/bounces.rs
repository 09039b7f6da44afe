//! `POST /bounces`: a mail server on another machine hands in what came back, as it came. On the same machine it pipes
//! it into `motesplats bounce`. The secret is the operator's; without one there is no such address.

use actix_web::{HttpRequest, HttpResponse, web};
use secrecy::ExposeSecret;
use serde_json::json;
use subtle::ConstantTimeEq;

use crate::booking;
use crate::platform::auth::{Bearer, sign_in_first};
use crate::platform::http::request::run_detached;
use crate::platform::http::routing::{Access, Endpoint, post};
use crate::platform::input::query::Query;
use crate::platform::mail::bounce;
use crate::platform::mail::outbox::Bounced;
use crate::platform::problem::{Problem, TOO_LARGE, UNAVAILABLE};
use crate::platform::state::AppState;

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![post("/bounces", Access::Public, || web::to(take))]
}

/// Answers what it was: a new bounce, one that was known, or none at all; 503 for one that came before we know that its
/// letter was sent.
async fn take(
    state: web::Data<AppState>,
    request: HttpRequest,
    mail: Result<web::Bytes, actix_web::Error>,
) -> Result<HttpResponse, Problem> {
    check_secret(&state, &request)?;
    let too_large = |_| Problem::new(&TOO_LARGE).fact("limit", bounce::LONGEST);
    let mail = mail.map_err(too_large)?;
    let query = Query::lenient(&request);
    let was = match bounce::read(&mail, query.get("to")) {
        None => "not-a-bounce",
        Some(bounce) => match take_bounce(&state, bounce).await? {
            Bounced::Letter(_) => "taken",
            Bounced::Known => "known",
            Bounced::TooEarly => {
                return Err(Problem::new(&UNAVAILABLE).header("Retry-After", "60"));
            }
        },
    };
    Ok(HttpResponse::Ok().json(json!({ "bounce": was })))
}

async fn take_bounce(state: &AppState, bounce: bounce::Bounce) -> Result<Bounced, Problem> {
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        Ok(booking::take_bounce(&mut conn, &bounce, state.clock.now()).await?)
    })
    .await
}

/// 404 where the operator gave none, 401 where the caller has another.
fn check_secret(state: &AppState, request: &HttpRequest) -> Result<(), Problem> {
    let kept = state.config.mail.bounces.as_ref();
    let secret = kept.and_then(|kept| kept.secret.as_ref());
    let secret = secret.ok_or_else(Problem::not_found)?.expose_secret();
    match Bearer::of(request) {
        Some(given) if bool::from(given.as_bytes().ct_eq(secret.as_bytes())) => Ok(()),
        _ => Err(sign_in_first()),
    }
}

//! `GET /{lang}/desk/sign-in/provider`: 303 to the provider. It is a link and no form, as browsers let no form of ours
//! lead to another host.

use actix_web::{HttpRequest, HttpResponse, web};

use super::attempt::{COOKIE, PATIENCE};
use crate::platform::http::request::AnswerBy;
use crate::platform::http::request::cookie;
use crate::platform::i18n::Locale;
use crate::platform::input::query::Query;
use crate::platform::limit::Limited;
use crate::platform::oidc::SignInAttempt;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::pages::answer::{redirect, refused_path};
use crate::staff::pages::next::local_path;
use crate::staff::problems::IDENTITY_AWAY;

/// # Errors
/// 404 without a provider, 429 after too many tries.
pub async fn start(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let provider = state.identity_provider.as_ref();
    let provider = provider.ok_or_else(Problem::not_found)?;
    state.limits.check(&request, Limited::SignIn)?;
    let next = Query::lenient(&request).get("next").and_then(local_path);
    let now = state.clock.now();
    let begun = SignInAttempt::begin(&state.keys, locale, next, now);
    let (attempt, kept) = begun.map_err(Problem::internal)?;
    let asking = AnswerBy::pause_for(&request, PATIENCE, provider.address_for(&attempt, now));
    match asking.await {
        Ok(address) => {
            let base_url = &state.config.http.base_url;
            let seconds = Some(SignInAttempt::SECONDS);
            let cookie = cookie::make(base_url, COOKIE, &kept, seconds);
            Ok(redirect(&address, &[cookie]))
        }
        Err(fault) => {
            tracing::warn!(%fault, "nobody can sign in through the identity provider");
            let path = refused_path(locale, &IDENTITY_AWAY, attempt.next.as_deref());
            Ok(redirect(&path, &[]))
        }
    }
}

//! Signs people in and out at pages.

use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};

use super::answer::{code_page, empty_page, redirect, refused_by_provider, refused_page};
use super::enter::enter;
use super::entered::{COOKIE, Entered};
use super::entering::Entering;
use super::next::{local_path, next_path};
use super::views::AfterSignIn;
use crate::platform::auth::Actor;
use crate::platform::auth::csrf::SignIn;
use crate::platform::http::request::cookie;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::i18n::Locale;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::problems::identity_kind;
use crate::staff::sign_in::end_sign_in;

/// Shows the page; whoever is signed in already goes on.
///
/// # Errors
/// 404 for a language that is not offered.
pub async fn show(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let query = Query::lenient(&request);
    let next = query.get("next").and_then(local_path);
    if request.extensions().get::<Actor>().is_some() {
        return Ok(redirect(&next_path(locale, next.as_deref()), &[]));
    }
    let after = AfterSignIn::Open(next);
    match query.get("refused").and_then(identity_kind) {
        Some(kind) => Ok(refused_by_provider(
            &state,
            locale,
            after,
            &Problem::new(kind),
        )),
        None => Ok(empty_page(&state, locale, after)),
    }
}

/// Checks an e-mail address and a password, or the code that follows them, and begins a sign-in. What is empty or
/// wrong shows the page again.
///
/// # Errors
/// Those of reading the form.
pub async fn submit(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let form = form_body.read()?;
    let next = form.filled("next").and_then(local_path);
    match enter(&request, &state, &form).await {
        Ok(Entering::Entered(Entered { cookies, .. })) => {
            Ok(redirect(&next_path(locale, next.as_deref()), &cookies))
        }
        Ok(Entering::CodeNeeded(proof)) => {
            Ok(code_page(&state, locale, &proof, AfterSignIn::Open(next)))
        }
        Err(refused) => refused_page(&state, locale, &form, AfterSignIn::Open(next), refused),
    }
}

/// Ends the sign-in.
///
/// # Errors
/// Those of reading the form, and 403 without the page's code.
pub async fn sign_out(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    form_body.read()?;
    let ended = request.extensions().get::<SignIn>().cloned();
    if let Some(ended) = ended {
        let mut conn = state.db.get().await?;
        end_sign_in(&mut conn, &ended).await?;
    }
    let removal = cookie::forget(&state.config.http.base_url, COOKIE);
    let to = format!("/{}/desk/sign-in", locale.tag());
    Ok(redirect(&to, &[removal]))
}

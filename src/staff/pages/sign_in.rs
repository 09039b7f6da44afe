//! Signs people in and out at pages.

use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};

use super::answer::{code_page, empty_page, redirect, refused_page};
use super::enter::enter;
use super::entered::{COOKIE, Entered};
use super::entering::Entering;
use super::views::AfterSignIn;
use crate::platform::auth::Actor;
use crate::platform::auth::csrf::SignIn;
use crate::platform::http::request::cookie;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::i18n::Locale;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::sign_in::end_sign_in;

/// The longest path to go on to.
const NEXT_MAX: usize = 1000;

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
    let next = Query::lenient(&request).get("next").and_then(local_path);
    if request.extensions().get::<Actor>().is_some() {
        return Ok(redirect(&next_path(locale, next.as_deref()), &[]));
    }
    Ok(empty_page(&state, locale, AfterSignIn::Open(next)))
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

fn next_path(locale: Locale, next: Option<&str>) -> String {
    next.map_or_else(|| format!("/{}/desk", locale.tag()), str::to_owned)
}

/// A path to go on to, only to a page of our own: a browser reads `//host`, `/\host` and a tab
/// inside as another host.
fn local_path(next: &str) -> Option<String> {
    let first = next.strip_prefix('/')?.split(['/', '?', '#']).next()?;
    let plain = next
        .bytes()
        .all(|sign| sign.is_ascii_graphic() && sign != b'\\');
    let ours = Locale::exact(first).is_some() && plain && next.len() <= NEXT_MAX;
    ours.then(|| next.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_our_own_pages_are_followed() {
        for good in ["/sv/desk", "/nb", "/en/reports/x/2026?groupBy=venue&a=b"] {
            assert_eq!(local_path(good).as_deref(), Some(good));
        }
        let long = format!("/sv/{}", "a".repeat(NEXT_MAX));
        for bad in [
            "",
            "/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "sv/desk",
            "/sv\\desk",
            "/sv/desk\r\nSet-Cookie:x",
            "/sv/\tdesk",
            "/xx/desk",
            "/api/v1/sessions",
            "/sv/å",
            &long,
        ] {
            assert_eq!(local_path(bad), None, "{bad}");
        }
    }
}

//! Signs people in and out at pages.

use actix_web::cookie::Cookie;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use secrecy::SecretString;

use super::views::{SignInPage, SignInRefusal};
use crate::platform::auth::Actor;
use crate::platform::auth::csrf::SignIn;
use crate::platform::http::request::cookie;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::status_of;
use crate::platform::i18n::{Locale, localise};
use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::limit::Limited;
use crate::platform::problem::{Fault, Faults, Problem, RATE_LIMITED, UNPROCESSABLE};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::middleware::COOKIE;
use crate::staff::problems::WRONG_PASSWORD;
use crate::staff::sign_in::{
    KnownDevice, SignInCredentials, begin_sign_in, check_password, end_sign_in,
};

/// The cookie by which a device is known, and for how long: a year.
const DEVICE: &str = "device";
const DEVICE_SECONDS: i64 = 365 * 24 * 3600;
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
        return Ok(redirect(&next_path(locale, next.as_deref()), None));
    }
    Ok(page(layout(&state, locale), "", next, None).answer())
}

/// Checks an e-mail address and a password, and begins a sign-in. What is empty or wrong shows the
/// page again.
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
    match sign_in(&request, &state, &form).await {
        Ok(id) => {
            let base_url = &state.config.http.base_url;
            let cookie = cookie::make(base_url, COOKIE, &id, None);
            let mut answer = redirect(&next_path(locale, next.as_deref()), Some(cookie));
            remember_device(&mut answer, &state, form.text("email"))?;
            Ok(answer)
        }
        Err(refused)
            if [&UNPROCESSABLE, &WRONG_PASSWORD, &RATE_LIMITED].contains(&refused.kind) =>
        {
            let layout = layout(&state, locale);
            let page = page(layout, form.text("email"), next, Some(&refused));
            let mut answer = page.status(status_of_page(&refused)).answer();
            if let Some((_, wait)) = refused.headers.iter().find(|(n, _)| *n == "Retry-After")
                && let Ok(wait) = header::HeaderValue::from_str(wait)
            {
                answer.headers_mut().insert(header::RETRY_AFTER, wait);
            }
            Ok(answer)
        }
        Err(other) => Err(other),
    }
}

/// Not 401: browsers would ask for a password in a window of their own.
fn status_of_page(refused: &Problem) -> StatusCode {
    if *refused.kind == WRONG_PASSWORD {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        status_of(refused.kind)
    }
}

async fn sign_in(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    form: &Form,
) -> Result<String, Problem> {
    let device = known_device(request, state, form.text("email"));
    // Those who guess behind the same address keep out nobody whose device is known.
    let counted = device.is_none();
    if counted {
        state.limits.check(request, Limited::SignIn)?;
    }
    filled_in(form)?;
    let credentials = SignInCredentials {
        email: form.text("email").to_owned(),
        password: SecretString::from(form.text("password")),
        device,
        network: state.limits.network_of(request),
    };
    let before = request.extensions().get::<SignIn>().cloned();
    let shared = state.clone();
    let signed_in = run_detached(async move {
        let state = shared;
        let now = state.clock.now();
        let account =
            check_password(&state.db, &state.keys, &state.passwords, credentials, now).await?;
        let mut conn = state.db.get().await?;
        if let Some(before) = before {
            end_sign_in(&mut conn, &before).await?;
        }
        begin_sign_in(&mut conn, account, now).await
    })
    .await?;
    if counted {
        state.limits.give_back(request, Limited::SignIn, 1);
    }
    Ok(signed_in)
}

/// The device, where it has signed in with this address before.
fn known_device(request: &HttpRequest, state: &AppState, email: &str) -> Option<KnownDevice> {
    let cookie = cookie::read(request, &state.config.http.base_url, DEVICE)?;
    KnownDevice::recognise(&state.keys, email, &cookie)
}

fn remember_device(
    answer: &mut HttpResponse,
    state: &AppState,
    email: &str,
) -> Result<(), Problem> {
    let device = KnownDevice::issue(&state.keys, email)?;
    let base_url = &state.config.http.base_url;
    let cookie = cookie::make(base_url, DEVICE, device.as_str(), Some(DEVICE_SECONDS));
    let added = answer.add_cookie(&cookie);
    added.map_err(|error| Problem::internal(anyhow::anyhow!("{error}")))
}

/// Whoever left a field empty has nothing wrong in it.
fn filled_in(form: &Form) -> Result<(), Faults> {
    let mut faults = Faults::none();
    for (name, place) in [("email", "/email"), ("password", "/password")] {
        if form.filled(name).is_none() {
            faults.add(place, Fault::new("empty"));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
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
    Ok(redirect(&to, Some(removal)))
}

fn layout(state: &AppState, locale: Locale) -> Layout {
    Layout::new(&state.branding, locale, "/desk/sign-in", "")
}

fn page(
    layout: Layout,
    email: &str,
    next: Option<String>,
    refused: Option<&Problem>,
) -> HtmlPage<SignInPage> {
    let faults = refused.map(|problem| problem.fields.as_slice());
    let errors = FormErrors::of(layout.locale, faults.unwrap_or_default());
    let refused = refused
        .filter(|problem| problem.fields.is_empty())
        .map(|problem| localise(problem, layout.locale));
    let refused = refused.map(|localised| SignInRefusal {
        title: localised.title,
        detail: localised.detail,
    });
    HtmlPage::private(SignInPage::new(layout, email, next, &errors, refused))
}

fn redirect(to: &str, cookie: Option<Cookie<'static>>) -> HttpResponse {
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((header::LOCATION, to));
    if let Some(cookie) = cookie {
        answer.cookie(cookie);
    }
    answer.finish()
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

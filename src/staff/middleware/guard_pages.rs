//! Protects pages: a form must come from one of our own pages (CSRF), and the desk sends whoever is
//! not signed in to the sign-in page, and whoever owes a second step to the page that sets it up.
//!
//! Before anybody is signed in there is no cookie to tie a code to, so a form's origin decides; the
//! forms of those who are signed in carry a code as well.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, web};

use super::area::{PageArea, SIGN_IN, is_poll};
use super::desk_form::{Received, receive_form};
use crate::platform::auth::{Actor, OwesSecondStep};
use crate::platform::http::request::RoutedPath;
use crate::platform::http::response::status_of;
use crate::platform::input::form::Form;
use crate::platform::problem::{FOREIGN_FORM, NOT_ALLOWED, NOT_FOUND, Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::pages::{UnsentPage, WaitingForm, somebody_else_page};

/// An answer of a handler, or one of ours in its place.
type Answer<B> = ServiceResponse<EitherBody<B, BoxBody>>;

/// The middleware; it runs after [`super::authenticate`].
///
/// # Errors
/// 403 for a form that another host's page sends.
pub async fn guard_pages<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<Answer<B>, actix_web::Error> {
    if request.is_of_api() {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let area = PageArea::of(request.routed_path());
    let mut response = if !matches!(*request.method(), Method::GET | Method::HEAD) {
        answer_form(request, next, area).await?
    } else if area == PageArea::Desk && owes_second_step(&request) {
        let answer = lead_to_second_step(&request);
        request.into_response(answer).map_into_right_body()
    } else if area == PageArea::Desk && request.extensions().get::<Actor>().is_none() {
        let answer = redirect_to_sign_in(&request);
        request.into_response(answer).map_into_right_body()
    } else {
        next.call(request).await?.map_into_left_body()
    };
    if area != PageArea::Public {
        let name = HeaderName::from_static("referrer-policy");
        let same_origin = HeaderValue::from_static("same-origin");
        response.headers_mut().insert(name, same_origin);
    }
    Ok(response)
}

async fn answer_form<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
    area: PageArea,
) -> Result<Answer<B>, actix_web::Error> {
    let state = request.app_data::<web::Data<AppState>>().cloned();
    let base_url = state
        .as_ref()
        .map_or("", |state| state.config.http.base_url.as_str());
    if !is_own_form(&request, base_url, area) {
        return Err(Problem::new(&FOREIGN_FORM).into());
    }
    let (PageArea::Desk, Some(state)) = (area, state) else {
        return Ok(next.call(request).await?.map_into_left_body());
    };
    match receive_form(&mut request, &state).await? {
        Received::SignInFirst(page) => Ok(request.into_response(page).map_into_right_body()),
        received if owes_second_step(&request) => {
            let answer = lead_to_second_step(&request);
            let mut response = request.into_response(answer).map_into_right_body();
            if let Received::Unsent { cookies, .. } = received {
                add(&mut response, &cookies);
            }
            Ok(response)
        }
        Received::Sent => Ok(next.call(request).await?.map_into_left_body()),
        Received::Unsent { form, cookies } => {
            let response = next.call(request).await?;
            let mut response = show_by_itself(response, &state, form);
            add(&mut response, &cookies);
            Ok(response)
        }
    }
}

/// A form that no page of its own shows again, or that whoever is signed in may not send.
fn show_by_itself<B: MessageBody + 'static>(
    response: ServiceResponse<B>,
    state: &AppState,
    form: Form,
) -> Answer<B> {
    let Some(page) = unsent_page(&response, state, form) else {
        return response.map_into_left_body();
    };
    response.into_response(page).map_into_right_body()
}

fn unsent_page<B>(
    response: &ServiceResponse<B>,
    state: &AppState,
    form: Form,
) -> Option<HttpResponse> {
    let error = response.response().error()?;
    let problem = error.as_error::<Problem>()?;
    let asked = response.request();
    let layout = Layout::asked(asked, state, "/desk").ok()?;
    let action = asked.uri().path_and_query()?.as_str().to_owned();
    if [&NOT_ALLOWED, &NOT_FOUND].contains(&problem.kind) {
        let waiting = WaitingForm::new(action, &form);
        return Some(somebody_else_page(state, layout.locale, waiting, problem));
    }
    if *problem.kind != UNSENT_FORM {
        return None;
    }
    let page = UnsentPage::new(layout, action, form, problem);
    Some(
        HtmlPage::private(page)
            .status(status_of(problem.kind))
            .answer(),
    )
}

fn add<B>(response: &mut ServiceResponse<B>, cookies: &[Cookie<'static>]) {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

/// A browser says in `Sec-Fetch-Site` whose page sends a form; an older one, or one without secure
/// transport, says it in `Origin`. A program that sends neither has no person's cookies to misuse.
fn is_own_form(request: &ServiceRequest, base_url: &str, area: PageArea) -> bool {
    let text = |name: &str| {
        let value = request.headers().get(name)?;
        Some(value.to_str().unwrap_or("?"))
    };
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        None => true,
        // Public pages send no referrer, and then old browsers send no origin. Such a form signs
        // nobody in, and browsers send a booking's cookie only with forms of our own pages.
        Some("null") => area == PageArea::Public,
        Some(origin) => {
            let authority = origin.split_once("://").map(|(_, rest)| rest);
            origin == base_url || (authority.is_some() && authority == text("host"))
        }
    }
}

/// After signing in, the person goes on to the page that was asked for.
fn redirect_to_sign_in(request: &ServiceRequest) -> HttpResponse {
    let language = request.routed_path().split('/').nth(1).unwrap_or("sv");
    let asked = request.uri().path_and_query();
    let asked = asked.map_or("", |whole| whole.as_str());
    if is_poll(request.routed_path()) {
        return leave_for(&sign_in_page(language, page_of_poll(asked)));
    }
    HttpResponse::build(StatusCode::SEE_OTHER)
        .insert_header((header::LOCATION, sign_in_page(language, asked)))
        .finish()
}

/// Whether somebody has to set up a second step before anything else, and asks for something else.
fn owes_second_step(request: &ServiceRequest) -> bool {
    request.extensions().contains::<OwesSecondStep>()
        && !OwesSecondStep::opens(request.routed_path())
}

fn lead_to_second_step(request: &ServiceRequest) -> HttpResponse {
    let language = request.routed_path().split('/').nth(1).unwrap_or("sv");
    let page = format!("/{language}/desk/me/second-step");
    match is_poll(request.routed_path()) {
        true => leave_for(&page),
        false => HttpResponse::SeeOther()
            .insert_header((header::LOCATION, page))
            .finish(),
    }
}

/// The page whose script reads it again.
fn page_of_poll(asked: &str) -> &str {
    let path = asked.split('?').next().unwrap_or_default();
    path.strip_suffix("/poll").unwrap_or(path)
}

fn sign_in_page(language: &str, next: &str) -> String {
    let next = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    format!("/{language}/{SIGN_IN}?{next}")
}

/// A script is told where its page has to go: names do not stay on a screen whose sign-in has ended.
fn leave_for(page: &str) -> HttpResponse {
    HttpResponse::Unauthorized()
        .insert_header((HeaderName::from_static("hx-redirect"), page))
        .finish()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    const BASE: &str = "https://boka.exempel.se";

    fn admitted(area: PageArea, headers: &[(&'static str, &'static str)]) -> bool {
        let request = TestRequest::post().insert_header(("host", "127.0.0.1:8080"));
        let request = headers
            .iter()
            .fold(request, |request, header| request.insert_header(*header));
        is_own_form(&request.to_srv_request(), BASE, area)
    }

    #[test]
    fn what_the_browser_says_of_the_page_decides() {
        for own in ["same-origin", "none"] {
            let headers = [("sec-fetch-site", own), ("origin", "null")];
            assert!(admitted(PageArea::Desk, &headers));
        }
        for other in ["cross-site", "same-site", "", "Same-Origin"] {
            let headers = [("sec-fetch-site", other), ("origin", BASE)];
            assert!(!admitted(PageArea::Public, &headers), "{other}");
        }
    }

    #[test]
    fn an_older_browser_is_known_by_the_origin() {
        assert!(admitted(PageArea::Desk, &[("origin", BASE)]));
        assert!(admitted(
            PageArea::Desk,
            &[("origin", "http://127.0.0.1:8080")]
        ));
        assert!(admitted(PageArea::Desk, &[]));
        for foreign in [
            "https://evil.example",
            "https://boka.exempel.se.evil.example",
            "127.0.0.1:8080",
            "",
        ] {
            assert!(
                !admitted(PageArea::Public, &[("origin", foreign)]),
                "{foreign}"
            );
        }
        assert!(admitted(PageArea::Public, &[("origin", "null")]));
        assert!(!admitted(PageArea::SignIn, &[("origin", "null")]));
        assert!(!admitted(PageArea::Desk, &[("origin", "null")]));
    }
}

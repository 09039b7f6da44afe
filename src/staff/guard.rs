//! What stands before pages: forms come from our own pages, and the desk begins with signing in.
//!
//! Before anybody is signed in there is no cookie to tie a code to, so a form's origin decides;
//! forms of those who are signed in carry a code as well.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, web};

use super::identify::{is_api, is_page};
use crate::platform::auth::Actor;
use crate::platform::auth::csrf::{ExpectedCodes, SignIn};
use crate::platform::problem::{FOREIGN_FORM, Problem};
use crate::platform::state::AppState;

const SIGN_IN: &str = "desk/sign-in";

/// The middleware; it stands inside [`super::identify`].
///
/// # Errors
/// 403 for a form that another host's page sends.
pub async fn guard_forms<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    if is_api(request.path()) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let place = Place::of(request.path());
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        guard(&request, place)?;
    } else if place == Place::Desk && request.extensions().get::<Actor>().is_none() {
        let answer = send_to_sign_in(&request);
        return Ok(request.into_response(answer).map_into_right_body());
    }
    let mut response = next.call(request).await?.map_into_left_body();
    if place != Place::Public {
        let name = HeaderName::from_static("referrer-policy");
        let same_origin = HeaderValue::from_static("same-origin");
        response.headers_mut().insert(name, same_origin);
    }
    Ok(response)
}

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// For everybody.
    Public,
    /// The page to sign in at.
    SignIn,
    /// For those who are signed in.
    Desk,
}

impl Place {
    fn of(path: &str) -> Self {
        let inner = path.splitn(3, '/').nth(2).unwrap_or_default();
        match inner.split('/').next() {
            _ if !is_page(path) => Self::Public,
            _ if inner == SIGN_IN => Self::SignIn,
            Some("desk" | "reports") => Self::Desk,
            _ => Self::Public,
        }
    }
}

fn guard(request: &ServiceRequest, place: Place) -> Result<(), Problem> {
    let state = request.app_data::<web::Data<AppState>>();
    let base_url = state.map_or("", |state| state.config.http.base_url.as_str());
    if !is_from_here(request, base_url, place) {
        return Err(Problem::new(&FOREIGN_FORM));
    }
    let sign_in = request.extensions().get::<SignIn>().cloned();
    if let (Place::Desk, Some(sign_in), Some(state)) = (place, sign_in, state) {
        let wanted = ExpectedCodes::of(&state.keys, &sign_in);
        request.extensions_mut().insert(wanted);
    }
    Ok(())
}

/// A browser says by `Sec-Fetch-Site` whose page sends a form; an older one, or one without secure
/// transport, by `Origin`. A program that says neither has no cookies of a person to misuse.
fn is_from_here(request: &ServiceRequest, base_url: &str, place: Place) -> bool {
    let text = |name: &str| {
        let value = request.headers().get(name)?;
        Some(value.to_str().unwrap_or("?"))
    };
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        None => true,
        // Public pages send no referrer, and old browsers then no origin. Nobody is signed in by
        // such a form, and a booking's cookie does not come along from other hosts' pages.
        Some("null") => place == Place::Public,
        Some(origin) => {
            let authority = origin.split_once("://").map(|(_, rest)| rest);
            origin == base_url || (authority.is_some() && authority == text("host"))
        }
    }
}

/// Back to where one wanted to go, afterwards.
fn send_to_sign_in(request: &ServiceRequest) -> HttpResponse {
    let language = request.path().split('/').nth(1).unwrap_or("sv");
    let wanted = request.uri().path_and_query();
    let wanted = wanted.map_or("", |whole| whole.as_str());
    let next = serde_html_form::to_string([("next", wanted)]).unwrap_or_default();
    HttpResponse::build(StatusCode::SEE_OTHER)
        .insert_header((header::LOCATION, format!("/{language}/{SIGN_IN}?{next}")))
        .finish()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    const BASE: &str = "https://boka.exempel.se";

    fn admitted(place: Place, headers: &[(&'static str, &'static str)]) -> bool {
        let request = TestRequest::post().insert_header(("host", "127.0.0.1:8080"));
        let request = headers
            .iter()
            .fold(request, |request, header| request.insert_header(*header));
        is_from_here(&request.to_srv_request(), BASE, place)
    }

    #[test]
    fn what_the_browser_says_of_the_page_decides() {
        for own in ["same-origin", "none"] {
            let headers = [("sec-fetch-site", own), ("origin", "null")];
            assert!(admitted(Place::Desk, &headers));
        }
        for other in ["cross-site", "same-site", "", "Same-Origin"] {
            let headers = [("sec-fetch-site", other), ("origin", BASE)];
            assert!(!admitted(Place::Public, &headers), "{other}");
        }
    }

    #[test]
    fn an_older_browser_is_known_by_the_origin() {
        assert!(admitted(Place::Desk, &[("origin", BASE)]));
        assert!(admitted(
            Place::Desk,
            &[("origin", "http://127.0.0.1:8080")]
        ));
        assert!(admitted(Place::Desk, &[]));
        for foreign in [
            "https://evil.example",
            "https://boka.exempel.se.evil.example",
            "127.0.0.1:8080",
            "",
        ] {
            assert!(
                !admitted(Place::Public, &[("origin", foreign)]),
                "{foreign}"
            );
        }
        assert!(admitted(Place::Public, &[("origin", "null")]));
        assert!(!admitted(Place::SignIn, &[("origin", "null")]));
        assert!(!admitted(Place::Desk, &[("origin", "null")]));
    }

    #[test]
    fn places_are_known_by_their_paths() {
        for (path, place) in [
            ("/sv/desk", Place::Desk),
            ("/en/desk/sessions/new", Place::Desk),
            ("/nb/reports/emedborgarveckan/2026", Place::Desk),
            ("/sv/desk/sign-in", Place::SignIn),
            ("/sv/desk/sign-out", Place::Desk),
            ("/sv/desktop", Place::Public),
            ("/sv/sessions", Place::Public),
            ("/sv", Place::Public),
            ("/", Place::Public),
            ("/xx/desk", Place::Public),
        ] {
            assert_eq!(Place::of(path), place, "{path}");
        }
    }
}

//! What programs look for at fixed addresses: `/.well-known/security.txt` (RFC 9116) for those who found
//! a hole, `/robots.txt` (RFC 9309) for crawlers, which have no business at the desk or in bookings.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use chrono::SecondsFormat;

use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Below each language.
const NOT_CRAWLED: [&str; 5] = [
    "desk",
    "bookings",
    "my-booking",
    "reports",
    "sessions/*/book",
];

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/robots.txt", Access::Public, || web::to(robots)),
        get("/.well-known/security.txt", Access::Public, || {
            web::to(security)
        }),
    ]
}

async fn robots() -> HttpResponse {
    let mut lines = vec!["User-agent: *".to_owned(), "Disallow: /api/".to_owned()];
    for locale in Locale::PAGES {
        let paths = NOT_CRAWLED.iter();
        lines.extend(paths.map(|path| format!("Disallow: /{}/{path}", locale.tag())));
    }
    text(&lines)
}

/// 404 where the operator names nobody.
async fn security(state: web::Data<AppState>) -> Result<HttpResponse, Problem> {
    let told = state.config.security_txt.as_ref();
    let told = told.ok_or_else(Problem::not_found)?;
    let expires = told.expires.to_rfc3339_opts(SecondsFormat::Secs, true);
    let languages = Locale::PAGES.map(Locale::tag).join(", ");
    Ok(text(&[
        format!("Contact: {}", told.contact),
        format!("Expires: {expires}"),
        format!("Preferred-Languages: {languages}"),
        format!("Canonical: {}", state.link("/.well-known/security.txt")),
    ]))
}

fn text(lines: &[String]) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(format!("{}\n", lines.join("\n")))
}

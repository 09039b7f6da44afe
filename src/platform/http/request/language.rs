//! The language of a request, and the languages its reader would take.

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::platform::i18n::{Locale, ranges};

/// The language of a request: the page's own in its path, else `Accept-Language`.
#[must_use]
pub fn locale_of(request: &HttpRequest) -> Locale {
    let first = request.path().split('/').nth(1).unwrap_or_default();
    Locale::parse(first).unwrap_or_else(|| {
        let header = request.headers().get(header::ACCEPT_LANGUAGE);
        Locale::negotiate(
            header
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default(),
        )
    })
}

/// The languages a reader asks for, best first: for texts by staff, which may be in more languages
/// than ours. Never empty.
#[must_use]
pub fn languages_of(request: &HttpRequest) -> Vec<String> {
    let first = request.path().split('/').nth(1).unwrap_or_default();
    if let Some(locale) = Locale::exact(first) {
        return vec![locale.tag().to_owned()];
    }
    let header = request.headers().get(header::ACCEPT_LANGUAGE);
    let asked: Vec<String> = ranges(
        header
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
    )
    .into_iter()
    .filter(|tag| *tag != "*")
    .take(20)
    .map(str::to_owned)
    .collect();
    if asked.is_empty() {
        return vec![Locale::default().tag().to_owned()];
    }
    asked
}

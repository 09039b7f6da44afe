//! The language of a request, and the languages its reader would take.

use actix_web::HttpRequest;
use actix_web::http::header::{AcceptLanguage, Header, Quality};

use super::RoutedPath;
use crate::platform::i18n::Locale;

/// Nobody reads more; a header that asks for more costs no more.
const MOST: usize = 20;

/// The language of a request: the page's own in its path, else the best of ours that
/// `Accept-Language` asks for, else Swedish.
#[must_use]
pub fn locale_of(request: &HttpRequest) -> Locale {
    let asked = || accepted(request).iter().find_map(|tag| Locale::parse(tag));
    Locale::parse(first_segment(request))
        .or_else(asked)
        .unwrap_or_default()
}

/// The languages a reader asks for, best first: for texts by staff, which may be in more languages
/// than ours. Never empty.
#[must_use]
pub fn languages_of(request: &HttpRequest) -> Vec<String> {
    if let Some(locale) = Locale::exact(first_segment(request)) {
        return vec![locale.tag().to_owned()];
    }
    let mut asked = accepted(request);
    if asked.is_empty() {
        asked.push(Locale::default().tag().to_owned());
    }
    asked.truncate(MOST);
    asked
}

fn first_segment(request: &HttpRequest) -> &str {
    request.routed_path().split('/').nth(1).unwrap_or_default()
}

/// The tags of `Accept-Language` (RFC 9110), best first; what cannot be read is left out.
fn accepted(request: &HttpRequest) -> Vec<String> {
    let mut accept = AcceptLanguage::parse(request).unwrap_or(AcceptLanguage(Vec::new()));
    accept.retain(|range| range.quality > Quality::ZERO);
    let ranked = accept.ranked().into_iter();
    ranked
        .filter_map(|range| Some(range.into_item()?.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_header_gives_the_heaviest_language_we_have() {
        for (header, locale) in [
            ("sv-SE,sv;q=0.9,en;q=0.8", Locale::Sv),
            ("ar,en;q=0.8,sv;q=0.9", Locale::Sv),
            ("nn-NO, nn;q=0.9, en;q=0.1", Locale::Nb),
            ("no", Locale::Nb),
            ("de, en;q=0, nb;q=0.001", Locale::Nb),
            ("en;q=nonsense, nb;q=0.3", Locale::Nb),
            ("EN-gb", Locale::En),
            ("ti, *;q=0.5", Locale::Sv),
            ("", Locale::Sv),
            (";;,,;q=", Locale::Sv),
        ] {
            let request = TestRequest::default().insert_header(("accept-language", header));
            assert_eq!(locale_of(&request.to_http_request()), locale, "{header}");
        }
    }

    #[test]
    fn texts_by_staff_come_in_the_languages_asked_for() {
        for (path, header, languages) in [
            (
                "/api/v1/sessions",
                "ar;q=0.5, so, *;q=0.1",
                &["so", "ar"][..],
            ),
            ("/api/v1/sessions", "so;q=0", &["sv"]),
            ("/en/sessions", "ar", &["en"]),
        ] {
            let request = TestRequest::with_uri(path).insert_header(("accept-language", header));
            let found = languages_of(&request.to_http_request());
            assert_eq!(found, languages, "{path} {header}");
        }
    }
}

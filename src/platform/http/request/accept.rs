//! Which form of an answer a reader wants (RFC 9110 part 12.5.1).

use actix_web::HttpRequest;
use actix_web::http::header::{Accept, Header, Quality};
use actix_web::mime::Mime;

use crate::platform::problem::{NOT_ACCEPTABLE, Problem};

/// The best of the media types `offered`, in the reader's order and then in ours; the first where
/// the reader says nothing.
///
/// # Errors
/// 406 when the reader takes none of them.
pub fn best(request: &HttpRequest, offered: &[&'static str]) -> Result<&'static str, Problem> {
    let refused = || Problem::new(&NOT_ACCEPTABLE).fact("supported", offered.join(", "));
    choose(request, offered).ok_or_else(refused)
}

fn choose(request: &HttpRequest, offered: &[&'static str]) -> Option<&'static str> {
    let accept = Accept::parse(request)
        .ok()
        .filter(|ranges| !ranges.is_empty());
    let Some(accept) = accept else {
        return offered.first().copied();
    };
    let mut best = (Quality::ZERO, None);
    for offer in offered {
        let quality = quality(&accept, offer);
        if quality > best.0 {
            best = (quality, Some(*offer));
        }
    }
    best.1
}

/// How much an offer is wanted: what the most exact range says of it.
fn quality(accept: &Accept, offer: &str) -> Quality {
    let ranges = accept.iter();
    let fitting = ranges.filter_map(|range| Some((exactness(&range.item, offer)?, range.quality)));
    let best = fitting.max_by_key(|(exact, _)| *exact);
    best.map_or(Quality::ZERO, |(_, quality)| quality)
}

fn exactness(range: &Mime, offer: &str) -> Option<u8> {
    let (range, family) = (range.essence_str(), offer.split('/').next());
    match range.strip_suffix("/*") {
        _ if range == offer => Some(2),
        Some("*") => Some(0),
        Some(wanted) if Some(wanted) == family => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    const OFFERED: [&str; 2] = ["application/json", "text/csv"];

    #[test]
    fn a_reader_gets_the_form_asked_for() {
        for (ranges, answer) in [
            ("", Some("application/json")),
            ("*/*", Some("application/json")),
            ("text/csv", Some("text/csv")),
            ("Text/CSV; charset=utf-8", Some("text/csv")),
            ("text/*", Some("text/csv")),
            ("application/json;q=0.5, text/csv", Some("text/csv")),
            ("*/*;q=0.1, text/csv;q=0.05", Some("application/json")),
            ("application/json;q=0, */*", Some("text/csv")),
            ("image/png", None),
            ("application/json;q=0", None),
            (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                None,
            ),
        ] {
            let request = TestRequest::default().insert_header(("accept", ranges));
            let chosen = choose(&request.to_http_request(), &OFFERED);
            assert_eq!(chosen, answer, "{ranges}");
        }
    }
}

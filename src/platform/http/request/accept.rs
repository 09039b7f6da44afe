//! Which form of an answer a reader wants (RFC 9110 part 12.5.1).

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::platform::problem::{NOT_ACCEPTABLE, Problem};

/// The best of the media types `offered`, in the reader's order and then in ours; the first where
/// the reader says nothing.
///
/// # Errors
/// 406 when the reader takes none of them.
pub fn best(request: &HttpRequest, offered: &[&'static str]) -> Result<&'static str, Problem> {
    let headers = request.headers().get_all(header::ACCEPT);
    let ranges: Vec<&str> = headers.filter_map(|value| value.to_str().ok()).collect();
    let ranges = ranges.join(",");
    let refused = || Problem::new(&NOT_ACCEPTABLE).fact("supported", offered.join(", "));
    choose(&ranges, offered).ok_or_else(refused)
}

fn choose(ranges: &str, offered: &[&'static str]) -> Option<&'static str> {
    if ranges.trim().is_empty() {
        return offered.first().copied();
    }
    let mut best = None;
    for offer in offered {
        let weight = weight(ranges, offer);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, *offer));
        }
    }
    best.map(|(_, offer)| offer)
}

/// How much an offer is wanted, in thousandths: what the most exact range says of it.
fn weight(ranges: &str, offer: &str) -> u32 {
    ranges
        .split(',')
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let exact = exactness(parts.next()?, offer)?;
            Some((exact, parts.find_map(quality).unwrap_or(1000)))
        })
        .max_by_key(|(exact, _)| *exact)
        .map_or(0, |(_, quality)| quality)
}

fn exactness(range: &str, offer: &str) -> Option<u8> {
    let family = offer.split('/').next().unwrap_or_default();
    let range = range.to_ascii_lowercase();
    match range.strip_suffix("/*") {
        _ if range == offer => Some(2),
        Some("*") => Some(0),
        Some(wanted) if wanted == family => Some(1),
        _ => None,
    }
}

fn quality(parameter: &str) -> Option<u32> {
    let (name, value) = parameter.split_once('=')?;
    let value: f32 = name
        .trim()
        .eq_ignore_ascii_case("q")
        .then(|| value.trim().parse().ok())??;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000 after clamping"
    )]
    let thousandths = (value.clamp(0.0, 1.0) * 1000.0) as u32;
    Some(thousandths)
}

#[cfg(test)]
mod tests {
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
            assert_eq!(choose(ranges, &OFFERED), answer, "{ranges}");
        }
    }
}

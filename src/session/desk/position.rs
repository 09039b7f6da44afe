//! A place on the map, in one field: `58.99, 16.20`, as maps write it, and `58,99 16,20`, as people do.

use crate::platform::problem::Fault;
use crate::platform::text::trim_typed;

/// Degrees north and east; none where nothing was typed. Whether they are on earth, the request says.
pub fn parse_position(text: &str) -> Result<Option<(f64, f64)>, Fault> {
    let text = trim_typed(text);
    if text.is_empty() {
        return Ok(None);
    }
    let parts = halves(text).ok_or_else(|| Fault::new("bad-position"))?;
    let [lat, lon] = parts.map(degrees);
    lat.zip(lon)
        .map(Some)
        .ok_or_else(|| Fault::new("bad-position"))
}

/// Two numbers, by the first way that leaves two: a semicolon, a space, a comma.
fn halves(text: &str) -> Option<[&str; 2]> {
    let by_sign = |sign: char| match text.split(sign).collect::<Vec<_>>()[..] {
        [lat, lon] => Some([lat, lon]),
        _ => None,
    };
    let by_space = || match text.split_whitespace().collect::<Vec<_>>()[..] {
        [lat, lon] => Some([lat, lon]),
        _ => None,
    };
    by_sign(';').or_else(by_space).or_else(|| by_sign(','))
}

fn degrees(text: &str) -> Option<f64> {
    let text = trim_typed(text).trim_end_matches(',').replace(',', ".");
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_as_maps_and_people_write_it() {
        for typed in [
            "58.99,16.2",
            "58.99, 16.20",
            " 58.99 16.20 ",
            "58,99 16,20",
            "58,99, 16,20",
            "58,99; 16,20",
        ] {
            assert_eq!(parse_position(typed), Ok(Some((58.99, 16.2))), "{typed}");
        }
        assert_eq!(parse_position("-0.5, 1"), Ok(Some((-0.5, 1.0))));
        assert_eq!(parse_position("  "), Ok(None));
        for wrong in [
            "58.99",
            "norr om ån",
            "58.99, NaN",
            "1,2,3",
            ",",
            "1;2;3",
            "inf 2",
        ] {
            assert!(parse_position(wrong).is_err(), "{wrong}");
        }
    }
}

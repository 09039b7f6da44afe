//! Reads single fields of input: a whole number within bounds, an instant.
//! A field that cannot be read is a fault. Plans, the filter of the list and counts share them.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, SubsecRound, Utc};

use crate::platform::problem::{Fault, Faults};

pub fn whole(
    faults: &mut Faults,
    place: &str,
    given: Option<i64>,
    bounds: RangeInclusive<i32>,
) -> Option<i32> {
    let given = given?;
    let fits = i32::try_from(given).ok().filter(|n| bounds.contains(n));
    if fits.is_none() {
        let (min, max) = bounds.into_inner();
        let fault = Fault::new("out-of-range").fact("min", min).fact("max", max);
        faults.add(place, fault);
    }
    fits
}

/// An instant (RFC 3339) from 1900 to 2199.
pub fn parse_instant(text: &str) -> Result<DateTime<Utc>, Fault> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|instant| instant.to_utc().trunc_subsecs(6))
        .filter(|instant| (1900..2200).contains(&instant.year()))
        .ok_or_else(|| Fault::new("bad-instant"))
}

/// A member's name as a segment of a JSON Pointer (RFC 6901).
pub fn pointer_segment(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

//! Reads single fields of input: a whole number within bounds.
//! A field that cannot be read is a fault. Plans, the filter of the list and counts share them.

use std::ops::RangeInclusive;

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

/// A member's name as a segment of a JSON Pointer (RFC 6901).
pub fn pointer_segment(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

//! Numbers of people, as the desk may send them.

use crate::platform::problem::{Fault, Problem};

/// As many as one request may speak of.
const MOST_PEOPLE: i32 = 1000;

pub fn people_in_range(value: i32, min: i32, pointer: &str) -> Result<i32, Problem> {
    if (min..=MOST_PEOPLE).contains(&value) {
        Ok(value)
    } else {
        Err(Problem::fault(
            pointer,
            Fault::new("out-of-range")
                .fact("min", min)
                .fact("max", MOST_PEOPLE),
        ))
    }
}

//! Numbers of people, as the desk may send them.

use crate::booking::day::MOST_PEOPLE;
use crate::platform::problem::{Fault, Problem};
use crate::platform::schemas::Whole;

/// The same for the API's document.
pub type People = Whole<0, MOST_PEOPLE>;
/// Those who just came.
pub type Arrivals = Whole<1, MOST_PEOPLE>;

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

//! Numbers as people type them into the desk's forms.

use crate::platform::problem::{Fault, Problem};
use crate::platform::text::{ascii_digit, trim_typed};

/// A whole number as it was typed, in the digits of any keyboard.
pub fn number(text: &str, min: i32, max: i32, pointer: &str) -> Result<i32, Problem> {
    let digits: String = trim_typed(text)
        .chars()
        .map(|sign| ascii_digit(sign).unwrap_or(sign))
        .collect();
    let number = digits.parse().ok();
    number
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| {
            let fault = Fault::new("out-of-range").fact("min", min).fact("max", max);
            Problem::fault(pointer, fault)
        })
}

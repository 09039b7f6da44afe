//! What people type into the desk's forms: numbers, and whether it is still what they were shown.

use data_encoding::HEXLOWER;
use serde_json::Value;
use sha2::{Digest, Sha256};

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

/// A short seal of what was typed: pressed again, the same has the same.
pub fn seal(typed: &Value) -> String {
    let digest = Sha256::digest(typed.to_string().as_bytes());
    HEXLOWER.encode(digest.split_at(8).0)
}

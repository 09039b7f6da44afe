//! Booking numbers that are the same at each call.

use std::collections::HashSet;

use crate::booking::BookingNumber;
use crate::demo::source::random::SeededRandom;

const SIGNS: [char; 28] = [
    '3', '4', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// The numbers so far.
#[derive(Default)]
pub struct BookingNumbers(HashSet<String>);

impl BookingNumbers {
    /// Draws a number that no other booking has.
    pub fn draw(&mut self, random: &mut SeededRandom) -> String {
        loop {
            let seven: String = (0..7).filter_map(|_| random.pick(&SIGNS)).collect();
            let number = SIGNS
                .iter()
                .find_map(|check| BookingNumber::parse(&format!("{seven}{check}")).ok());
            if let Some(number) = number.filter(|number| self.0.insert(number.to_string())) {
                return number.to_string();
            }
        }
    }
}

//! Booking numbers that come out the same each time.

use std::collections::HashSet;

use super::dice::Dice;
use crate::booking::BookingNumber;

const SIGNS: [char; 28] = [
    '3', '4', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// Numbers given so far.
#[derive(Default)]
pub(super) struct Numbers(HashSet<String>);

impl Numbers {
    /// A number nobody has, drawn with these dice.
    pub(super) fn draw(&mut self, dice: &mut Dice) -> String {
        loop {
            let seven: String = (0..7).filter_map(|_| dice.pick(&SIGNS)).collect();
            let number = SIGNS
                .iter()
                .find_map(|check| BookingNumber::parse(&format!("{seven}{check}")).ok());
            if let Some(number) = number.filter(|number| self.0.insert(number.to_string())) {
                return number.to_string();
            }
        }
    }
}

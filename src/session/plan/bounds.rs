//! The bounds of a session's numbers: what its parser takes, and what the API's document says.

use crate::platform::schemas::Whole;

/// A week, for a fair.
const LONGEST: i32 = 7 * 24 * 60;
const FORTNIGHT: i32 = 14 * 24 * 60;
const MONTH: i32 = 30 * 24 * 60;

pub type Minutes = Whole<1, LONGEST>;
pub type SeatsTotal = Whole<1, 1_000_000>;
pub type DeskSeats = Whole<0, 1_000_000>;
pub type OfferMinutes = Whole<5, FORTNIGHT>;
pub type Fortnight = Whole<0, FORTNIGHT>;
pub type Month = Whole<0, MONTH>;
pub type UpToFifty = Whole<1, 50>;

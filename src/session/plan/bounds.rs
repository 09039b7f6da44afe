//! The bounds of a session's numbers: what its parser takes, and what the API's document says.

use crate::platform::schemas::Whole;
use crate::session::model::MAX_MINUTES;

const FORTNIGHT: i32 = 14 * 24 * 60;
const MONTH: i32 = 30 * 24 * 60;

/// In years.
pub type Age = Whole<0, 120>;
pub type Minutes = Whole<1, MAX_MINUTES>;
pub type SeatsTotal = Whole<1, 1_000_000>;
pub type DeskSeats = Whole<0, 1_000_000>;
pub type OfferMinutes = Whole<5, FORTNIGHT>;
pub type Fortnight = Whole<0, FORTNIGHT>;
pub type Month = Whole<0, MONTH>;
/// To set up, and to clear away.
pub type Margin = Whole<0, 240>;
pub type UpToFifty = Whole<1, 50>;

//! Finds a booking again: by number, name, telephone or e-mail, and by day, as far as the searcher's right reaches.
//! Who was wiped is not found; a discreet booking only by its number.
//! API and desk search with this; each search is recorded, without what was searched for.

mod candidates;
mod find;
mod sought;

pub use find::{FoundBooking, find_bookings};
pub use sought::BookingSearch;

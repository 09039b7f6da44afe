//! A programme out of a calendar (`text/calendar`): each time of its entries becomes a row, as if it stood in a sheet, and
//! is known again by the entry's UID, with the day where the entry repeats.

mod entry;
mod lines;
mod occurrences;
mod repeats;
mod rows;
mod when;

pub use occurrences::{Calendar, read};
pub use rows::{ForAll, NOT_SAID, rows_of};

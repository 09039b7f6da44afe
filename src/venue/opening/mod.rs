//! When a venue is open in a week, with staff there or without, and in which weeks that is otherwise.

mod record;
mod store;
mod week;
mod words;
mod written;

pub use record::set_opening_hours;
pub use store::{StoredHours, opening_hours};
pub use week::{OpenSpan, OpeningHours, OpeningWeek, Openness};
pub use words::{OpeningBlock, opening_blocks};
pub use written::{WrittenHours, WrittenSpan, WrittenWeek};

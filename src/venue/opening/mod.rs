//! When a venue is open in a week, with staff there or without, and in which weeks that is otherwise.

mod record;
mod request;
mod store;
mod view;
mod week;
mod words;

pub use record::set_opening_hours;
pub use request::{OpenSpanRequest, OpeningHoursRequest, OpeningWeekRequest};
pub use store::{StoredHours, opening_hours};
pub use view::OpeningHoursView;
pub use week::{OpenSpan, OpeningHours, OpeningWeek, Openness};
pub use words::{OpeningBlock, opening_blocks};

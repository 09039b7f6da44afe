//! Days on which a venue is closed, or open for a part of the day: the holidays of its country, its organisation's days and
//! its own. `closures` says what holds at a venue; plans of sessions ask it.

mod closures;
mod hours;
mod request;
mod store;
mod view;

pub use closures::{Closure, Closures, Holiday, closed_days_at, closures, holidays_at};
pub use hours::Hours;
pub(super) use request::Whose;
pub use request::{ClosedDaysPatch, ClosedDaysRequest};
pub use store::{ClosedDays, NewClosedDays, find, list};
pub(super) use store::{act, add, change, differs, remove};
pub use view::ClosedDaysView;

//! Days on which a venue is closed, or open for a part of the day: holidays of its country, its organisation's days and
//! its own. `closures` says what holds at a venue; plans of sessions ask it.

mod closures;
mod request;
mod store;
mod view;

pub use closures::{Closure, Closures, Hours, closures};
pub(super) use request::Whose;
pub use request::{ClosedDaysPatch, ClosedDaysRequest};
pub use store::ClosedDays;
pub(super) use store::{add, change, differs, find, list, remove};
pub use view::ClosedDaysView;

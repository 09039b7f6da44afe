//! What the public sees of sessions: the start, the list, one session.

mod card;
mod views;

pub use card::{DayGroup, SeatsLine, SeatsState, SessionCard, SessionFacts, group_by_day};
pub use views::{Empty, Filter, ListPage, Paging, SessionAction, SessionPage, StartPage, When};

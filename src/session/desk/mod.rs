//! The desk's pages for sessions: the plan, and the form for a new session.

mod layout;
mod new;
mod own_calendar;
mod plan;
mod routes;
mod week;

pub use new::form::NewSessionForm;
pub use new::page::{Clash, NewSessionOptions, NewSessionPage, OccupiedRoom};
pub use own_calendar::page::OwnCalendarPage;
pub use plan::page::{PlanDay, PlanPage, PlanRow, WaitingReports};
pub use routes::endpoints;
pub use week::page::{WeekBox, WeekDay, WeekListDay, WeekPage, WeekRow};

//! The desk's pages for sessions: the plan, the week, and the forms for a new session and a series.

mod block;
mod draft_form;
mod new;
mod own_calendar;
mod plan;
mod publication;
mod routes;
mod series;
mod week;

pub use block::form::BlockForm;
pub use block::page::BlockFormPage;
pub use draft_form::venue_first::{VenueFirstPage, VenueLink};
pub use draft_form::{DraftForm, DraftOptions};
pub use new::form::NewSessionForm;
pub use new::page::{Clash, NewSessionPage, NewSessionState, OccupiedRoom};
pub use own_calendar::page::OwnCalendarPage;
pub use plan::page::{PlanDay, PlanPage, PlanRow, WaitingReports};
pub use routes::endpoints;
pub use series::form::SeriesForm;
pub use series::one::page::{SeriesPage, SeriesRow};
pub use series::page::SeriesFormPage;
pub use series::review::{ReviewRow, SeriesReviewPage};
pub use week::page::{WeekBox, WeekDay, WeekListDay, WeekPage, WeekRow};

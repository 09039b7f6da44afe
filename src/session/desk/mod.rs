//! The desk's pages for sessions: the list, and the form for a new session.

mod home;
mod home_page;
mod layout;
mod new;
mod routes;

pub use home_page::{DeskDay, DeskPage, DeskSession, Tile};
pub use new::form::NewSessionForm;
pub use new::page::{Clash, NewSessionOptions, NewSessionPage, OccupiedRoom};
pub use routes::endpoints;

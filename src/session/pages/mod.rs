//! The public's pages for sessions: the start, lists, one session.

mod facets;
mod filter_form;
mod list;
mod list_page;
mod programme;
mod programme_page;
mod routes;
mod search;
mod session;
mod session_action;
mod session_page;
mod start;
mod venue_head;

pub use filter_form::{FilterForm, When};
pub use list_page::{EmptyList, ListPage, StartPage};
pub use programme_page::{ProgrammeDay, ProgrammeLine, ProgrammePage};
pub use routes::endpoints;
pub use session_action::SessionAction;
pub use session_page::SessionPage;

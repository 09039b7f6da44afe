//! Days on which a venue, or every venue of an organisation, is closed: an organisation's list, the form for more, and
//! the page of some days with the sessions they meet.

mod affected;
pub mod change;
pub mod days_page;
mod form_fields;
pub mod form_page;
pub mod list;
pub mod list_page;
pub mod new;
pub mod remove;
mod screen;
pub mod show;

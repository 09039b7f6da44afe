//! `/{lang}/desk/usual-texts`: what visitors have along, in an organisation's own words for each kind of session.

pub mod list;
pub mod list_page;
pub mod page;
mod paths;
mod screen;
pub mod submit;

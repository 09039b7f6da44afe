//! `/{lang}/desk/campaigns/new`: a new campaign of an organisation whose campaigns one runs.

pub mod page;
mod screen;
pub mod submit;

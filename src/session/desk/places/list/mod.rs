//! `/{lang}/desk/venues`: the venues that somebody sets up, by organisation.

pub mod page;
pub mod show;

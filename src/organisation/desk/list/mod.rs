//! `/{lang}/desk/organisations`: the organisations that somebody may manage.

pub mod page;
pub mod show;

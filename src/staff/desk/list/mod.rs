//! `/{lang}/desk/staff`: who works here.

pub mod page;
pub mod show;

//! `/{lang}/desk/search`: finds a booking by whatever somebody at the telephone says.

pub mod page;
pub mod show;

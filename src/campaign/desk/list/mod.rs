//! `/{lang}/desk/campaigns`: the campaigns that somebody runs, each with its editions.

pub mod page;
pub mod show;

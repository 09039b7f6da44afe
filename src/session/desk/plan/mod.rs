//! `/{lang}/desk/plan`: what is drafted, proposed and published, from a day on.

mod days;
pub mod page;
pub mod show;

//! `/{lang}/desk/today`: one day at a venue, for whoever opens in the morning: what runs now, what comes, what must
//! be done. Who helps sees the own sessions alone.

mod day;
mod opening;
pub mod page;
mod rows;
pub mod show;
mod to_do;
mod to_do_list;

//! `/{lang}/desk/week`: a week as a table, days beside each other and a row for each room or helper.

mod boxes;
mod grid;
pub mod page;
pub mod show;
mod which;

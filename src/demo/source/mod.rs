//! What the demo is made from: the tables in `data/demo/`, ids, random numbers and open days.

pub mod data;
pub mod ids;
pub mod open_days;
pub mod random;

//! A programme read in out of a sheet: a file is chosen, what would come of it is shown, and a press reads it in.

pub mod choose;
pub mod page;
pub mod review;
pub mod sample;
mod what;

/// After the language.
const PATH: &str = "/desk/imports";

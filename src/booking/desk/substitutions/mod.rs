//! The page for a helper's sick day: who is away and who steps in, what becomes of each session, all of it in one act.

mod chosen;
mod decided;
mod fields;
mod open;
pub mod page;
mod screen;
mod settled;
pub mod show;
pub mod submit;

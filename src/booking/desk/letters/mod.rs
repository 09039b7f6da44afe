//! The letters that did not arrive, and whose news nobody has told since: why, and what can be done.

mod page;
mod show;

pub use page::{LettersPage, UndeliveredRow};
pub use show::show;

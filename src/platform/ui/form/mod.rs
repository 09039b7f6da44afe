//! Fields of a form, as a page shows them: label, hint, what was typed, what is wrong with it.

mod choices;
mod errors;
mod field;

pub use choices::{Choice, Choices};
pub use errors::{FormErrors, SummaryLine};
pub use field::Field;

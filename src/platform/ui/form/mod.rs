//! Fields of a form, as a page shows them: label, hint, what was typed, what is wrong with it.

mod bot_check;
mod choices;
mod errors;
mod field;
pub mod texts;

pub use bot_check::{BotCheck, check_for_bots};
pub use choices::{Choice, Choices};
pub use errors::{FormErrors, SummaryLine};
pub use field::Field;

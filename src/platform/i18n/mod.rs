//! Words, dates and language names as people read them. No verb formats text: pages, letters and
//! problems do, in the reader's language.

pub mod dates;
mod language_table;
pub mod languages;
mod locale;
mod locale_lookup;
pub mod numbers;
mod problem_texts;
pub mod spans;
mod texts;

pub use locale::Locale;
pub use problem_texts::{LocalisedProblem, fault_text, field_fault_text, localise};
pub use texts::{Value, named, t, t_around, t_with};

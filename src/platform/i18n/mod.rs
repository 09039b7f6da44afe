//! Words, dates and language names as people read them. No verb formats text: pages, letters and
//! problems do, in the reader's language.

pub mod dates;
pub mod languages;
mod locale;
pub mod numbers;
mod texts;

pub use locale::{Locale, ranges};
pub use texts::{Value, fault_text, named, t, t_around, t_with};

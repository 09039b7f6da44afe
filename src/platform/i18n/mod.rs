//! Words, dates and language names as people read them. No verb formats text: pages, letters and
//! problems do, in the reader's language.

pub mod dates;
pub mod languages;
mod locale;
mod texts;

pub use locale::{Locale, ranges};
pub use texts::{Value, t, t_around, t_with};

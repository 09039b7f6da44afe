//! The letters about bookings as staff see them: how far each has come, why one did not arrive, and which of them
//! somebody must still tell. Reading changes nothing; `notify` writes letters, the letter job sends them.
//! `api` and `desk` show them, `day` and `desk` mark the people whom none reached.

mod letter;
mod list;
mod reason;
mod undelivered;

pub use letter::{Letter, find_letter, letters_of, newest_letter};
pub use list::{LetterFilter, UndeliveredLetter, list_letters, undelivered_letters};
pub use reason::NotDelivered;
pub use undelivered::{undelivered, untold};

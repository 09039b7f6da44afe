//! What became of one booking: the letters about it, and what staff did with it.
//! Reading changes nothing; whoever shows it records the look.
//! The desk's page of a booking is made with it.

mod acts;
mod letters;

pub use acts::{PastAct, acts_of};
pub use letters::{SentLetter, letters_of, undelivered};

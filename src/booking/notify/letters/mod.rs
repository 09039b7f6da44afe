//! Letters about bookings: facts into words at the moment of sending, in the booking's language.
//! What has become untrue is not sent; what cannot arrive is handed to a person.
//! The letter job of the roof calls `compose` and `hand_to_a_person`.

mod booking_letter;
mod cancellation_letter;
mod change_letter;
mod compose;
mod facts;
mod message_letter;
mod reminder_letter;
mod subject;
mod undelivered;

pub use change_letter::{ChangeWords, ChangedPart};
pub use compose::{LetterContext, compose};
pub use undelivered::hand_to_a_person;

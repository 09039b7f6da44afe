//! Letters about bookings: facts into words at the moment of sending, in the booking's language.
//! What has become untrue is not sent; what cannot arrive is handed to a person.
//! The letter job of the roof calls `compose` and `hand_to_a_person`.

mod booking_letter;
mod calendar_part;
mod cancellation_letter;
mod change_letter;
mod compose;
mod context;
mod facts;
mod isolate;
mod letter_text;
mod message_letter;
mod own_text_preview;
mod reminder_letter;
mod said;
mod samples;
mod second_language;
mod sheet;
mod subject;
mod undelivered;

pub use change_letter::{ChangeWords, ChangedPart};
pub use compose::compose;
pub use context::LetterContext;
pub use own_text_preview::{OwnTextPreview, PreviewPiece, preview_own_text};
pub use samples::{LetterSample, letter_samples};
pub use undelivered::{hand_to_a_person, take_bounce};

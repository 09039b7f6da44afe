//! Notifying the people booked: by letter, by a call task, or at the door.
//! What there is to tell is written in the transaction that makes it true, once for each event.
//! Seats and actions call `notify`; the letter job of the roof puts letters into words.

mod call_tasks;
mod ended;
mod kind;
mod letters;
mod notice;
mod own_act;
mod own_texts;
mod person;
mod reminder;
mod session_news;
mod told;
pub mod words;

pub use call_tasks::{CallState, DoorLine, door_lines_of, follow_move, supersede_untrue};
pub use ended::{facts_of_end, was};
pub use kind::LetterKind;
pub use letters::{
    ChangeWords, ChangedPart, LetterContext, LetterSample, OwnTextPreview, PreviewPiece, compose,
    hand_to_a_person, letter_samples, preview_own_text, take_bounce,
};
pub use notice::Notice;
pub use own_act::{LetterFate, notify_of_act, withhold_confirmation};
pub use own_texts::{OwnText, StoredOwnText, Variable, stored_own_texts};
pub use person::{deliver, deliver_by_person, has_confirmation_letter, notify};
pub use reminder::Reminder;
pub use session_news::{Changed, SessionNews, WhenAndWhere};
pub use told::{ToldOf, letters_written};

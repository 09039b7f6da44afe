//! The rules of booking: who gets a seat, until when a booking may change, when the day begins,
//! when somebody is reminded.
//! Pure: what is stored and the time are given, nothing is read or written here.
//! The batcher, the actions, the day at the desk and the pages ask these.

mod decide;
mod holder_action;
mod limits;
mod may_book;
mod on_the_day;
mod refusal;
mod refused_topic;
mod reminder;

pub use decide::{Asker, Verdict, decide};
pub use holder_action::{HolderAction, may_cancel_or_move, may_move, may_take_free_seat};
pub use limits::{LiveOfContact, max_bookings, max_seats};
pub use may_book::may_book;
pub use on_the_day::{
    is_awaited, may_release, may_walk_in, minutes_until_closed, not_before_the_morning,
};
pub use refusal::Refusal;
pub use refused_topic::RefusedTopic;
pub use reminder::{EARLIEST_REMINDER, ReminderTime};

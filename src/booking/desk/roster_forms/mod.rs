//! What staff do at a session's page. Each form leads back to the page; what cannot be done is said
//! there, beside what was typed.

pub mod attendance;
pub mod cancel_bookings;
pub mod close;
pub mod count;
pub mod hold;
pub mod new_pin;
pub mod new_pin_page;
pub mod publish;
pub mod refusal;
pub mod remove_draft;
pub mod settlement;
mod submitted;
pub mod take_back;
pub mod walk_ins;

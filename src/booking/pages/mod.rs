//! What a visitor sees of a booking: the form, the booking itself, its slip, the way back to it.

mod aloud;
mod book;
mod code;
mod handlers;
mod offer;
mod setting;
mod views;

pub use aloud::aloud;
pub use book::{BookFacts, BookForm, BookPage, BookRefused, DeskSeat, More, Reach, Visit};
pub use code::Code;
pub use handlers::endpoints;
pub(super) use handlers::{refused, see, words};
pub(super) use setting::Setting;
pub use views::{
    AskPage, BookingPage, Cancelled, CancelledBy, Cancelling, LinkPage, Offer, SlipPage, Standing,
    VisitFacts, letter_promise,
};

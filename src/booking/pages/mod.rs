//! What a visitor sees of a booking: the form, the booking itself, its slip, the way back to it.

mod book;
mod handlers;
mod offer;
mod views;

pub use book::{BookFacts, BookForm, BookPage, BookRefused, DeskSeat, More, Reach, Visit};
pub use handlers::endpoints;
pub(super) use handlers::{refused, see, words};
pub use views::{
    AskPage, BookingPage, Cancelled, CancelledBy, Cancelling, LinkPage, Offer, SlipPage,
    letter_promise,
};

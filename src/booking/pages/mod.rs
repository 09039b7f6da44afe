//! What a visitor sees of a booking: the form, the booking itself, its slip, the way back to it.

mod book;
mod booking;
mod my_booking;
mod routes;
mod visit;

pub use book::facts::BookFacts;
pub use book::form::BookForm;
pub use book::page::{BookPage, BookRefused};
pub use booking::cancelled_page::{CancelledBy, CancelledPage};
pub use booking::page::{BookingPage, Cancelling, OfferForms, Outlook, QueueNews, letter_promise};
pub use my_booking::ask_page::AskPage;
pub use my_booking::cannot_come_page::CannotComePage;
pub use my_booking::link_page::LinkPage;
pub use routes::endpoints;

//! Bookings: seats in a session for somebody, and the number, PIN and link that open one.

mod api;
mod attendance;
mod batcher;
mod cancel;
mod cancel_session;
mod change;
mod decide;
pub mod desk;
mod hold;
mod holder;
mod known;
mod lapse;
pub mod letter_views;
mod letters;
mod link;
mod locked;
mod lookup;
mod model;
mod move_to;
mod number;
pub mod pages;
mod pin;
mod problems;
mod promote;
mod purge;
mod release;
mod roster;
mod settle;
mod step;
mod tell;
mod trail;
mod tries;
mod verify;
mod view;
mod walk_in;
mod wish;

pub use api::{Doc, endpoints};
pub use attendance::{Mark, Outcome, mark};
pub use batcher::{BookError, Booked, BookingBatcher, BookingCommand, BookingConfig, DrawNumber};
pub use cancel::cancel;
pub use cancel_session::{Told, cancel_session};
pub use decide::Refusal;
pub use known::Catalogue;
pub use lapse::clear_lapsed_everywhere;
pub use letters::{compose, undelivered};
pub use link::{Claim, LinkKind, ManageToken};
pub use model::Booking;
pub use number::BookingNumber;
pub use pin::Pin;
pub use problems::KINDS;
pub use purge::purge;
pub use verify::{Drift, Findings, letters_missing, verify, verify_all};
pub use wish::{BookingRequest, NewBooking};

/// The pages of this slice, whole paths. `/desk/sessions/new` is another slice's and stands before.
#[must_use]
pub fn pages() -> Vec<crate::platform::http::routing::Endpoint> {
    let mut all = pages::endpoints();
    all.extend(desk::endpoints());
    all
}

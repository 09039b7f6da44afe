//! `/{lang}/desk/bookings/{bookingId}`: all that is known of one booking, and everything that staff do with it.
//! Each look is recorded. A discreet booking is a number, here too.

pub mod cancel;
pub mod change;
pub mod change_form;
pub mod change_page;
pub mod discretion;
mod facts;
mod history;
pub mod input;
pub mod last_letter;
pub mod page;
mod page_form;
pub mod record;
pub mod show;

use crate::booking::model::Booking;

/// The words of the button by which a person tells what a letter did not: whoever has no number is told when they come.
pub fn tell_key(booking: &Booking) -> &'static str {
    match booking.phone {
        Some(_) => "record-ring-instead",
        None => "record-tell-at-door",
    }
}

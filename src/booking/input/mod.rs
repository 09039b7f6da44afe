//! What somebody sends about bookings, and what it becomes when it was checked.
//! Nothing that was checked can fail to be stored; all faults are reported at once, each at its field.
//! API, pages and desk read requests here; rules, actions and the batcher take the checked input.

mod change;
mod contact;
mod form;
mod new_booking;
mod patch;
mod request;
mod text;

pub use change::{BookingBefore, BookingChange};
pub use contact::BookingContact;
pub use form::{parse_form, reach};
pub use new_booking::NewBooking;
pub use patch::{BookingPatch, ContactPatch, VisitPatch};
pub use request::{
    BookedByRequest, BookingRequest, ContactRequest, OverrideRequest, VisitRequest, parse_override,
};
pub use text::{parse_message, parse_note, parse_reason};

//! Booking for somebody who rings or stands at the desk: a free time is found, kept while the name is spelled, booked,
//! and read out.

pub mod done;
pub mod done_page;
mod fields;
pub mod find;
pub mod find_page;
pub mod form;
pub mod form_page;
mod helpers_ahead;
pub mod submit;
mod typed_form;
mod wanted;

//! Calls to people without e-mail, and what is told at the door: what is still true of a booking, once.

mod api;
mod page;
mod sheets;
mod standing;

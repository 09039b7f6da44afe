//! The pages that say how far help with each topic goes: at a venue, and in one session whatever its venue says. Beneath
//! stand the bookings that asked for what nobody is helped with, to be rung: no letter goes by itself.

mod affected;
mod form;
pub mod of_session;
pub mod of_venue;
pub mod page;
mod screen;

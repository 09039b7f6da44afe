//! What the desk does at a session: holds, the roster, checking in, walk-ins, seats released.

pub mod attendance;
pub mod cancel_bookings;
pub mod hold;
mod people;
pub mod release;
pub mod roster;
pub mod take_back;
pub mod walk_in;

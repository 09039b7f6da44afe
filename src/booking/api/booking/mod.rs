//! One booking: made, looked up, read, changed, and what its holder or the desk does with it.

pub mod change;
pub mod create;
pub mod created;
pub mod holder_action;
pub mod look_up;
pub mod move_booking;
pub mod new_pin;
pub mod read;
pub mod settlement;

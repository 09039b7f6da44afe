//! Holds: seats the desk keeps for some minutes while the caller spells the name.
//! A row of its own, never a booking; a booking that names it takes its seats over.
//! The desk and the API make and end them; the batcher uses them up, `seats` expires them.

mod end;
mod make;
mod model;

pub use end::{end_all, end_used, give_up};
pub use make::{NewHold, make_hold};
pub use model::{Hold, hold_seats, live_hold, live_holds, load};

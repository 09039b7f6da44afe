//! Call tasks: "tell this person", by telephone, or at the door where the booking has no number now.
//! One open task for each thing that is still true of a booking; what is no longer true is superseded.
//! `person` adds them, whoever changes a booking's status supersedes them, `booking::calls` works through them.

mod add;
mod at_the_door;
mod state;
mod supersede;
mod untold;

pub(super) use add::add;
pub use at_the_door::{DoorLine, door_lines_of};
pub use state::CallState;
pub use supersede::{follow_move, supersede_untrue};

//! The day of a session at the desk: who is expected, who came, people without a booking, freed seats.
//! What may be done when is in `rules`; every look at the roster and every act is recorded.
//! The API's desk endpoints and the desk's pages call these.

mod check_in;
mod release;
mod roster;
mod take_back;
mod took_place;
mod walk_in;

pub use check_in::{MOST_PEOPLE, NewAttendance, check_in};
pub use release::{ReleasedSeats, release};
pub use roster::{AttendanceMark, Look, Roster, RosterReader, read_roster, was_passed_over};
pub use take_back::{BareWalkIn, LastWalkIns, WalkIn, last_bare, last_of_each_kind, take_back};
pub use took_place::{TookPlace, took_place};
pub use walk_in::{NewWalkIns, add_walk_ins};

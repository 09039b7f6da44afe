//! What staff do with venues, rooms and closed days, one verb a file. Each runs in a transaction of its own and
//! records its act. What also changes sessions is `session`'s: changing a venue, taking one away.

mod add_room;
mod add_venue;
mod change_closed_days;
mod change_room;
mod close_days;
mod open_days;

pub use add_room::add_room;
pub use add_venue::add_venue;
pub use change_closed_days::change_closed_days;
pub use change_room::change_room;
pub use close_days::{ClosedDaysOwner, close_days};
pub use open_days::open_days;

//! Through which channel somebody books, and whether they are there already.
//! The desk may do more than the public: see `rules`.
//! Rules, seats and holds are told both by name.

use crate::platform::ids::StaffId;

/// Who makes a booking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Channel {
    /// A resident, on the pages or through the API.
    #[default]
    Public,
    /// A member of staff, for somebody.
    Desk,
}

impl Channel {
    /// The desk's where a member of staff acts.
    #[must_use]
    pub fn of(by: Option<StaffId>) -> Self {
        by.map_or(Self::Public, |_staff| Self::Desk)
    }
}

/// Whether somebody books a seat for later or stands in the room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrival {
    /// They come later.
    #[default]
    Ahead,
    /// They have come without a booking.
    WalkIn,
}

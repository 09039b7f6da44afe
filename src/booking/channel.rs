//! Through which channel somebody books, and whether they are there already.
//! The desk may do more than the public: see `rules`.
//! Rules, seats and holds are told both by name.

use crate::platform::config::LimitsConfig;
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

/// Who acts on a booking that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActBy {
    /// Whoever has its PIN or link.
    Holder {
        /// Letters that such acts cause a mailbox in a day; none where that is not limited.
        letters_a_day: Option<u16>,
    },
    /// A member of staff, for somebody.
    Staff(StaffId),
}

impl ActBy {
    /// Staff, where a member of staff acts.
    #[must_use]
    pub fn of(staff: Option<StaffId>, limits: &LimitsConfig) -> Self {
        let letters_a_day = limits.letters_a_day();
        staff.map_or(Self::Holder { letters_a_day }, Self::Staff)
    }

    /// The account, where it is staff.
    #[must_use]
    pub fn staff(self) -> Option<StaffId> {
        match self {
            Self::Holder { .. } => None,
            Self::Staff(id) => Some(id),
        }
    }

    #[must_use]
    pub fn channel(self) -> Channel {
        Channel::of(self.staff())
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

//! The columns that count people, and the way from one to all of them.

/// One of the columns that count people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Seats booked beforehand and not cancelled.
    Bookings,
    /// Seats of those who did not come.
    NoShows,
    /// Those who came without booking.
    WalkIns,
    /// People in the room.
    Participants,
    /// Of those, children.
    Children,
    /// Digital participants, in no other column.
    Digital,
}

impl Column {
    /// Every column, in the order of tables.
    pub const ALL: [Self; 6] = [
        Self::Bookings,
        Self::NoShows,
        Self::WalkIns,
        Self::Participants,
        Self::Children,
        Self::Digital,
    ];

    /// The column that is never larger than this one, because it is a part of it.
    #[must_use]
    pub fn part(self) -> Option<Self> {
        match self {
            Self::Bookings => Some(Self::NoShows),
            Self::Participants => Some(Self::Children),
            _ => None,
        }
    }
}

/// A value for each column that counts people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct People<T> {
    /// Seats booked beforehand and not cancelled.
    pub bookings: T,
    /// Seats of those who did not come.
    pub no_shows: T,
    /// Those who came without booking.
    pub walk_ins: T,
    /// People in the room.
    pub participants: T,
    /// Of those, children.
    pub children: T,
    /// Digital participants.
    pub digital: T,
}

impl<T: Copy> People<T> {
    /// The value of a column.
    #[must_use]
    pub fn get(&self, column: Column) -> T {
        match column {
            Column::Bookings => self.bookings,
            Column::NoShows => self.no_shows,
            Column::WalkIns => self.walk_ins,
            Column::Participants => self.participants,
            Column::Children => self.children,
            Column::Digital => self.digital,
        }
    }

    /// The place of a column's value.
    pub fn get_mut(&mut self, column: Column) -> &mut T {
        match column {
            Column::Bookings => &mut self.bookings,
            Column::NoShows => &mut self.no_shows,
            Column::WalkIns => &mut self.walk_ins,
            Column::Participants => &mut self.participants,
            Column::Children => &mut self.children,
            Column::Digital => &mut self.digital,
        }
    }
}

impl People<i64> {
    /// Adds another's figures, column by column.
    pub fn add(&mut self, other: &Self) {
        for column in Column::ALL {
            *self.get_mut(column) += other.get(column);
        }
    }
}

//! The columns that count people. Small figures are hidden in these, and in no others.

/// One of the columns that count people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleColumn {
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

impl PeopleColumn {
    /// Every column, in the order of tables.
    pub const ALL: [Self; 6] = [
        Self::Bookings,
        Self::NoShows,
        Self::WalkIns,
        Self::Participants,
        Self::Children,
        Self::Digital,
    ];

    /// Whether it is known only once somebody has counted.
    #[must_use]
    pub fn is_reported(self) -> bool {
        !matches!(self, Self::Bookings | Self::NoShows)
    }

    /// The column that counts a part of this one, and so is never larger.
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
    pub bookings: T,
    pub no_shows: T,
    pub walk_ins: T,
    pub participants: T,
    pub children: T,
    pub digital: T,
}

impl<T: Copy> People<T> {
    #[must_use]
    pub fn get(&self, column: PeopleColumn) -> T {
        match column {
            PeopleColumn::Bookings => self.bookings,
            PeopleColumn::NoShows => self.no_shows,
            PeopleColumn::WalkIns => self.walk_ins,
            PeopleColumn::Participants => self.participants,
            PeopleColumn::Children => self.children,
            PeopleColumn::Digital => self.digital,
        }
    }

    pub fn get_mut(&mut self, column: PeopleColumn) -> &mut T {
        match column {
            PeopleColumn::Bookings => &mut self.bookings,
            PeopleColumn::NoShows => &mut self.no_shows,
            PeopleColumn::WalkIns => &mut self.walk_ins,
            PeopleColumn::Participants => &mut self.participants,
            PeopleColumn::Children => &mut self.children,
            PeopleColumn::Digital => &mut self.digital,
        }
    }
}

impl People<i64> {
    /// Adds another's figures, column by column.
    pub fn add(&mut self, other: &Self) {
        for column in PeopleColumn::ALL {
            *self.get_mut(column) += other.get(column);
        }
    }
}

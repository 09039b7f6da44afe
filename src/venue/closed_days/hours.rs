//! How long a venue is open on a day that is not as usual.

use chrono::NaiveTime;

/// How long a venue is open on a day that is not as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    Closed,
    /// From then till then.
    Short(NaiveTime, NaiveTime),
    /// It may close early; nobody said when.
    PerhapsShort,
}

impl Hours {
    /// Whether they leave no room for something that lasts from one time to another on that day.
    #[must_use]
    pub fn shuts_out(self, start: NaiveTime, end: NaiveTime) -> bool {
        match self {
            Self::Closed => true,
            Self::Short(opens, closes) => start < opens || closes < end,
            Self::PerhapsShort => false,
        }
    }

    /// The more, the less it is open.
    #[must_use]
    pub(super) fn weight(self) -> u8 {
        match self {
            Self::PerhapsShort => 0,
            Self::Short(..) => 1,
            Self::Closed => 2,
        }
    }
}

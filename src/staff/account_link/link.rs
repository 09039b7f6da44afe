//! What kinds of links there are, and how long each is good.

use chrono::TimeDelta;

use crate::platform::text_enum;

text_enum! {
    /// Why somebody gets a link; its letter is of the same kind.
    pub enum LinkKind {
        /// A coordinator invites somebody to set the first password.
        Invitation = "invitation",
        /// Somebody has forgotten theirs.
        PasswordReset = "password-reset",
    }
}

impl LinkKind {
    /// How long it is good.
    #[must_use]
    pub fn lifetime(self) -> TimeDelta {
        match self {
            Self::Invitation => TimeDelta::days(7),
            Self::PasswordReset => TimeDelta::hours(1),
        }
    }

    /// How many letters of the kind an account gets in an hour.
    #[must_use]
    pub fn most_in_an_hour(self) -> i64 {
        match self {
            Self::Invitation => 5,
            Self::PasswordReset => 3,
        }
    }
}

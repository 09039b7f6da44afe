//! What can come of trying to tell somebody.

use crate::platform::text_enum;

text_enum! {
    /// What came of a try to tell somebody.
    pub enum CallOutcome {
        /// They know.
        Reached = "reached",
        /// Nobody answered.
        NoAnswer = "no-answer",
        /// Somebody else will tell them, or a machine.
        LeftWord = "left-word",
        /// They came, and were told.
        ToldAtDoor = "told-at-door",
    }
}

impl CallOutcome {
    /// Whether nobody needs to try again.
    #[must_use]
    pub fn ends_it(self) -> bool {
        matches!(self, Self::Reached | Self::ToldAtDoor)
    }
}

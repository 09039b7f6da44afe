//! What became of a booking on the day, with its name in rows and requests.
//! The batcher (walk-ins), the roster and check-in use it.

use crate::platform::problem::Fault;
use crate::platform::text_enum;

text_enum! {
    /// What became of a booking on the day.
    pub enum AttendanceOutcome {
        Came = "came",
        NoShow = "no-show",
        /// They told us that they cannot.
        Excused = "excused",
    }
}

impl AttendanceOutcome {
    /// Reads an outcome, or `undo`: `None`, which takes back what was said.
    ///
    /// # Errors
    /// `unknown-value`.
    pub fn parse_or_undo(text: &str) -> Result<Option<Self>, Fault> {
        match text {
            "undo" => Ok(None),
            outcome => Self::parse(outcome).map(Some),
        }
    }
}

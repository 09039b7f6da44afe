//! What a report says of one session.
//! Reports read it from sessions and counts; a submission freezes it.

use crate::platform::text_enum;

text_enum! {
    /// How far a session has come for a report.
    pub enum ReportState {
        /// Not over.
        Planned = "planned",
        Cancelled = "cancelled",
        /// Over, and nobody has counted.
        Unreported = "unreported",
        Estimated = "estimated",
        Counted = "counted",
        /// Submitted once, and taken back.
        Withdrawn = "withdrawn",
    }
}

impl ReportState {
    /// Whether somebody said how many came.
    #[must_use]
    pub fn is_reported(self) -> bool {
        matches!(self, Self::Estimated | Self::Counted)
    }
}

//! Whether a past session was reported, and how.

use chrono::{DateTime, Utc};

use crate::demo::sessions::timetable::PlannedSession;
use crate::demo::source::ids::demo_id;
use crate::demo::source::random::SeededRandom;

/// What the reports know of a session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SessionOutcome {
    /// Not over.
    NotYet,
    /// Over, and nobody has reported.
    Unreported,
    Counted,
    Estimated,
    /// Counted, and nobody came.
    Nobody,
}

impl SessionOutcome {
    /// As the table says, else by chance: most are counted.
    pub fn of(planned: &PlannedSession<'_>, now: DateTime<Utc>) -> Self {
        if !planned.is_over(now) || planned.offer.state == "cancelled" {
            return Self::NotYet;
        }
        let chance = SeededRandom::new(demo_id("outcome", &planned.id.to_string())).below(100);
        match (planned.offer.report.as_str(), chance) {
            ("counted", _) => Self::Counted,
            ("estimated", _) => Self::Estimated,
            ("zero", _) => Self::Nobody,
            ("none", _) => Self::Unreported,
            (_, 0..72) => Self::Counted,
            (_, 72..82) => Self::Estimated,
            _ => Self::Unreported,
        }
    }
}

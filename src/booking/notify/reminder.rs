//! What a reminder is of: one time of one session, or of one meeting of a course. A session that has moved is another
//! reminder. Its facts stand in letters and call tasks.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::kind::LetterKind;
use crate::platform::ids::SessionId;

/// What somebody is reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    /// Or the meeting.
    pub session: SessionId,
    pub starts_at: DateTime<Utc>,
}

impl Reminder {
    /// Under which it is told once about a booking.
    #[must_use]
    pub fn key(&self) -> String {
        let (kind, at) = (LetterKind::Reminder.name(), self.starts_at.timestamp());
        format!("{kind}:{}:{at}", self.session)
    }

    #[must_use]
    pub fn facts(&self) -> Value {
        json!(self)
    }

    /// Reads the facts of a letter or a call; none where they were wiped.
    #[must_use]
    pub fn of_facts(facts: &Value) -> Option<Self> {
        Self::deserialize(facts).ok()
    }
}

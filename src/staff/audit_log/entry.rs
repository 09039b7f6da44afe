//! One row of the log, and what kind of thing it is about.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::platform::ids::StaffId;
use crate::staff::model::NamedPlace;

/// One act.
#[derive(Debug, Clone, Queryable)]
pub struct AuditEntry {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    /// None where nobody with an account acted, or where it was not proved who.
    pub staff_id: Option<StaffId>,
    pub staff_name: Option<String>,
    /// Noun and verb with a dot: `booking.moved`.
    pub act: String,
    pub object_id: Option<Uuid>,
    /// None for the installation.
    pub organisation: Option<NamedPlace>,
    pub facts: Value,
}

/// What an act is about, by its noun.
#[must_use]
pub fn object_kind(act: &str) -> &str {
    match act {
        "audit.exported" | "booking.searched" | "today.read" | "call-tasks.read"
        | "letters.read" => return "list",
        "walk-in.taken-back" => return "session",
        _ => {}
    }
    match act.split('.').next().unwrap_or_default() {
        "attendance" => "booking",
        "roster" | "seats" | "walk-in" => "session",
        "sign-in" | "grant" | "token" => "staff",
        "submission" => "edition",
        "accessibility-reports" | "accessibility-statement" | "letter-text" | "usual-text" => {
            "organisation"
        }
        noun => noun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_about_the_thing_that_its_row_names() {
        for (act, kind) in [
            ("booking.moved", "booking"),
            ("attendance.marked", "booking"),
            ("roster.read", "session"),
            ("session.counted", "session"),
            ("sign-in.refused", "staff"),
            ("venue.changed", "venue"),
            ("letter-text.changed", "organisation"),
            ("booking.searched", "list"),
        ] {
            assert_eq!(object_kind(act), kind, "{act}");
        }
    }
}

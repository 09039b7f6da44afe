//! What a caller asks for, as the address says it.

use chrono::NaiveDate;

use crate::platform::ids::{BookingId, StaffId};
use crate::platform::input::query::Query;
use crate::platform::text::{LanguageTag, Tag};
use crate::platform::time::parse_date;

/// What a caller asks for; what cannot be read counts as not asked.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub day: Option<NaiveDate>,
    pub topic: Option<Tag>,
    pub language: Option<LanguageTag>,
    pub helper: Option<StaffId>,
    /// How many come.
    pub seats: i32,
    /// The booking of whoever comes again: what it says of them is filled in.
    pub again: Option<BookingId>,
    /// Shows full ones too.
    pub full: bool,
}

impl Wanted {
    pub fn of(query: &Query) -> Self {
        Self {
            day: query.get("day").and_then(|text| parse_date(text).ok()),
            topic: query.get("topic").and_then(|text| Tag::parse(text).ok()),
            language: query
                .get("language")
                .and_then(|text| LanguageTag::parse(text).ok()),
            helper: query.get("helper").and_then(|text| text.parse().ok()),
            seats: query
                .get("seats")
                .and_then(|text| text.parse().ok())
                .filter(|seats| (1..=50).contains(seats))
                .unwrap_or(1),
            again: query.get("again").and_then(|text| text.parse().ok()),
            full: query.get("full") == Some("true"),
        }
    }
}

//! A block: a helper's hours of one day cut into slots with pauses between. Pure.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde_json::{Value, json};

/// The most slots of one block.
pub const MOST_SLOTS: usize = 100;

/// Which hours, and how they are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockRule {
    pub date: NaiveDate,
    /// By the clock on the venue's wall.
    pub from: NaiveTime,
    /// On the same day.
    pub to: NaiveTime,
    pub slot_minutes: i32,
    pub gap_minutes: i32,
}

impl BlockRule {
    /// As it is kept.
    #[must_use]
    pub fn stored(&self) -> Value {
        let time = |at: NaiveTime| at.format("%H:%M").to_string();
        json!({
            "unit": "block", "date": self.date, "from": time(self.from), "to": time(self.to),
            "slotMinutes": self.slot_minutes, "gapMinutes": self.gap_minutes,
        })
    }

    /// When the slots begin: as many as end within the hours.
    #[must_use]
    pub fn starts(&self) -> Vec<NaiveDateTime> {
        let end = self.date.and_time(self.to);
        let slot = TimeDelta::minutes(self.slot_minutes.into());
        let step = slot + TimeDelta::minutes(self.gap_minutes.into());
        let first = self.date.and_time(self.from);
        std::iter::successors(Some(first), |start| start.checked_add_signed(step))
            .take_while(|start| *start + slot <= end)
            .take(MOST_SLOTS + 1)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(from: &str, to: &str, slot_minutes: i32, gap_minutes: i32) -> Vec<String> {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        let rule = BlockRule {
            date: NaiveDate::from_ymd_opt(2027, 3, 1).unwrap(),
            from: time(from),
            to: time(to),
            slot_minutes,
            gap_minutes,
        };
        let starts = rule.starts().into_iter();
        starts.map(|at| at.format("%H:%M").to_string()).collect()
    }

    #[test]
    fn hours_are_cut_into_slots_with_pauses_and_what_is_left_over_stays_free() {
        assert_eq!(starts("10:00", "12:00", 40, 10), ["10:00", "10:50"]);
        assert_eq!(
            starts("10:00", "12:00", 30, 0),
            ["10:00", "10:30", "11:00", "11:30"]
        );
        assert_eq!(starts("10:00", "10:15", 20, 0), [""; 0]);
    }
}

//! On which wall times an entry repeats. Rules count by the clock on the wall, so none of this knows a zone; the last day,
//! which stands in UTC, is put on the entry's clock first.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone};
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated};

use super::lines::Line;
use super::when::When;
use crate::platform::problem::Fault;

/// Of one entry, in a year.
pub const MOST_REPEATS: u16 = 200;
/// What began earlier is no programme.
const OLDEST: TimeDelta = TimeDelta::days(20 * 366);

/// The wall times of a rule between two, the first [`MOST_REPEATS`] and a few more: some may be over by the hour.
///
/// # Errors
/// `unreadable-repeat` for a rule that is none, or that repeats within a day.
pub fn repeats(
    rule: &str,
    start: When,
    (from, until): (NaiveDateTime, NaiveDateTime),
) -> Result<Vec<NaiveDateTime>, Fault> {
    let unreadable = || Fault::new("unreadable-repeat").fact("value", rule);
    let (rule_alone, last) = without_end(rule, start)?;
    let rule_read: RRule<Unvalidated> = rule_alone.parse().map_err(|_other| unreadable())?;
    let by_day = [
        Frequency::Daily,
        Frequency::Weekly,
        Frequency::Monthly,
        Frequency::Yearly,
    ];
    let within_a_day = !rule_read.get_by_hour().is_empty()
        || !rule_read.get_by_minute().is_empty()
        || !rule_read.get_by_second().is_empty();
    if !by_day.contains(&rule_read.get_freq()) || within_a_day || start.wall < from - OLDEST {
        return Err(unreadable());
    }
    let begins = on_a_plain_clock(start.wall);
    let rule_read = rule_read.validate(begins).map_err(|_other| unreadable())?;
    let until = last.map_or(until, |last| last.min(until));
    let found = RRuleSet::new(begins)
        .rrule(rule_read)
        .after(on_a_plain_clock(from))
        .before(on_a_plain_clock(until))
        .all(MOST_REPEATS + 5);
    Ok(found.dates.iter().map(DateTime::naive_utc).collect())
}

/// A rule without its last day, and that day on the entry's clock; a day without a time lasts until its end.
fn without_end(rule: &str, start: When) -> Result<(String, Option<NaiveDateTime>), Fault> {
    let (mut kept, mut last) = (Vec::new(), None);
    for part in rule.split(';').filter(|part| !part.is_empty()) {
        let Some(("UNTIL", value)) = part.split_once('=') else {
            kept.push(part);
            continue;
        };
        let line = Line::of_value(value);
        let end = When::of(&line)?;
        let end_of_day = if end.is_day {
            TimeDelta::seconds(86_399)
        } else {
            TimeDelta::zero()
        };
        last = Some(end.on_clocks_of(start) + end_of_day);
    }
    Ok((kept.join(";"), last))
}

fn on_a_plain_clock(wall: NaiveDateTime) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&wall)
}

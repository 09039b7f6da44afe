//! Helpers' weekly hours as they are stored.

use chrono::{DateTime, Datelike, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{HelperHoursId, OrganisationId, StaffId, VenueId};
use crate::platform::problem::{Problem, STALE};
use crate::platform::time::DayOfWeek;
use crate::schema::{helper_hours, staff, venues};
use crate::session::model::Timing;

/// A row: from when to when somebody is at a venue on a weekday.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = helper_hours, check_for_backend(diesel::pg::Pg))]
pub struct HelperHours {
    pub id: HelperHoursId,
    /// Whose member of staff it is.
    pub organisation_id: OrganisationId,
    pub staff_id: StaffId,
    pub venue_id: VenueId,
    pub weekday: DayOfWeek,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    pub version: i32,
}

impl HelperHours {
    /// Whether somebody is there for the whole of a session at that venue.
    #[must_use]
    pub fn cover(&self, venue: VenueId, timing: &Timing) -> bool {
        let length = timing.ends_at - timing.starts_at;
        let (ends, days) = timing.local_time.overflowing_add_signed(length);
        self.venue_id == venue
            && self.weekday.weekday() == timing.local_date.weekday()
            && self.starts <= timing.local_time
            && days == 0
            && ends <= self.ends
    }

    /// Whether both are of one helper and share a moment of the week.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> bool {
        self.id != other.id
            && self.staff_id == other.staff_id
            && self.weekday == other.weekday
            && self.starts < other.ends
            && other.starts < self.ends
    }
}

/// One helper's hours, with those that follow each other at one venue as one.
#[must_use]
pub fn joined(mut hours: Vec<HelperHours>) -> Vec<HelperHours> {
    hours.sort_by_key(|one| (one.venue_id, one.weekday.name(), one.starts));
    let mut whole: Vec<HelperHours> = Vec::new();
    for next in hours {
        match whole.last_mut() {
            Some(last)
                if last.venue_id == next.venue_id
                    && last.weekday == next.weekday
                    && next.starts <= last.ends =>
            {
                last.ends = last.ends.max(next.ends);
            }
            _ => whole.push(next),
        }
    }
    whole
}

/// Hours with the helper's and the venue's name, and the venue's slug.
pub type NamedHours = (HelperHours, String, (String, String));

/// Those of some helpers, by name and in the order of the week, at most `limit` of them from `offset` on; and how many
/// there are.
pub async fn list(
    conn: &mut AsyncPgConnection,
    helpers: &[StaffId],
    (offset, limit): (i64, i64),
) -> QueryResult<(Vec<NamedHours>, i64)> {
    let of_them = || helper_hours::table.filter(helper_hours::staff_id.eq_any(helpers));
    let rows = of_them()
        .inner_join(staff::table)
        .inner_join(venues::table)
        .order((
            staff::name,
            staff::id,
            place_in_week(),
            helper_hours::starts,
            helper_hours::id,
        ))
        .offset(offset)
        .limit(limit)
        .select((
            HelperHours::as_select(),
            staff::name,
            (venues::slug, venues::name),
        ))
        .load(conn)
        .await?;
    Ok((rows, of_them().count().get_result(conn).await?))
}

fn place_in_week()
-> diesel::expression::SqlLiteral<diesel::sql_types::Nullable<diesel::sql_types::Integer>> {
    diesel::dsl::sql(
        "array_position(array['mon','tue','wed','thu','fri','sat','sun'], helper_hours.weekday)",
    )
}

/// Those of some helpers, with their names.
pub async fn of_helpers(
    conn: &mut AsyncPgConnection,
    helpers: &[StaffId],
) -> QueryResult<Vec<(HelperHours, String)>> {
    helper_hours::table
        .inner_join(staff::table)
        .filter(helper_hours::staff_id.eq_any(helpers))
        .order((staff::name, staff::id))
        .select((HelperHours::as_select(), staff::name))
        .load(conn)
        .await
}

pub async fn find(
    conn: &mut AsyncPgConnection,
    id: HelperHoursId,
) -> QueryResult<Option<NamedHours>> {
    helper_hours::table
        .inner_join(staff::table)
        .inner_join(venues::table)
        .filter(helper_hours::id.eq(id))
        .select((
            HelperHours::as_select(),
            staff::name,
            (venues::slug, venues::name),
        ))
        .get_result(conn)
        .await
        .optional()
}

pub async fn add(
    conn: &mut AsyncPgConnection,
    hours: &HelperHours,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(helper_hours::table)
        .values((
            hours,
            helper_hours::created_at.eq(now),
            helper_hours::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// Changes hours that are still at their version.
///
/// # Errors
/// 412 when they are not.
pub async fn change(
    conn: &mut AsyncPgConnection,
    after: &HelperHours,
    now: DateTime<Utc>,
) -> Result<HelperHours, Problem> {
    let same = helper_hours::table
        .filter(helper_hours::id.eq(after.id))
        .filter(helper_hours::version.eq(after.version));
    let changed = diesel::update(same)
        .set((
            helper_hours::venue_id.eq(after.venue_id),
            helper_hours::weekday.eq(after.weekday),
            helper_hours::starts.eq(after.starts),
            helper_hours::ends.eq(after.ends),
            helper_hours::version.eq(helper_hours::version + 1),
            helper_hours::updated_at.eq(now),
        ))
        .returning(HelperHours::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    changed.ok_or_else(|| Problem::new(&STALE))
}

pub async fn remove(conn: &mut AsyncPgConnection, id: HelperHoursId) -> QueryResult<()> {
    diesel::delete(helper_hours::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    fn tuesdays(starts: &str, ends: &str) -> HelperHours {
        HelperHours {
            id: HelperHoursId::fresh(),
            organisation_id: OrganisationId(uuid::Uuid::nil()),
            staff_id: StaffId(uuid::Uuid::nil()),
            venue_id: VenueId(uuid::Uuid::nil()),
            weekday: DayOfWeek::Tue,
            starts: at(starts),
            ends: at(ends),
            version: 1,
        }
    }

    #[test]
    fn hours_cover_what_lies_wholly_within_them_at_their_venue() {
        let hours = tuesdays("09:00:00", "12:00:00");
        let timing = |day: &str, time: &str, minutes| {
            let starts_at = DateTime::UNIX_EPOCH;
            Timing {
                starts_at,
                ends_at: starts_at + chrono::TimeDelta::minutes(minutes),
                local_date: day.parse().unwrap(),
                local_time: at(time),
            }
        };
        let there = VenueId(uuid::Uuid::nil());
        assert!(hours.cover(there, &timing("2026-10-06", "11:00:00", 60)));
        assert!(!hours.cover(there, &timing("2026-10-06", "11:30:00", 60)));
        assert!(!hours.cover(there, &timing("2026-10-07", "11:00:00", 60)));
        assert!(!hours.cover(there, &timing("2026-10-06", "11:00:00", 60 * 24)));
        assert!(!hours.cover(VenueId::fresh(), &timing("2026-10-06", "11:00:00", 60)));
    }

    #[test]
    fn hours_that_follow_each_other_are_one() {
        let whole = joined(vec![
            tuesdays("12:00:00", "14:00:00"),
            tuesdays("15:00:00", "16:00:00"),
            tuesdays("09:00:00", "12:00:00"),
        ]);
        let whole: Vec<_> = whole.iter().map(|one| (one.starts, one.ends)).collect();
        assert_eq!(
            whole,
            [
                (at("09:00:00"), at("14:00:00")),
                (at("15:00:00"), at("16:00:00"))
            ]
        );
    }

    #[test]
    fn hours_that_only_touch_do_not_overlap() {
        let morning = tuesdays("09:00:00", "12:00:00");
        assert!(!morning.overlap(&tuesdays("12:00:00", "14:00:00")));
        assert!(morning.overlap(&tuesdays("11:59:00", "14:00:00")));
        assert!(!morning.overlap(&morning));
    }
}

//! Courses that began before the time a list covers, and still meet within it.
//! A list in order of time begins with them; they are few, and found by their meetings.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::conditions::{midnight, narrow};
use super::filter::{MAX_UTC_OFFSET, SessionFilter, Sort, TimeBound};
use super::named::Named;
use crate::platform::db::SqlExpression;
use crate::platform::ids::SessionId;
use crate::schema::sessions;

/// No list begins with more of them.
const MOST: i64 = 1_000;

/// Their ids, in the order of their first meetings.
pub(super) async fn begun_courses(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    named: &Named,
    now: DateTime<Utc>,
) -> QueryResult<Vec<SessionId>> {
    let (Some(from), Sort::StartsAt) = (filter.from, filter.sort) else {
        return Ok(Vec::new());
    };
    if filter.each_meeting {
        return Ok(Vec::new());
    }
    let at_any_time = SessionFilter {
        from: None,
        to: None,
        ..filter.clone()
    };
    let begun = SqlExpression::<Bool>::sql("sessions.");
    let query = sessions::table.select(sessions::id).into_boxed();
    narrow(query, &at_any_time, named, now)
        .filter(running(from))
        .filter(compare(begun, " < ", from))
        .filter(meets_within(from, filter, now))
        .order((sessions::starts_at, sessions::id))
        .limit(MOST)
        .load(conn)
        .await
}

/// It began, and its last meeting is to come, as the index knows it: to a few hours where `from` is a day.
fn running(from: TimeBound) -> SqlExpression<Bool> {
    let (earliest, latest) = match from {
        TimeBound::Instant(at) => (at, at),
        TimeBound::Day(day) => (
            midnight(day) - MAX_UTC_OFFSET,
            midnight(day) + MAX_UTC_OFFSET,
        ),
    };
    SqlExpression::<Bool>::sql("tstzrange(sessions.starts_at, sessions.ends_at) && tstzrange(")
        .instant(earliest)
        .then(", ")
        .instant(latest)
        .then(", '[]')")
}

fn meets_within(
    from: TimeBound,
    filter: &SessionFilter,
    now: DateTime<Utc>,
) -> SqlExpression<Bool> {
    let meets = SqlExpression::<Bool>::sql(
        "(select count(*) > 0 from sessions m \
         where m.course_id = sessions.id and m.status <> 'cancelled' and m.",
    );
    let mut meets = compare(meets, " >= ", from);
    if let Some(to) = filter.to {
        meets = compare(meets.then(" and m."), " <= ", to);
    }
    if filter.not_over {
        meets = meets.then(" and m.ends_at > ").instant(now);
    }
    meets.then(")")
}

/// Continues an expression that ends in a table's name and a dot.
fn compare(
    before: SqlExpression<Bool>,
    comparison: &'static str,
    at: TimeBound,
) -> SqlExpression<Bool> {
    match at {
        TimeBound::Instant(at) => before.then("starts_at").then(comparison).instant(at),
        TimeBound::Day(day) => before
            .then("local_date")
            .then(comparison)
            .then("cast(")
            .text(day.to_string())
            .then(" as date)"),
    }
}

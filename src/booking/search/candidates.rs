//! Every booking that a search looks at: within the searcher's right, not wiped, on the days asked for.
//! Owners come first in the condition, and a time that sessions began after: an index answers.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::sought::{BookingSearch, Findable};
use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::BookingId;
use crate::schema::{booking_details, bookings, organisations, sessions};

/// So many are looked at, the next ones first. Whoever has more names the day.
const MOST: i64 = 20_000;
/// No course runs longer; its row begins with its first meeting.
const LONGEST_COURSE: TimeDelta = TimeDelta::days(366);

/// One booking, as far as a search looks at it.
#[derive(Debug, Queryable)]
pub struct Candidate {
    pub id: BookingId,
    number: String,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    discreet: Option<bool>,
}

impl Candidate {
    pub fn findable(&self) -> Findable<'_> {
        Findable {
            number: &self.number,
            name: self.name.as_deref(),
            email: self.email.as_deref(),
            phone: self.phone.as_deref(),
            discreet: self.discreet.unwrap_or(false),
        }
    }
}

/// Those of sessions to come first, the next ones before others; then those of past ones.
pub async fn candidates(
    conn: &mut AsyncPgConnection,
    search: &BookingSearch,
    scope: &Scope,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Candidate>> {
    let since = since(conn, scope, now).await?;
    bookings::table
        .inner_join(sessions::table)
        .left_join(booking_details::table)
        .filter(within(scope, "sessions.organisation_id"))
        .filter(sessions::starts_at.gt(since))
        .filter(bookings::wiped_at.is_null())
        .filter(on_days(search.from, search.to))
        .order((sessions::ends_at.le(now), sessions::starts_at, bookings::id))
        .limit(MOST)
        .select((
            bookings::id,
            bookings::number,
            bookings::name,
            bookings::email,
            bookings::phone,
            booking_details::discreet.nullable(),
        ))
        .load(conn)
        .await
}

/// Nobody is known any more of a session that began before.
async fn since(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    now: DateTime<Utc>,
) -> QueryResult<DateTime<Utc>> {
    let days: Option<i32> = organisations::table
        .filter(organisations::id.eq_any(scope.owners()))
        .select(max(organisations::retention_days))
        .get_result(conn)
        .await?;
    Ok(now - LONGEST_COURSE - TimeDelta::days(days.unwrap_or(0).into()))
}

/// The session, or a meeting of the course, is on one of these days.
fn on_days(from: Option<NaiveDate>, to: Option<NaiveDate>) -> SqlExpression<Bool> {
    let any = from.is_none() && to.is_none();
    let day = |day: Option<NaiveDate>, open: &'static str| {
        day.map_or_else(|| open.to_owned(), |day| day.to_string())
    };
    let (from, to) = (day(from, "-infinity"), day(to, "infinity"));
    SqlExpression::sql("(")
        .bool(any)
        .then(" or sessions.local_date between cast(")
        .text(from.clone())
        .then(" as date) and cast(")
        .text(to.clone())
        .then(" as date) or exists (select from sessions m where m.course_id = sessions.id and m.local_date between cast(")
        .text(from)
        .then(" as date) and cast(")
        .text(to)
        .then(" as date)))")
}

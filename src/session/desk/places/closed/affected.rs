//! The sessions to come that closed days meet. Closing a day moves and cancels nothing: whoever closes it reads here
//! what is still to do.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::organisation::grant_reach;
use crate::platform::db::SqlExpression;
use crate::platform::ids::SessionId;
use crate::platform::time::{Zone, resolve};
use crate::schema::sessions;
use crate::session::list::rows::{SessionRow, load_rows};
use crate::session::model::{Session, StoredStatus};
use crate::venue::{ClosedDays, venues_of};

/// No page lists more.
pub const MOST: usize = 200;
/// The longest session.
const WEEK: Days = Days::new(7);

/// Sessions that are neither over nor cancelled and do not fit into the days' hours, in order of time; one more than a page
/// lists at most. A course is not among them, its meetings are.
pub async fn affected(
    conn: &mut AsyncPgConnection,
    days: &ClosedDays,
    now: DateTime<Utc>,
) -> QueryResult<Vec<SessionRow>> {
    let venues = match days.venue_id {
        Some(venue) => vec![venue],
        None => {
            let reach = grant_reach(conn, days.organisation_id).await?;
            venues_of(conn, &reach.own).await?
        }
    };
    let no_course: SqlExpression<Bool> = SqlExpression::sql(
        "not exists (select from sessions meeting where meeting.course_id = sessions.id)",
    );
    let first = days.first_day.checked_sub_days(WEEK);
    let first = first.unwrap_or(days.first_day);
    let ids: Vec<SessionId> = sessions::table
        .filter(sessions::venue_id.eq_any(venues))
        .filter(sessions::local_date.between(first, days.last_day))
        .filter(sessions::ends_at.gt(now.max(midnight(days.first_day))))
        .filter(sessions::status.ne(StoredStatus::Cancelled))
        .filter(no_course)
        .order((sessions::starts_at, sessions::id))
        .limit(i64::try_from(MOST).unwrap_or(i64::MAX) + 1)
        .select(sessions::id)
        .load(conn)
        .await?;
    let mut rows = load_rows(conn, &ids).await?;
    rows.retain(|row| is_shut_out(days, &row.session));
    Ok(rows)
}

fn is_shut_out(days: &ClosedDays, session: &Session) -> bool {
    let span = session.local_span();
    match span.start.date() == span.end.date() {
        true => days.hours().shuts_out(span.start.time(), span.end.time()),
        // Over midnight nothing is open.
        false => true,
    }
}

/// The clocks of Sweden and Norway agree.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    let start = NaiveTime::MIN;
    resolve(day, start, Zone::STOCKHOLM, None).unwrap_or(day.and_time(start).and_utc())
}

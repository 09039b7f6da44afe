//! Which sessions a page of the list shows, and how many there are in all.
//! One narrow statement that the partial indexes answer. Only `page` calls it.

use chrono::{DateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::begun_courses::begun_courses;
use super::conditions::{SessionQuery, VENUE_OF_SESSION, distance, narrow};
use super::filter::{SessionFilter, Sort};
use crate::platform::db::SqlExpression;
use crate::platform::ids::SessionId;
use crate::platform::input::paging::Paging;
use crate::schema::sessions;

/// The ids of a page in order, and the total. Courses that have begun come before everything else.
pub async fn page_ids(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<SessionId>, i64)> {
    let begun = begun_courses(conn, filter, now).await?;
    let count = i64::try_from(begun.len()).unwrap_or(i64::MAX);
    let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(paging.limit).unwrap_or(0);
    let mut ids: Vec<SessionId> = begun.into_iter().skip(skipped).take(size).collect();
    let left = Part {
        offset: (paging.offset() - count).max(0),
        limit: paging.limit - i64::try_from(ids.len()).unwrap_or(0),
    };
    let (others, total) = part_ids(conn, filter, left, now).await?;
    ids.extend(others);
    Ok((ids, count + total))
}

/// A part of the list without the courses that have begun.
#[derive(Clone, Copy)]
struct Part {
    offset: i64,
    limit: i64,
}

/// The total is the list's, which a part beyond the end has no row to carry.
async fn part_ids(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    part: Part,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<SessionId>, i64)> {
    let all = || {
        narrow(
            sessions::table.select(count_star()).into_boxed(),
            filter,
            now,
        )
    };
    let page = sessions::table
        .select((sessions::id, all().single_value()))
        .into_boxed();
    let found: Vec<(SessionId, Option<i64>)> = sort(narrow(page, filter, now), filter)
        .limit(part.limit)
        .offset(part.offset)
        .load(conn)
        .await?;
    let total = match found.as_slice().first() {
        Some((_, total)) => total.unwrap_or_default(),
        None if part.offset == 0 && part.limit > 0 => 0,
        None => all().get_result(conn).await?,
    };
    Ok((found.into_iter().map(|(id, _)| id).collect(), total))
}

/// How many sessions pass the filter, and how many of their seats are taken.
pub async fn totals(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    now: DateTime<Utc>,
) -> QueryResult<(i64, i64)> {
    let taken = SqlExpression::<BigInt>::sql(
        "coalesce(sum((select taken from session_seats where session_id = sessions.id)), 0)::bigint",
    );
    let all = sessions::table.select((count_star(), taken)).into_boxed();
    narrow(all, filter, now).get_result(conn).await
}

fn sort<'a, C>(query: SessionQuery<'a, C>, filter: &SessionFilter) -> SessionQuery<'a, C> {
    let query = match (filter.sort, filter.near) {
        (Sort::LatestFirst, _) => {
            return query.order((sessions::starts_at.desc(), sessions::id.desc()));
        }
        (Sort::UpdatedAt, _) => {
            return query.order((sessions::updated_at.desc(), sessions::id.desc()));
        }
        (Sort::EarliestChange, _) => {
            return query.order((sessions::updated_at, sessions::id));
        }
        (Sort::Distance, Some(near)) => {
            let far = distance(SqlExpression::<Double>::sql("(select "), near);
            query.order_by(far.then(VENUE_OF_SESSION).then(")"))
        }
        (Sort::StartsAt | Sort::Distance, _) => query,
    };
    query
        .then_order_by(sessions::starts_at)
        .then_order_by(sessions::id)
}

//! Which sessions a page of the list shows, and how many there are in all, as far as they are counted.
//! Narrow statements that indexes answer. Only `page` calls them.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Integer;
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use futures_util::future::try_join;

use super::begun_courses::begun_courses;
use super::conditions::{SessionQuery, narrow};
use super::filter::{SessionFilter, Sort};
use super::named::Named;
use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{SessionId, VenueId};
use crate::platform::input::paging::{COUNTED, Paging, Total};
use crate::schema::sessions;

/// The planner takes what a filter finds to lie evenly in the table, and reads the table from its beginning, where
/// the sessions of years ago are. Lists are read by index.
const BY_INDEX: &str = "set local enable_seqscan = off";

/// A list that begins with the nearest looks here first, and goes on with four times as many.
const FIRST_SPOTS: usize = 8;

/// The ids of a page in order, and the total. Courses that have begun come before everything else.
pub async fn page_ids(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<SessionId>, Total)> {
    conn.build_transaction()
        .read_only()
        .run(async |conn| {
            conn.batch_execute(BY_INDEX).await?;
            let named = Named::by(conn, filter).await?;
            let list = List { filter, named, now };
            list.page_ids(conn, paging).await
        })
        .await
}

struct List<'a> {
    filter: &'a SessionFilter,
    named: Named,
    now: DateTime<Utc>,
}

/// A part of the list without the courses that have begun.
#[derive(Clone, Copy)]
struct Part {
    offset: i64,
    limit: i64,
}

impl List<'_> {
    async fn page_ids(
        &self,
        conn: &mut AsyncPgConnection,
        paging: Paging,
    ) -> QueryResult<(Vec<SessionId>, Total)> {
        let begun = begun_courses(conn, self.filter, &self.named, self.now).await?;
        let count = i64::try_from(begun.len()).unwrap_or(i64::MAX);
        let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
        let size = usize::try_from(paging.limit).unwrap_or(0);
        let mut ids: Vec<SessionId> = begun.into_iter().skip(skipped).take(size).collect();
        let left = Part {
            offset: (paging.offset() - count).max(0),
            limit: paging.limit - i64::try_from(ids.len()).unwrap_or(0) + 1,
        };
        let (others, counted) = try_join(self.part(conn, left), self.counted(conn)).await?;
        ids.extend(others);
        let next = ids.len() > size;
        ids.truncate(size);
        Ok((ids, Total::counted(count + counted, next)))
    }

    /// One more than the page holds: it tells whether there is a next page.
    async fn part(&self, mut conn: &AsyncPgConnection, part: Part) -> QueryResult<Vec<SessionId>> {
        let named = self.near_enough(conn, part).await?;
        let page = sessions::table.select(sessions::id).into_boxed();
        self.sort(narrow(page, self.filter, &named, self.now))
            .limit(part.limit)
            .offset(part.offset)
            .load(&mut conn)
            .await
    }

    /// As far as one more than is counted.
    async fn counted(&self, conn: &AsyncPgConnection) -> QueryResult<i64> {
        self.counted_to(conn, &self.named, COUNTED + 1).await
    }

    async fn counted_to(
        &self,
        mut conn: &AsyncPgConnection,
        named: &Named,
        most: i64,
    ) -> QueryResult<i64> {
        let one = sessions::table.select(SqlExpression::<Integer>::sql("1"));
        let found = narrow(one.into_boxed(), self.filter, named, self.now);
        let found: Vec<i32> = found.limit(most).load(&mut conn).await?;
        Ok(i64::try_from(found.len()).unwrap_or(i64::MAX))
    }

    /// What the filter names, and in a list that begins with the nearest no more spots than this part of it needs:
    /// else every session within reach would be read and put in order.
    async fn near_enough(
        &self,
        conn: &AsyncPgConnection,
        part: Part,
    ) -> QueryResult<Cow<'_, Named>> {
        let Some(spots) = self.named.spots_nearby.as_deref() else {
            return Ok(Cow::Borrowed(&self.named));
        };
        let needed = part.offset + part.limit;
        let mut nearest = FIRST_SPOTS;
        while self.filter.sort == Sort::Distance && nearest < spots.len() {
            let mut named = self.named.clone();
            named.spots_nearby = Some(spots.iter().take(nearest).copied().collect());
            if self.counted_to(conn, &named, needed).await? == needed {
                return Ok(Cow::Owned(named));
            }
            nearest *= 4;
        }
        Ok(Cow::Borrowed(&self.named))
    }

    fn sort<'a, C>(&self, query: SessionQuery<'a, C>) -> SessionQuery<'a, C> {
        let query = match (self.filter.sort, &self.named.spots_nearby) {
            (Sort::LatestFirst, _) => {
                return query.order((sessions::starts_at.desc(), sessions::id.desc()));
            }
            (Sort::UpdatedAt, _) => {
                return query.order((sessions::updated_at.desc(), sessions::id.desc()));
            }
            (Sort::EarliestChange, _) => {
                return query.order((sessions::updated_at, sessions::id));
            }
            (Sort::Distance, Some(nearest_first)) => query.order_by(
                SqlExpression::<Integer>::sql("coalesce(array_position(")
                    .ids(nearest_first.clone())
                    .then(", sessions.id), array_position(")
                    .ids(nearest_first.clone())
                    .then(", sessions.venue_id))"),
            ),
            (Sort::StartsAt | Sort::Distance, _) => query,
        };
        query
            .then_order_by(sessions::starts_at)
            .then_order_by(sessions::id)
    }
}

/// How many sessions of a scope, or at one venue of it, are over and not counted, as far as `most`.
pub async fn count_uncounted(
    conn: &mut AsyncPgConnection,
    scope: Scope,
    at: Option<VenueId>,
    most: i64,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let filter = SessionFilter {
        venue_id: at,
        ..SessionFilter::to_count(scope, now)
    };
    let one = sessions::table.select(SqlExpression::<Integer>::sql("1"));
    let found = narrow(one.into_boxed(), &filter, &Named::default(), now);
    let found: Vec<i32> = found.limit(most).load(conn).await?;
    Ok(found.len())
}

//! A page of the list and its total: which sessions, in one narrow statement that the partial
//! indexes answer; then everything around those few, side by side.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::dsl::count_star;
use diesel::internal::table_macro::{BoxedSelectStatement, FromClause};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Double};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join;
use uuid::Uuid;

use super::beside::{Beside, beside_ids};
use super::filter::{Bound, Filter, Near, Seen, Sort, Wanted};
use super::lapsed::count_lapsed_as_free;
use super::rows::{Full, around};
use super::seats::are_left_for_all;
use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::http::response::list::Paging;
use crate::schema::{campaigns, editions, session_editions, sessions};

type Boxed<'a, Columns> = BoxedSelectStatement<'a, Columns, FromClause<sessions::table>, Pg>;

/// What the partial indexes of the public list hold, word for word: with bound values in it the
/// planner could not tell that they answer.
const PUBLIC: &str =
    "sessions.status in ('published', 'cancelled') and sessions.audience = 'public'";

/// No zone is further from UTC; days are compared as days, this only lets an index help.
const ANY_ZONE: TimeDelta = TimeDelta::hours(15);

/// Kilometres between a venue, or its municipality where it has no position, and a point: the
/// haversine formula.
const DISTANCE: [&str; 4] = [
    "12742.0 * asin(sqrt(least(1.0, power(sin(radians(coalesce(venues.lat, municipalities.lat) - ",
    ") / 2), 2) + cos(radians(coalesce(venues.lat, municipalities.lat))) * cos(radians(",
    ")) * power(sin(radians(coalesce(venues.lon, municipalities.lon) - ",
    ") / 2), 2))))",
];
/// Where a session is.
const PLACE: &str = " from venues, municipalities \
     where venues.id = sessions.venue_id and municipalities.id = sessions.municipality_id";

/// One page of what a filter lets through, and how much there is in all.
///
/// # Errors
/// Of the database.
pub async fn page(
    conn: &mut AsyncPgConnection,
    filter: &Filter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<Full>, i64)> {
    let (ids, total) = which(conn, filter, paging, now).await?;
    let mut rows = rows(conn, &ids).await?;
    count_lapsed_as_free(conn, &mut rows, now).await?;
    Ok((rows, total))
}

/// The same with what stands beside the sessions; all of it is on its way at once.
///
/// # Errors
/// Of the database.
pub async fn page_and_beside(
    conn: &mut AsyncPgConnection,
    filter: &Filter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<Full>, Beside, i64)> {
    let (ids, total) = which(conn, filter, paging, now).await?;
    let (mut rows, beside) = try_join(rows(conn, &ids), beside_ids(conn, &ids)).await?;
    count_lapsed_as_free(conn, &mut rows, now).await?;
    Ok((rows, beside, total))
}

/// The ids of a page in order, and the total. A page beyond the end has no row to tell the total.
async fn which(
    conn: &mut AsyncPgConnection,
    filter: &Filter,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<Uuid>, i64)> {
    let all = || {
        narrowed(
            sessions::table.select(count_star()).into_boxed(),
            filter,
            now,
        )
    };
    let page = sessions::table
        .select((sessions::id, all().single_value()))
        .into_boxed();
    let found: Vec<(Uuid, Option<i64>)> = sorted(narrowed(page, filter, now), filter)
        .limit(paging.limit)
        .offset(paging.offset())
        .load(conn)
        .await?;
    let total = match found.as_slice().first() {
        Some((_, total)) => total.unwrap_or_default(),
        None if paging.offset() == 0 => 0,
        None => all().get_result(conn).await?,
    };
    Ok((found.into_iter().map(|(id, _)| id).collect(), total))
}

/// Sessions with the rows around them, in the order of their ids.
async fn rows(mut conn: &AsyncPgConnection, ids: &[Uuid]) -> QueryResult<Vec<Full>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<Full> = around()
        .filter(sessions::id.eq_any(ids))
        .select(Full::as_select())
        .load(&mut conn)
        .await?;
    let mut by_id: HashMap<Uuid, Full> = found
        .into_iter()
        .map(|full| (full.session.id, full))
        .collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

fn narrowed<'a, C>(query: Boxed<'a, C>, filter: &Filter, now: DateTime<Utc>) -> Boxed<'a, C> {
    let query = query.filter(sessions::course_id.is_null());
    let query = seen(query, &filter.seen);
    let query = by_time(query, filter, now);
    let query = by_place(query, filter);
    let query = by_campaign(query, filter);
    let query = by_content(query, filter, now);
    let query = by_status(query, &filter.statuses, now);
    if filter.is_rare() {
        query.filter(SqlExpression::<Bool>::sql("true").once())
    } else {
        query
    }
}

fn seen<'a, C>(query: Boxed<'a, C>, seen: &Seen) -> Boxed<'a, C> {
    let (scope, public_too) = match seen {
        Seen::Public => return query.filter(SqlExpression::<Bool>::sql(PUBLIC)),
        Seen::Also(scope) => (scope, true),
        Seen::Only(scope) => (scope, false),
    };
    let (at, of) = pairs(scope);
    query.filter(
        SqlExpression::<Bool>::sql("(")
            .bool(scope.everything)
            .then(" or (")
            .bool(public_too)
            .then(" and ")
            .then(PUBLIC)
            .then(") or sessions.organisation_id = any(")
            .ids(scope.organisations.clone())
            .then(") or exists (select from unnest(")
            .ids(at)
            .then(", ")
            .ids(of)
            .then(") as reached (venue, owner) where reached.venue = sessions.venue_id and reached.owner = sessions.organisation_id) or (")
            .bool(scope.own_sessions)
            .then(" and exists (select from session_helpers h where h.session_id = sessions.id and h.staff_id = ")
            .id(scope.staff.0)
            .then(")))"),
    )
}

/// Each venue reached, once for every owner reached there.
fn pairs(scope: &Scope) -> (Vec<Uuid>, Vec<Uuid>) {
    scope
        .venues
        .iter()
        .flat_map(|(venue, owners)| owners.iter().map(|owner| (*venue, *owner)))
        .unzip()
}

fn by_time<'a, C>(query: Boxed<'a, C>, filter: &Filter, now: DateTime<Utc>) -> Boxed<'a, C> {
    let query = match filter.from {
        Some(Bound::Instant(at)) => query.filter(sessions::starts_at.ge(at)),
        Some(Bound::Day(day)) => query
            .filter(sessions::local_date.ge(day))
            .filter(sessions::starts_at.ge(midnight(day) - ANY_ZONE)),
        None => query,
    };
    let query = match filter.to {
        Some(Bound::Instant(at)) => query.filter(sessions::starts_at.le(at)),
        Some(Bound::Day(day)) => query
            .filter(sessions::local_date.le(day))
            .filter(sessions::starts_at.lt(midnight(day) + TimeDelta::days(1) + ANY_ZONE)),
        None => query,
    };
    if filter.not_over {
        query.filter(sessions::ends_at.gt(now))
    } else {
        query
    }
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

fn by_place<'a, C>(mut query: Boxed<'a, C>, filter: &Filter) -> Boxed<'a, C> {
    if let Some(id) = filter.municipality {
        query = query.filter(sessions::municipality_id.eq(id));
    }
    if let Some(slug) = filter.venue.clone() {
        query = query.filter(
            SqlExpression::<Bool>::sql("sessions.venue_id = (select id from venues where slug = ")
                .text(slug)
                .then(")"),
        );
    }
    if let Some(id) = filter.venue_id {
        query = query.filter(sessions::venue_id.eq(id));
    }
    if let Some(near) = filter.near {
        let far = distance(
            SqlExpression::<Bool>::sql("exists (select")
                .then(PLACE)
                .then(" and "),
            near,
        );
        query = query.filter(far.then(" <= ").double(near.within_km).then(")"));
    }
    query
}

fn by_campaign<'a, C>(query: Boxed<'a, C>, filter: &Filter) -> Boxed<'a, C> {
    let Some(slug) = filter.campaign.clone() else {
        return query;
    };
    let mut linked = session_editions::table
        .inner_join(editions::table.inner_join(campaigns::table))
        .filter(campaigns::slug.eq(slug))
        .select(session_editions::session_id)
        .into_boxed();
    if let Some(edition) = filter.edition.clone() {
        linked = linked.filter(editions::edition.eq(edition));
    }
    query.filter(sessions::id.eq_any(linked))
}

fn by_content<'a, C>(mut query: Boxed<'a, C>, filter: &Filter, now: DateTime<Utc>) -> Boxed<'a, C> {
    if let Some(kind) = filter.kind {
        query = query.filter(sessions::kind.eq(kind));
    }
    if let Some(topic) = &filter.topic {
        query = query.filter(sessions::topics.contains(vec![topic.to_string()]));
    }
    if let Some(language) = filter.language {
        query = query.filter(sessions::languages.contains(vec![language.to_string()]));
    }
    if filter.free {
        let counters = SqlExpression::<Bool>::sql(
            "sessions.status <> 'cancelled' and exists (select from session_seats \
             where session_seats.session_id = sessions.id and ",
        );
        query = query.filter(are_left_for_all(counters, 1, now).then(")"));
    }
    if let Some(words) = &filter.words {
        let like = format!("%{}%", escaped(words));
        query = query.filter(
            SqlExpression::<Bool>::sql("(sessions.venue_id in (select id from venues where name ilike ")
                .text(like.clone())
                .then(") or exists (select from jsonb_each_text(sessions.title) said where said.value ilike ")
                .text(like.clone())
                .then(") or exists (select from jsonb_each_text(coalesce(sessions.description, '{}')) said where said.value ilike ")
                .text(like)
                .then("))"),
        );
    }
    query
}

/// Writes how far a point is.
fn distance<T>(before: SqlExpression<T>, near: Near) -> SqlExpression<T> {
    let [one, two, three, four] = DISTANCE;
    before
        .then(one)
        .double(near.lat)
        .then(two)
        .double(near.lat)
        .then(three)
        .double(near.lon)
        .then(four)
}

/// Words as `like` takes them literally.
fn escaped(words: &str) -> String {
    words
        .chars()
        .flat_map(|sign| {
            let before = matches!(sign, '\\' | '%' | '_').then_some('\\');
            before.into_iter().chain([sign])
        })
        .collect()
}

fn by_status<'a, C>(query: Boxed<'a, C>, statuses: &[Wanted], now: DateTime<Utc>) -> Boxed<'a, C> {
    if statuses.is_empty() {
        return query;
    }
    let stored: Vec<&'static str> = statuses
        .iter()
        .filter_map(|one| match one {
            Wanted::Stored(name) => Some(*name),
            Wanted::Published | Wanted::Held => None,
        })
        .collect();
    let coming = statuses.contains(&Wanted::Published).into_sql::<Bool>();
    let held = statuses.contains(&Wanted::Held).into_sql::<Bool>();
    query.filter(
        sessions::status.eq_any(stored).or(sessions::status
            .eq("published")
            .and((coming.and(sessions::ends_at.gt(now))).or(held.and(sessions::ends_at.le(now))))),
    )
}

fn sorted<'a, C>(query: Boxed<'a, C>, filter: &Filter) -> Boxed<'a, C> {
    let query = match (filter.sort, filter.near) {
        (Sort::LatestFirst, _) => {
            return query.order((sessions::starts_at.desc(), sessions::id.desc()));
        }
        (Sort::UpdatedAt, _) => {
            return query.order((sessions::updated_at.desc(), sessions::id.desc()));
        }
        (Sort::Distance, Some(near)) => {
            let far = distance(SqlExpression::<Double>::sql("(select "), near);
            query.order_by(far.then(PLACE).then(")"))
        }
        (Sort::StartsAt | Sort::Distance, _) => query,
    };
    query
        .then_order_by(sessions::starts_at)
        .then_order_by(sessions::id)
}

//! A page of the list and its total: two statements over the same conditions.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::dsl::{InnerJoinQuerySource, count_star, sql};
use diesel::internal::table_macro::{BoxedSelectStatement, FromClause};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Double, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::filter::{Bound, Filter, Seen, Sort, Wanted};
use super::rows::Full;
use crate::platform::auth::Scope;
use crate::platform::http::list::Paging;
use crate::schema::{
    campaigns, editions, municipalities, organisations, session_editions, session_seats, sessions,
    venues,
};

type WithSeats = InnerJoinQuerySource<sessions::table, session_seats::table>;
type WithVenue = InnerJoinQuerySource<WithSeats, venues::table>;
type WithTown = InnerJoinQuerySource<WithVenue, municipalities::table>;
type Around = InnerJoinQuerySource<WithTown, organisations::table>;
type Boxed<'a, Columns> = BoxedSelectStatement<'a, Columns, FromClause<Around>, Pg>;

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
    let rows = narrowed(around().select(Full::as_select()).into_boxed(), filter, now);
    let found = sorted(rows, filter)
        .limit(paging.limit)
        .offset(paging.offset())
        .load(conn)
        .await?;
    let all = narrowed(around().select(count_star()).into_boxed(), filter, now);
    let total = all.get_result(conn).await?;
    Ok((found, total))
}

#[diesel::dsl::auto_type]
fn around() -> _ {
    sessions::table
        .inner_join(session_seats::table)
        .inner_join(venues::table)
        .inner_join(municipalities::table)
        .inner_join(organisations::table)
}

fn narrowed<'a, C>(query: Boxed<'a, C>, filter: &Filter, now: DateTime<Utc>) -> Boxed<'a, C> {
    let query = query.filter(sessions::course_id.is_null());
    let query = seen(query, &filter.seen);
    let query = by_time(query, filter, now);
    let query = by_place(query, filter);
    let query = by_campaign(query, filter);
    let query = by_content(query, filter);
    by_status(query, &filter.statuses, now)
}

fn seen<'a, C>(query: Boxed<'a, C>, seen: &Seen) -> Boxed<'a, C> {
    let (scope, public_too) = match seen {
        Seen::Public => {
            return query.filter(sessions::audience.eq("public")).filter(
                sessions::status
                    .eq("published")
                    .or(sessions::status.eq("cancelled")),
            );
        }
        Seen::Also(scope) => (scope, true),
        Seen::Only(scope) => (scope, false),
    };
    let (at, of) = pairs(scope);
    query.filter(
        sql::<Bool>("(")
            .bind::<Bool, _>(scope.everything)
            .sql(" or (")
            .bind::<Bool, _>(public_too)
            .sql(" and sessions.audience = 'public' and sessions.status in ('published', 'cancelled')) or sessions.organisation_id = any(")
            .bind::<Array<SqlUuid>, _>(scope.organisations.clone())
            .sql(") or exists (select from unnest(")
            .bind::<Array<SqlUuid>, _>(at)
            .sql(", ")
            .bind::<Array<SqlUuid>, _>(of)
            .sql(") as reached (venue, owner) where reached.venue = sessions.venue_id and reached.owner = sessions.organisation_id) or (")
            .bind::<Bool, _>(scope.own_sessions)
            .sql(" and exists (select from session_helpers h where h.session_id = sessions.id and h.staff_id = ")
            .bind::<SqlUuid, _>(scope.staff.0)
            .sql(")))"),
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
        query = query.filter(venues::slug.eq(slug));
    }
    if let Some(id) = filter.venue_id {
        query = query.filter(sessions::venue_id.eq(id));
    }
    if let Some(near) = filter.near {
        let [one, two, three, four] = DISTANCE;
        query = query.filter(
            sql::<Bool>(one)
                .bind::<Double, _>(near.lat)
                .sql(two)
                .bind::<Double, _>(near.lat)
                .sql(three)
                .bind::<Double, _>(near.lon)
                .sql(four)
                .sql(" <= ")
                .bind::<Double, _>(near.within_km),
        );
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

fn by_content<'a, C>(mut query: Boxed<'a, C>, filter: &Filter) -> Boxed<'a, C> {
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
        query = query.filter(sql::<Bool>(
            "sessions.status <> 'cancelled' \
             and session_seats.total + session_seats.overbook > session_seats.taken",
        ));
    }
    if let Some(words) = &filter.words {
        let like = format!("%{}%", escaped(words));
        query = query.filter(
            sql::<Bool>("(venues.name ilike ")
                .bind::<Text, _>(like.clone())
                .sql(" or exists (select from jsonb_each_text(sessions.title) said where said.value ilike ")
                .bind::<Text, _>(like.clone())
                .sql(") or exists (select from jsonb_each_text(coalesce(sessions.description, '{}')) said where said.value ilike ")
                .bind::<Text, _>(like)
                .sql("))"),
        );
    }
    query
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
            let [one, two, three, four] = DISTANCE;
            let distance = sql::<Double>(one)
                .bind::<Double, _>(near.lat)
                .sql(two)
                .bind::<Double, _>(near.lat)
                .sql(three)
                .bind::<Double, _>(near.lon)
                .sql(four);
            query.order_by(distance)
        }
        (Sort::StartsAt | Sort::Distance, _) => query,
    };
    query
        .then_order_by(sessions::starts_at)
        .then_order_by(sessions::id)
}

//! The filter of the list as conditions of a statement, one for each way to narrow it.
//! The public list's own condition stands word for word as in its partial indexes.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::internal::table_macro::{BoxedSelectStatement, FromClause};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::filter::{ListScope, MAX_UTC_OFFSET, SessionFilter, TimeBound};
use super::named::{Named, Spot};
use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::schema::sessions;
use crate::session::model::{SessionMode, Status, StoredStatus};
use crate::session::seats::counters::are_left_for_all;

pub(super) type SessionQuery<'a, Columns> =
    BoxedSelectStatement<'a, Columns, FromClause<sessions::table>, Pg>;

/// The condition of the partial indexes of the public list, word for word: with bound values in it
/// the planner could not tell that the indexes answer.
const PUBLIC: &str =
    "sessions.status in ('published', 'cancelled') and sessions.audience = 'public'";

/// What is over and waits for a count. A course is counted by its meetings.
const TO_COUNT: [&str; 2] = [
    "sessions.status = 'published' and sessions.ends_at <= ",
    " and not exists (select from counts where counts.session_id = sessions.id) \
     and not exists (select from sessions meeting where meeting.course_id = sessions.id) \
     and not exists (select from sessions course \
                     where course.id = sessions.course_id and course.status <> 'published')",
];

/// No course: what has meetings.
const NO_COURSE: &str =
    "not exists (select from sessions meeting where meeting.course_id = sessions.id)";

/// Only courses and single sessions are listed, and a meeting is shown with its course, unless each meeting is
/// asked for.
pub(super) fn narrow<'a, C>(
    query: SessionQuery<'a, C>,
    filter: &SessionFilter,
    named: &Named,
    now: DateTime<Utc>,
) -> SessionQuery<'a, C> {
    let query = if filter.to_count {
        let [over, uncounted] = TO_COUNT;
        query.filter(
            SqlExpression::<Bool>::sql(over)
                .instant(now)
                .then(uncounted),
        )
    } else if filter.each_meeting {
        query.filter(SqlExpression::<Bool>::sql(NO_COURSE))
    } else {
        query.filter(sessions::course_id.is_null())
    };
    let query = by_scope(query, &filter.scope);
    let query = by_time(query, filter, now);
    let query = by_place(query, filter, named);
    let query = by_content(query, filter, named, now);
    let query = by_status(query, &filter.statuses, now);
    if filter.is_rare() || named.is_planned_anew() {
        query.filter(SqlExpression::<Bool>::sql("true").once())
    } else {
        query
    }
}

fn by_scope<'a, C>(query: SessionQuery<'a, C>, scope: &ListScope) -> SessionQuery<'a, C> {
    let (scope, public_too) = match scope {
        ListScope::Public => return query.filter(SqlExpression::<Bool>::sql(PUBLIC)),
        ListScope::PublicAnd(scope) => (scope, true),
        ListScope::Within(scope) if !scope.everything => return query.filter(reached(scope)),
        ListScope::Within(scope) => (scope, false),
    };
    let (at, of) = venues_and_owners(scope);
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
            .id(scope.staff)
            .then(")))"),
    )
}

/// What a scope reaches. The owners come first, and alone: by them an index is read, and by the ids of the own
/// sessions another.
fn reached(scope: &Scope) -> SqlExpression<Bool> {
    let (at, of) = venues_and_owners(scope);
    let own = match scope.own_sessions {
        true => SqlExpression::sql(
            "(sessions.id = any(array(select h.session_id from session_helpers h where h.staff_id = ",
        )
        .id(scope.staff)
        .then(")) or "),
        false => SqlExpression::sql("("),
    };
    own.then("(sessions.organisation_id = any(")
        .ids(scope.owners())
        .then(") and (sessions.organisation_id = any(")
        .ids(scope.organisations.clone())
        .then(") or exists (select from unnest(")
        .ids(at)
        .then(", ")
        .ids(of)
        .then(
            ") as reached (venue, owner) where reached.venue = sessions.venue_id \
               and reached.owner = sessions.organisation_id))))",
        )
}

/// Each venue in reach, once for every owner in reach there.
fn venues_and_owners(scope: &Scope) -> (Vec<VenueId>, Vec<OrganisationId>) {
    scope
        .venues
        .iter()
        .flat_map(|(venue, owners)| owners.iter().map(|owner| (*venue, *owner)))
        .unzip()
}

fn by_time<'a, C>(
    query: SessionQuery<'a, C>,
    filter: &SessionFilter,
    now: DateTime<Utc>,
) -> SessionQuery<'a, C> {
    let query = match filter.from {
        Some(TimeBound::Instant(at)) => query.filter(sessions::starts_at.ge(at)),
        Some(TimeBound::Day(day)) => query
            .filter(sessions::local_date.ge(day))
            .filter(sessions::starts_at.ge(midnight(day) - MAX_UTC_OFFSET)),
        None => query,
    };
    let query = match filter.to {
        Some(TimeBound::Instant(at)) => query.filter(sessions::starts_at.le(at)),
        Some(TimeBound::Day(day)) => query
            .filter(sessions::local_date.le(day))
            .filter(sessions::starts_at.lt(midnight(day) + TimeDelta::days(1) + MAX_UTC_OFFSET)),
        None => query,
    };
    let query = match filter.updated_after {
        Some(since) => query.filter(sessions::updated_at.ge(since)),
        None => query,
    };
    if filter.not_over {
        query.filter(sessions::ends_at.gt(now))
    } else {
        query
    }
}

pub(super) fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

fn by_place<'a, C>(
    mut query: SessionQuery<'a, C>,
    filter: &SessionFilter,
    named: &Named,
) -> SessionQuery<'a, C> {
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
    if !filter.owners.is_empty() {
        query = query.filter(sessions::organisation_id.eq_any(filter.owners.clone()));
    }
    match &named.spots_nearby {
        Some(spots) => query.filter(nearby(spots)),
        None => query,
    }
}

/// At one of these venues, unless it names a place of its own on the map; or one of these sessions that do.
fn nearby(spots: &[Spot]) -> SqlExpression<Bool> {
    let (venues, elsewhere): (Vec<Spot>, Vec<Spot>) = spots
        .iter()
        .partition(|spot| matches!(spot, Spot::Venue(_)));
    SqlExpression::sql("((sessions.venue_id = any(")
        .ids(venues)
        .then(
            ") and not exists (select from session_texts t where t.session_id = sessions.id \
             and t.place_lat is not null and t.place is not null)) or sessions.id = any(",
        )
        .ids(elsewhere)
        .then("))")
}

/// The seats are read by a subquery in brackets: joined, they would be read for every session that there is.
fn by_content<'a, C>(
    mut query: SessionQuery<'a, C>,
    filter: &SessionFilter,
    named: &Named,
    now: DateTime<Utc>,
) -> SessionQuery<'a, C> {
    if named.wanted.is_nothing() {
        return query.filter(SqlExpression::<Bool>::sql("false"));
    }
    if let Some(wanted) = named.wanted.tsquery() {
        let found = SqlExpression::<Bool>::sql("sessions.terms @@ ").text(wanted);
        query = query.filter(found.then("::tsquery"));
    }
    if let Some(helper) = filter.helper {
        let helps = SqlExpression::<Bool>::sql(
            "exists (select from session_helpers h where h.session_id = sessions.id and h.staff_id = ",
        );
        query = query.filter(helps.id(helper).then(")"));
    }
    if filter.bookable {
        query = query.filter(sessions::mode.eq(SessionMode::Booking));
    }
    if filter.free {
        let counters = SqlExpression::<Bool>::sql("sessions.status <> 'cancelled' and (select ");
        let free = are_left_for_all(counters, 1, now);
        query = query
            .filter(free.then(" from session_seats where session_seats.session_id = sessions.id)"));
    }
    query
}

fn by_status<'a, C>(
    query: SessionQuery<'a, C>,
    statuses: &[Status],
    now: DateTime<Utc>,
) -> SessionQuery<'a, C> {
    if statuses.is_empty() {
        return query;
    }
    let stored: Vec<StoredStatus> = statuses
        .iter()
        .filter_map(|status| match status {
            Status::Draft => Some(StoredStatus::Draft),
            Status::Proposed => Some(StoredStatus::Proposed),
            Status::Cancelled => Some(StoredStatus::Cancelled),
            Status::Published | Status::Past => None,
        })
        .collect();
    let published = statuses.contains(&Status::Published).into_sql::<Bool>();
    let past = statuses.contains(&Status::Past).into_sql::<Bool>();
    query.filter(sessions::status.eq_any(stored).or(
        sessions::status.eq(StoredStatus::Published).and(
            (published.and(sessions::ends_at.gt(now))).or(past.and(sessions::ends_at.le(now))),
        ),
    ))
}

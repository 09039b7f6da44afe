//! Sessions that somebody could take instead of one that is full, closed or called off.
//! Only those that everybody can book now, in the same municipality, with seats for them.
//! Refusals of the API carry them; the form's page shows them; the desk chooses among like ones.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::session_view::title;
use crate::platform::db::SqlExpression;
use crate::platform::i18n::Locale;
use crate::platform::schemas::WallTime;
use crate::platform::time::rfc3339;
use crate::schema::{session_limits, session_seats, sessions, venues};
use crate::session::StoredStatus;
use crate::session::{self, SeatCounters, Session, are_left_for_all};

/// As many as an answer carries.
const MAX_ALTERNATIVES: i64 = 3;

/// A session to choose, with its venue's name and the seats left.
#[derive(Debug, Clone, Queryable)]
pub struct SessionChoice {
    /// The session.
    pub session: Session,
    /// The venue's name.
    pub venue: String,
    /// Seats left for whoever chooses.
    pub seats_free: i32,
}

/// A session somebody could take instead.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The session.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// In UTC.
    #[schema(value_type = DateTime<Utc>)]
    pub starts_at: String,
    /// The venue's own date.
    #[schema(value_type = NaiveDate)]
    pub local_date: String,
    /// The venue's own time.
    #[schema(value_type = WallTime)]
    pub local_time: String,
    /// The venue's name.
    pub venue: String,
    /// Seats left.
    pub seats_free: i32,
}

/// Sessions somebody could take instead, as the API shows them.
#[must_use]
pub fn alternatives(choices: &[SessionChoice], locale: Locale) -> Vec<Alternative> {
    let shown = |choice: &SessionChoice| Alternative {
        id: choice.session.id.into(),
        title: title(&choice.session, locale).0,
        starts_at: rfc3339(choice.session.timing.starts_at),
        local_date: choice.session.timing.local_date.to_string(),
        local_time: choice.session.timing.local_time.format("%H:%M").to_string(),
        venue: choice.venue.clone(),
        seats_free: choice.seats_free,
    };
    choices.iter().map(shown).collect()
}

/// Sessions, three at most, in the same municipality that everybody can book now and that have so many
/// seats for them, the next ones first, the same kind before others.
pub async fn alternative_sessions(
    conn: &mut AsyncPgConnection,
    session: &Session,
    seats: i32,
    now: DateTime<Utc>,
) -> QueryResult<Vec<SessionChoice>> {
    let found: Vec<(Session, String, SeatCounters)> = session::joined()
        .inner_join(session_seats::table)
        .inner_join(venues::table)
        .filter(
            sessions::status
                .eq(StoredStatus::Published)
                .and(sessions::audience.eq("public")),
        )
        .filter(
            sessions::course_id
                .is_null()
                .and(sessions::mode.eq("booking")),
        )
        .filter(
            sessions::municipality_id
                .eq(session.municipality_id)
                .and(sessions::id.ne(session.id)),
        )
        .filter(sessions::starts_at.gt(now))
        .filter(
            sessions::booking_closes_at
                .is_null()
                .or(sessions::booking_closes_at.gt(now)),
        )
        .filter(
            sessions::booking_opens_at
                .is_null()
                .or(sessions::booking_opens_at.le(now)),
        )
        .filter(are_left_for_all(SqlExpression::<Bool>::sql("("), seats, now).then(")"))
        .filter(
            session_limits::seats_per_booking
                .is_null()
                .or(session_limits::seats_per_booking.ge(seats)),
        )
        .order((
            sessions::kind.eq(session.kind).desc(),
            sessions::starts_at,
            sessions::id,
        ))
        .limit(MAX_ALTERNATIVES)
        .select((
            Session::as_select(),
            venues::name,
            SeatCounters::as_select(),
        ))
        .load(conn)
        .await?;
    let choice = |(session, venue, seats): (Session, String, SeatCounters)| SessionChoice {
        seats_free: seats.free_for_all(now),
        session,
        venue,
    };
    Ok(found.into_iter().map(choice).collect())
}

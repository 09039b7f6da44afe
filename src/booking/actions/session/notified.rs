//! How many people are notified of something, and how. Staff see it before they save, and after.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::model::Booking;
use crate::booking::notify::{Notice, ToldOf, letters_written};
use crate::booking::reach::Reach;
use crate::booking::status::LIVE;
use crate::platform::ids::SessionId;
use crate::schema::{bookings, call_tasks};
use crate::session::Session;

/// How many people were notified, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Told)]
#[serde(rename_all = "camelCase")]
pub struct NotifiedCounts {
    /// Letters written.
    #[schema(minimum = 0)]
    pub letters: i64,
    /// People to telephone.
    #[schema(minimum = 0)]
    pub call_tasks: i64,
    /// People who can only be told at the door.
    #[schema(minimum = 0)]
    pub at_the_door: i64,
}

impl NotifiedCounts {
    /// Who would be notified if these were called off now.
    #[must_use]
    pub fn of<'a>(live: impl IntoIterator<Item = &'a Booking>) -> Self {
        let mut counts = Self::default();
        live.into_iter().for_each(|booking| counts.add(booking));
        counts
    }

    /// All of these together.
    #[must_use]
    pub fn sum(several: impl IntoIterator<Item = Self>) -> Self {
        several.into_iter().fold(Self::default(), |sum, one| Self {
            letters: sum.letters + one.letters,
            call_tasks: sum.call_tasks + one.call_tasks,
            at_the_door: sum.at_the_door + one.at_the_door,
        })
    }

    /// How many people that is.
    #[must_use]
    pub fn people(self) -> i64 {
        self.letters + self.call_tasks + self.at_the_door
    }

    pub(super) fn add(&mut self, booking: &Booking) {
        match Reach::of(booking) {
            Reach::Letter => self.letters += 1,
            Reach::Call { .. } => self.call_tasks += 1,
            Reach::Door => self.at_the_door += 1,
        }
    }
}

/// The session whose seats people booked: a meeting has those of its course.
pub(super) fn booked_in(session: &Session) -> SessionId {
    session.course_id.unwrap_or(session.id)
}

/// The live bookings of a session.
pub(super) async fn live_bookings(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Vec<Booking>> {
    bookings::table
        .filter(
            bookings::session_id
                .eq(session)
                .and(bookings::status.eq_any(LIVE)),
        )
        .order(bookings::id)
        .select(Booking::as_select())
        .load(conn)
        .await
}

/// Who would be told if these were called off now, each by itself.
pub async fn would_be_told(
    conn: &mut AsyncPgConnection,
    sessions: &[Session],
) -> QueryResult<HashMap<SessionId, NotifiedCounts>> {
    let ids: Vec<SessionId> = sessions.iter().map(booked_in).collect();
    let live: Vec<Booking> = bookings::table
        .filter(
            bookings::session_id
                .eq_any(ids)
                .and(bookings::status.eq_any(LIVE)),
        )
        .select(Booking::as_select())
        .load(conn)
        .await?;
    let told = |session: &Session| {
        let of = live
            .iter()
            .filter(|one| one.session_id == booked_in(session));
        (session.id, NotifiedCounts::of(of))
    };
    Ok(sessions.iter().map(told).collect())
}

/// Who was told of a message, each as they can be reached now.
pub(super) async fn told_by_message(
    conn: &mut AsyncPgConnection,
    session: &Session,
    message: Uuid,
) -> QueryResult<NotifiedCounts> {
    let of = ToldOf::Message(message);
    let key = format!("{}:%", Notice::key_of_message(message));
    let by_person: Vec<bool> = call_tasks::table
        .inner_join(bookings::table)
        .filter(call_tasks::session_id.eq(booked_in(session)))
        .filter(call_tasks::dedupe_key.like(key))
        .select(bookings::phone.is_null())
        .load(conn)
        .await?;
    let mut told = NotifiedCounts {
        letters: letters_written(conn, session, of).await?,
        ..NotifiedCounts::default()
    };
    for at_the_door in by_person {
        told.at_the_door += i64::from(at_the_door);
        told.call_tasks += i64::from(!at_the_door);
    }
    Ok(told)
}

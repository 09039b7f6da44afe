//! What the door must know of a session before a command is handed in: kept for a moment, as public
//! answers are, so that a rush on one session does not ask the database for each caller. Nothing
//! here decides: seats, status and times are read again under the lock.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use moka::future::Cache;
use uuid::Uuid;

use super::view::{VenueOfBooking, alternative_sessions};
use crate::platform::db::Db;
use crate::platform::problem::{NOT_FOUND, Problem};
use crate::schema::{organisations, sessions, venues};
use crate::session::Session;

/// Sessions kept at once.
const SESSIONS: u64 = 5_000;
/// A public session's kind, country and place are kept so many times longer than seats: a minute.
const LONGER: u32 = 60;
/// Answers to sold-out sessions kept at once.
const ANSWERS: u64 = 1_000;

/// A session with what the door needs beside it.
#[derive(Debug, Clone)]
pub struct Known {
    /// What it says.
    pub session: Arc<Session>,
    /// The country's code: it reads national telephone numbers.
    pub country: String,
    /// Where it is.
    pub venue: VenueOfBooking,
}

/// Sessions somebody could take instead, each with its venue's name and the seats left.
pub type Others = Vec<(Session, String, i32)>;

/// What this process keeps; cheap to clone.
#[derive(Clone)]
pub struct Catalogue {
    db: Db,
    kept: Option<Kept>,
}

#[derive(Clone)]
struct Kept {
    known: Cache<Uuid, Arc<Known>>,
    others: Cache<(Uuid, i32), Arc<Others>>,
}

impl Catalogue {
    /// Keeps what it reads for so long; for no time, nothing.
    #[must_use]
    pub fn new(db: Db, time: Duration) -> Self {
        let kept = (!time.is_zero()).then(|| Kept {
            known: Cache::builder()
                .max_capacity(SESSIONS)
                .time_to_live(time * LONGER)
                .build(),
            others: Cache::builder()
                .max_capacity(ANSWERS)
                .time_to_live(time)
                .build(),
        });
        Self { db, kept }
    }

    /// A session; one reads it and the others wait.
    ///
    /// # Errors
    /// 404 without such a session; 503 when the database is away.
    pub async fn find(&self, id: Uuid) -> Result<Arc<Known>, Problem> {
        let Some(kept) = &self.kept else {
            return Box::pin(self.read(id)).await;
        };
        match kept.known.get(&id).await {
            Some(known) => Ok(known),
            // In a box: what is seldom done would make every booking's future large.
            None => Box::pin(kept.find(id, self.read(id))).await,
        }
    }

    /// Sessions to take instead of one that has not so many seats left.
    ///
    /// # Errors
    /// 503 when the database is away.
    pub async fn others(
        &self,
        session: &Session,
        seats: i32,
        now: DateTime<Utc>,
    ) -> Result<Arc<Others>, Problem> {
        let read = async {
            let mut conn = self.db.get().await?;
            let others = alternative_sessions(&mut conn, session, seats, now).await?;
            Ok(Arc::new(others))
        };
        match &self.kept {
            None => Box::pin(read).await,
            Some(kept) => Box::pin(kept.others.try_get_with((session.id, seats), read))
                .await
                .map_err(|shared: Arc<Problem>| again(&shared)),
        }
    }

    async fn read(&self, id: Uuid) -> Result<Arc<Known>, Problem> {
        let mut conn = self.db.get().await?;
        let known = load(&mut conn, id).await?;
        Ok(Arc::new(known.ok_or_else(Problem::not_found)?))
    }
}

impl Kept {
    /// What not everybody may see yet is not kept: it can be published at any moment.
    async fn find(
        &self,
        id: Uuid,
        read: impl Future<Output = Result<Arc<Known>, Problem>>,
    ) -> Result<Arc<Known>, Problem> {
        let found = self.known.try_get_with(id, read).await;
        let known = found.map_err(|shared: Arc<Problem>| again(&shared))?;
        if !known.session.is_public() {
            self.known.invalidate(&id).await;
        }
        Ok(known)
    }
}

async fn load(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<Known>> {
    let row: Option<(Session, String, VenueOfBooking)> = sessions::table
        .inner_join(organisations::table)
        .inner_join(venues::table)
        .filter(sessions::id.eq(id))
        .select((
            Session::as_select(),
            organisations::country,
            VenueOfBooking::as_select(),
        ))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(|(session, country, venue)| Known {
        session: Arc::new(session),
        country,
        venue,
    }))
}

/// A failure that several wait for, for one of them.
fn again(shared: &Problem) -> Problem {
    if *shared.kind == NOT_FOUND {
        return Problem::not_found();
    }
    Problem::unavailable(
        shared
            .cause
            .as_ref()
            .map_or_else(|| shared.to_string(), |cause| format!("{cause:#}")),
    )
}

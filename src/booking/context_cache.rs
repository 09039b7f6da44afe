//! A cache, for a minute, of what the API reads of a session before it hands a command in.
//! Nothing here decides: seats are read under the lock, and a session whose version has changed.
//! In a rush on one session one request reads and the others wait, instead of each asking the database.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use moka::future::Cache;

use super::present::{SessionChoice, VenueOfBooking, alternative_sessions};
use crate::platform::db::Db;
use crate::platform::ids::SessionId;
use crate::platform::problem::{NOT_FOUND, Problem};
use crate::schema::{organisations, sessions, venues};
use crate::session::{self, Session, TopicPolicy, topic_policy};

/// Sessions cached at once.
const MAX_SESSIONS: u64 = 5_000;
/// A public session's kind, country and place are cached so many times longer than seats: a minute.
const TIMES_LONGER: u32 = 60;
/// Answers to sold-out sessions cached at once.
const MAX_ANSWERS: u64 = 1_000;

/// A session with what an endpoint needs beside it.
#[derive(Debug, Clone)]
pub struct BookingContext {
    /// What it says.
    pub session: Arc<Session>,
    /// The country's code: it reads national telephone numbers.
    pub country: String,
    /// Where it is.
    pub venue: VenueOfBooking,
    /// What holds of topics there.
    pub topics: TopicPolicy,
    /// The language that its owner writes in first.
    pub language: String,
}

/// What this process has cached; cheap to clone.
#[derive(Clone)]
pub struct BookingContextCache {
    db: Db,
    caches: Option<Caches>,
}

#[derive(Clone)]
struct Caches {
    contexts: Cache<SessionId, Arc<BookingContext>>,
    alternatives: Cache<(SessionId, i32), Arc<Vec<SessionChoice>>>,
}

impl BookingContextCache {
    /// Caches what it reads for so long; for no time, nothing.
    #[must_use]
    pub fn new(db: Db, time: Duration) -> Self {
        let caches = (!time.is_zero()).then(|| Caches {
            contexts: Cache::builder()
                .max_capacity(MAX_SESSIONS)
                .time_to_live(time * TIMES_LONGER)
                .build(),
            alternatives: Cache::builder()
                .max_capacity(MAX_ANSWERS)
                .time_to_live(time)
                .build(),
        });
        Self { db, caches }
    }

    /// A session; one reads it and the others wait.
    ///
    /// # Errors
    /// 404 without such a session; 503 when the database is away.
    pub async fn find(&self, id: SessionId) -> Result<Arc<BookingContext>, Problem> {
        let Some(caches) = &self.caches else {
            return Box::pin(self.read(id)).await;
        };
        match caches.contexts.get(&id).await {
            Some(context) => Ok(context),
            // In a box: what is seldom done would make every booking's future large.
            None => Box::pin(caches.find(id, self.read(id))).await,
        }
    }

    /// Sessions to take instead of one that has not so many seats left.
    ///
    /// # Errors
    /// 503 when the database is away.
    pub async fn alternatives(
        &self,
        session: &Session,
        seats: i32,
        now: DateTime<Utc>,
    ) -> Result<Arc<Vec<SessionChoice>>, Problem> {
        let read = async {
            let mut conn = self.db.get().await?;
            let found = alternative_sessions(&mut conn, session, seats, now).await?;
            Ok(Arc::new(found))
        };
        let Some(caches) = &self.caches else {
            return Box::pin(read).await;
        };
        Box::pin(caches.alternatives.try_get_with((session.id, seats), read))
            .await
            .map_err(|shared: Arc<Problem>| copy_of(&shared))
    }

    async fn read(&self, id: SessionId) -> Result<Arc<BookingContext>, Problem> {
        let mut conn = self.db.get().await?;
        let context = load(&mut conn, id).await?;
        Ok(Arc::new(context.ok_or_else(Problem::not_found)?))
    }
}

impl Caches {
    /// What not everybody may see yet does not stay cached: it can be published at any moment.
    async fn find(
        &self,
        id: SessionId,
        read: impl Future<Output = Result<Arc<BookingContext>, Problem>>,
    ) -> Result<Arc<BookingContext>, Problem> {
        let found = self.contexts.try_get_with(id, read).await;
        let context = found.map_err(|shared: Arc<Problem>| copy_of(&shared))?;
        if !context.session.is_public() {
            self.contexts.invalidate(&id).await;
        }
        Ok(context)
    }
}

async fn load(conn: &mut AsyncPgConnection, id: SessionId) -> QueryResult<Option<BookingContext>> {
    let row: Option<(Session, String, Vec<String>, VenueOfBooking)> = session::joined()
        .inner_join(organisations::table)
        .inner_join(venues::table)
        .filter(sessions::id.eq(id))
        .select((
            Session::as_select(),
            organisations::country,
            organisations::languages,
            VenueOfBooking::as_select(),
        ))
        .first(conn)
        .await
        .optional()?;
    let Some((session, country, languages, venue)) = row else {
        return Ok(None);
    };
    let topics = topic_policy(conn, &session).await?;
    Ok(Some(BookingContext {
        session: Arc::new(session),
        country,
        venue,
        topics,
        language: languages.into_iter().next().unwrap_or_default(),
    }))
}

/// A failure that several wait for, for one of them.
fn copy_of(shared: &Problem) -> Problem {
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

//! Expires seats in sessions that nobody opens.
//! A session that somebody has locked is left out: whoever has it expires what is due.
//! The roof's job calls this.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::booking::seats::lock_all;
use crate::session;
use crate::session::LockWait;

/// Sessions of one round.
const MAX_SESSIONS: i64 = 100;

/// Runs one round; answers in how many sessions something expired.
pub async fn expire_everywhere(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let mut expired = 0;
    for id in session::due_for_expiry(conn, now, MAX_SESSIONS).await? {
        let found = conn
            .transaction::<_, diesel::result::Error, _>(async |conn| {
                lock_all(conn, &[id], LockWait::SkipLocked, now).await
            })
            .await?;
        expired += found.locked.len();
    }
    Ok(expired)
}

//! How long a batch waits for sessions that others have locked: not at all, or until an instant, however many
//! locks it wants. The database keeps the time, because a statement that is given up goes on there.

use diesel::QueryResult;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use tokio::time::Instant;

use crate::platform::ids::SessionId;
use crate::session::{self, LockWait, SessionLock};

#[derive(Debug, Clone, Copy)]
pub(super) enum LockPatience {
    None,
    Until(Instant),
}

/// Locks sessions in the transaction that has begun.
pub(super) async fn lock(
    conn: &AsyncPgConnection,
    ids: &[SessionId],
    patience: LockPatience,
) -> QueryResult<Vec<SessionLock>> {
    let LockPatience::Until(until) = patience else {
        return session::lock(conn, ids, LockWait::SkipLocked).await;
    };
    let mut writer = conn;
    let left = until.saturating_duration_since(Instant::now());
    let left = left.as_millis().max(1);
    let limit = format!("set local statement_timeout = {left}");
    writer.batch_execute(&limit).await?;
    let locked = session::lock(conn, ids, LockWait::Wait).await?;
    writer
        .batch_execute("set local statement_timeout to default")
        .await?;
    Ok(locked)
}

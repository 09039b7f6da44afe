//! A transaction whose beginning travels with its first statements, and whose commit may travel with
//! the last. `conn.transaction` waits for an answer to each, which on a path where every round trip to
//! the database counts is two more.

use diesel::QueryResult;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use futures_util::future::join;
use scopeguard::ScopeGuard;

use super::db::Conn;

/// A connection on which a transaction may be under way. Dropped before [`end`] or [`lend`], as by a
/// panic, it is closed instead of lent to the next, and the server rolls back.
pub type Open = ScopeGuard<Conn, fn(Conn)>;

/// Takes a connection for one transaction.
#[must_use]
pub fn on(conn: Conn) -> Open {
    scopeguard::guard(conn, |open| drop(Conn::take(open)))
}

/// Begins. It need not be waited for before a statement is sent on the same connection, only asked
/// for first: it needs no preparing, so nothing overtakes it.
///
/// # Errors
/// Of the database.
pub async fn begin(mut conn: &AsyncPgConnection) -> QueryResult<()> {
    conn.batch_execute("begin").await
}

/// Commits what came true, rolls back what failed, and lends the connection to the next.
///
/// # Errors
/// As given; of the database, when it is not known whether it was committed.
pub async fn end<T, E>(mut open: Open, outcome: Result<T, E>) -> Result<T, E>
where
    E: From<diesel::result::Error>,
{
    let words = if outcome.is_ok() {
        "commit"
    } else {
        "rollback"
    };
    let answered = open.batch_execute(words).await;
    lend(open, (outcome, answered))
}

/// Commits right behind the last statement, without waiting for the answer to it. Where the statement
/// fails, the commit rolls back.
///
/// Like [`begin`], the commit needs no preparing. So `last` sends one statement at most, when it is
/// first polled, and that is prepared on this connection already. Should the commit overtake it all the
/// same, the statement must do nothing outside a transaction and say so, and what was written before
/// it stays: it must be whole by itself.
///
/// What comes back is for [`lend`].
pub async fn commit_behind<T, E>(
    mut conn: &AsyncPgConnection,
    last: impl Future<Output = Result<T, E>>,
) -> (Result<T, E>, QueryResult<()>) {
    join(last, conn.batch_execute("commit")).await
}

/// Lends the connection to the next, when its transaction is known to have ended.
///
/// # Errors
/// As given; of the database, when it is not known whether it was committed.
pub fn lend<T, E>(open: Open, (outcome, answered): (Result<T, E>, QueryResult<()>)) -> Result<T, E>
where
    E: From<diesel::result::Error>,
{
    match (answered, outcome) {
        (Ok(()), outcome) => {
            drop(ScopeGuard::into_inner(open));
            outcome
        }
        (Err(_), Err(error)) => Err(error),
        (Err(error), Ok(_)) => Err(error.into()),
    }
}

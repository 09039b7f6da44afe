//! A transaction whose beginning travels with its first statements: `conn.transaction` waits for an
//! answer to `begin`, which costs one round trip more where every one counts.

use diesel::QueryResult;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use scopeguard::ScopeGuard;

use super::pool::Conn;

/// A connection on which a transaction may be under way. Dropped before [`end`], as by a panic, it is
/// closed instead of lent to the next, and the server rolls back.
pub type OpenTransaction = ScopeGuard<Conn, fn(Conn)>;

/// Guards a connection for one transaction.
#[must_use]
pub fn guard(conn: Conn) -> OpenTransaction {
    scopeguard::guard(conn, |open| drop(Conn::take(open)))
}

/// Begins. It need not be waited for before a statement is sent on the same connection, only asked
/// for first: it needs no preparing, so nothing overtakes it.
pub async fn begin(mut conn: &AsyncPgConnection) -> QueryResult<()> {
    conn.batch_execute("begin").await
}

/// Commits what came true, rolls back what failed, and lends the connection to the next.
///
/// # Errors
/// As given; of the database, when it is not known whether it was committed.
pub async fn end<T, E>(mut open: OpenTransaction, outcome: Result<T, E>) -> Result<T, E>
where
    E: From<diesel::result::Error>,
{
    let last = if outcome.is_ok() {
        "commit"
    } else {
        "rollback"
    };
    match (open.batch_execute(last).await, outcome) {
        (Ok(()), outcome) => {
            drop(ScopeGuard::into_inner(open));
            outcome
        }
        (Err(_), Err(error)) => Err(error),
        (Err(error), Ok(_)) => Err(error.into()),
    }
}

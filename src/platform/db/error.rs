//! What a database error means to a caller: 404, 503 for what passes, 500 for the rest.

use crate::platform::problem::Problem;

/// A database that is away, restarting, locked for too long, too slow, or out of disk or memory is 503; the
/// rest is ours.
impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Is, Error};
        match &error {
            Error::NotFound => Self::not_found(),
            Error::BrokenTransactionManager
            | Error::DatabaseError(
                Is::ClosedConnection
                | Is::UnableToSendCommand
                | Is::SerializationFailure
                // A server that has become a standby.
                | Is::ReadOnlyTransaction,
                _,
            ) => Self::unavailable(error),
            Error::DatabaseError(_, information) if passes(information.message()) => {
                Self::unavailable(error)
            }
            _ => Self::internal(error),
        }
    }
}

/// Whether a database's message tells of something that passes: it runs out of something, somebody ends it,
/// its system fails it (the classes 53, 57 and 58 of SQLSTATE). Diesel has no kinds for these, and no code.
fn passes(message: &str) -> bool {
    PASSING.iter().any(|part| message.contains(part))
}

const PASSING: [&str; 28] = [
    "lock timeout",
    "statement timeout",
    "user request",
    "administrator command",
    "the database system is",
    "deadlock detected",
    "connection closed",
    "terminating connection",
    "too many clients",
    "too many connections",
    "idle-in-transaction timeout",
    "connection slots",
    "No space left on device",
    "Disk quota exceeded",
    "Input/output error",
    "Read-only file system",
    "could not extend file",
    "could not write",
    "could not read",
    "could not open file",
    "could not fsync",
    "could not access",
    "could not resize shared memory",
    "could not fork",
    "out of memory",
    "out of shared memory",
    "temporary file size exceeds",
    "read-only transaction",
];

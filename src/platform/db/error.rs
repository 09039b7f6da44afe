//! What a database error means to a caller: 404, 503 for what passes, 500 for the rest.

use crate::platform::problem::Problem;

/// A database that is away, restarting, locked for too long or too slow is 503; the rest is ours.
impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Is, Error};
        match &error {
            Error::NotFound => Self::not_found(),
            Error::BrokenTransactionManager
            | Error::DatabaseError(
                Is::ClosedConnection | Is::UnableToSendCommand | Is::SerializationFailure,
                _,
            ) => Self::unavailable(error),
            Error::DatabaseError(_, information) if passes(information.message()) => {
                Self::unavailable(error)
            }
            _ => Self::internal(error),
        }
    }
}

/// Whether a database's message tells of something that passes: diesel has no kinds for these.
fn passes(message: &str) -> bool {
    [
        "lock timeout",
        "statement timeout",
        "administrator command",
        "the database system is",
        "deadlock detected",
        "connection closed",
        "terminating connection",
        "too many clients",
        "idle-in-transaction timeout",
        "connection slots",
    ]
    .iter()
    .any(|part| message.contains(part))
}

//! How many letters told of one thing that happened to a session. Calls and the door are counted where they are worked
//! through.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::kind::LetterKind;
use super::notice::Notice;
use crate::booking::end_cause::EndCause;
use crate::schema::{bookings, letters};
use crate::session::Session;

/// What people booked in a session were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldOf {
    Cancellation,
    /// The change that made its present version.
    LastChange,
    Message(Uuid),
}

/// The letters that were written about it.
pub async fn letters_written(
    conn: &mut AsyncPgConnection,
    session: &Session,
    what: ToldOf,
) -> QueryResult<i64> {
    let written = letters::table
        .inner_join(bookings::table.on(bookings::id.nullable().eq(letters::booking_id)))
        .filter(bookings::session_id.eq(session.course_id.unwrap_or(session.id)))
        .into_boxed();
    let written = match (what, session.course_id) {
        (ToldOf::Cancellation, None) => written
            .filter(letters::kind.eq(LetterKind::Cancellation.name()))
            .filter(bookings::ended_by.eq(EndCause::SessionCancelled)),
        // A meeting that is cancelled is a change of its course.
        (ToldOf::Cancellation, Some(_)) | (ToldOf::LastChange, _) => {
            let key = Notice::key_of_change(session.id, session.version);
            written.filter(letters::dedupe_key.eq(key))
        }
        (ToldOf::Message(id), _) => {
            written.filter(letters::dedupe_key.eq(Notice::key_of_message(id)))
        }
    };
    written.count().get_result(conn).await
}

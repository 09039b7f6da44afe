//! Which calls a query asks for, within what its reader may see.

use diesel_async::AsyncPgConnection;

use super::list::CallFilter;
use super::progress::CallProgress;
use crate::booking::access::session_to_serve;
use crate::platform::auth::{Can, rights};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::venue::find_venue;

impl CallFilter {
    /// Reads `venue` and `session`; a meeting is its course.
    ///
    /// # Errors
    /// 404 for a venue that is not there or a session outside the right's reach.
    pub async fn asked(
        conn: &mut AsyncPgConnection,
        can: &Can<rights::ServePeople>,
        query: &Query,
        progress: CallProgress,
    ) -> Result<Self, Problem> {
        let venue = match query.get("venue") {
            None => None,
            Some(text) => {
                let venue = find_venue(conn, text).await?;
                Some(venue.ok_or_else(Problem::not_found)?.id)
            }
        };
        let session = match query.get("session") {
            None => None,
            Some(text) => {
                let session = session_to_serve(conn, can, text.parse().ok()).await?;
                Some(session.course_id.unwrap_or(session.id))
            }
        };
        Ok(Self {
            scope: can.scope(),
            venue,
            session,
            progress,
            at_the_door: None,
        })
    }
}

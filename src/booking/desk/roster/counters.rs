//! The seat counters of a session, as its page shows them.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::schema::session_seats;
use crate::session::Session;

#[derive(Debug, Default, Clone, Copy)]
pub struct ShownSeats {
    pub total: Option<i32>,
    pub overbook: i32,
    pub taken: i32,
}

impl ShownSeats {
    /// A meeting shows its course's.
    pub async fn load(conn: &mut AsyncPgConnection, session: &Session) -> QueryResult<Self> {
        let counters: Option<(Option<i32>, i32, i32)> = session_seats::table
            .find(session.course_id.unwrap_or(session.id))
            .select((
                session_seats::total,
                session_seats::overbook,
                session_seats::taken,
            ))
            .first(conn)
            .await
            .optional()?;
        let (total, overbook, taken) = counters.unwrap_or_default();
        Ok(Self {
            total,
            overbook,
            taken,
        })
    }

    /// Seats left; all one could want where nobody books.
    pub fn free(self) -> i32 {
        let left = |total: i32| (total + self.overbook - self.taken).max(0);
        self.total.map_or(i32::MAX, left)
    }
}

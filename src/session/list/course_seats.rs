//! The seats of meetings: those of their courses, which hold all bookings.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::rows::SessionRow;
use crate::platform::ids::SessionId;
use crate::schema::session_seats;

/// Seats taken, and all there are; none where nobody books.
pub type Seats = (i32, Option<i32>);

/// Seats of the courses that some rows of a list are meetings of.
#[derive(Debug, Default)]
pub struct CourseSeats(HashMap<SessionId, Seats>);

impl CourseSeats {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        rows: impl Iterator<Item = &SessionRow>,
    ) -> QueryResult<Self> {
        let courses: Vec<SessionId> = rows.filter_map(|row| row.session.course_id).collect();
        let found: Vec<(SessionId, i32, Option<i32>)> = session_seats::table
            .filter(session_seats::session_id.eq_any(courses))
            .select((
                session_seats::session_id,
                session_seats::taken,
                session_seats::total,
            ))
            .load(conn)
            .await?;
        let seats = found.into_iter();
        let seats = seats.map(|(id, taken, total)| (id, (taken, total)));
        Ok(Self(seats.collect()))
    }

    /// Of a row, whether it is a meeting or not.
    #[must_use]
    pub fn of(&self, row: &SessionRow) -> Seats {
        let course = row.session.course_id.and_then(|id| self.0.get(&id));
        let own = (row.seats.taken, row.seats.total);
        course.copied().unwrap_or(own)
    }
}

//! Whether a count is so far from what was expected that somebody must say that it is right.
//! A slip of the finger is asked about, a market day is not refused. `put` asks this.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::history::{proposed, walked_in};
use crate::platform::problem::Problem;
use crate::schema::session_seats;
use crate::session::model::Session;
use crate::session::problems::IMPLAUSIBLE;

/// Never asked about, whatever was expected.
const ALWAYS_BELIEVED: i64 = 100;
/// Where there are no seats to compare with.
const BELIEVED_WITHOUT_SEATS: i64 = 1000;
const TIMES_EXPECTED: i64 = 5;

/// What a session gives reason to expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Expected {
    people: i64,
    has_seats: bool,
}

impl Expected {
    fn fits(self, total: i64) -> bool {
        let most = if self.has_seats {
            TIMES_EXPECTED.saturating_mul(self.people)
        } else {
            BELIEVED_WITHOUT_SEATS
        };
        total <= ALWAYS_BELIEVED.max(most)
    }

    /// Seats with bare walk-ins; without seats, who was ticked off or walked in. A meeting has its
    /// course's seats.
    async fn at(conn: &mut AsyncPgConnection, session: &Session) -> QueryResult<Self> {
        let seats: Option<(Option<i32>, i32)> = session_seats::table
            .find(session.course_id.unwrap_or(session.id))
            .select((session_seats::total, session_seats::overbook))
            .first(conn)
            .await
            .optional()?;
        Ok(match seats {
            Some((Some(total), overbook)) => Self {
                people: i64::from(total)
                    + i64::from(overbook)
                    + walked_in(conn, session.id).await?,
                has_seats: true,
            },
            _ => Self {
                people: proposed(conn, session.id).await?,
                has_seats: false,
            },
        })
    }
}

/// Refuses a total that nobody could expect.
///
/// # Errors
/// 409 with what was expected.
pub async fn plausible(
    conn: &mut AsyncPgConnection,
    session: &Session,
    total: i32,
) -> Result<(), Problem> {
    let expected = Expected::at(conn, session).await?;
    if expected.fits(total.into()) {
        return Ok(());
    }
    Err(Problem::new(&IMPLAUSIBLE).fact("expected", expected.people))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_times_the_expected_is_believed_and_one_more_is_asked_about() {
        let room = |people| Expected {
            people,
            has_seats: true,
        };
        for (expected, most) in [
            (room(0), 100),
            (room(8), 100),
            (room(20), 100),
            (room(21), 105),
        ] {
            assert!(expected.fits(most), "{expected:?}");
            assert!(!expected.fits(most + 1), "{expected:?}");
        }
        let square = Expected {
            people: 3,
            has_seats: false,
        };
        assert!(square.fits(1000) && !square.fits(1001));
    }
}

//! What a session's figures are made of: bookings, attendance, bare walk-ins, counts.

use motesplats::platform::ids;
use uuid::Uuid;

use super::TestApp;

/// The signs of booking numbers.
const SIGNS: &[u8; 28] = b"346789ABCDEFGHJKMNPQRSTVWXYZ";

impl TestApp {
    /// A booking in a state; its row alone, without seats taken.
    pub async fn booked(&self, session: Uuid, status: &str, seats: i32) -> Uuid {
        self.booking_row(session, status, seats, false).await
    }

    /// A walk-in with a name, who came.
    pub async fn walked_in(&self, session: Uuid, seats: i32) -> Uuid {
        self.booking_row(session, "came", seats, true).await
    }

    async fn booking_row(&self, session: Uuid, status: &str, seats: i32, walk_in: bool) -> Uuid {
        let id = ids::fresh();
        let (place, until) = match status {
            "waiting" => ("1", "null"),
            "offered" => ("null", "now()"),
            _ => ("null", "null"),
        };
        let number = self.number().await;
        self.sql(&format!(
            "insert into bookings (id, organisation_id, session_id, number, key_id, status, seats,
                name, notify, language, walk_in, place, offered_until, created_at, updated_at)
             select '{id}', organisation_id, id, '{number}', (select min(id) from signing_keys),
                '{status}', {seats}, 'Kim', 'none', 'sv', {walk_in}, {place}, {until}, now(), now()
             from sessions where id = '{session}'"
        ))
        .await;
        id
    }

    async fn number(&self) -> String {
        let bookings = self.value("select count(*) from bookings").await;
        let mut rest: usize = bookings.parse().unwrap();
        let signs = (0..8).map(|_| {
            let sign = SIGNS[rest % SIGNS.len()];
            rest /= SIGNS.len();
            char::from(sign)
        });
        signs.collect()
    }

    /// What became of a booking at a session, or at a meeting of its course.
    pub async fn attended(&self, booking: Uuid, session: Uuid, outcome: &str, by: Uuid) {
        let people = i32::from(outcome == "came");
        self.sql(&format!(
            "insert into attendance (booking_id, session_id, organisation_id, outcome, people, by, at)
             select '{booking}', id, organisation_id, '{outcome}', {people}, '{by}', now()
             from sessions where id = '{session}'"
        ))
        .await;
    }

    /// People who just came, as a bare number.
    pub async fn came_by(&self, session: Uuid, count: i32, by: Uuid) {
        let id = ids::fresh();
        self.sql(&format!(
            "insert into walk_ins (id, organisation_id, session_id, count, by, at)
             select '{id}', organisation_id, id, {count}, '{by}', now()
             from sessions where id = '{session}'"
        ))
        .await;
    }

    /// The next version of a session's count.
    pub async fn counted(
        &self,
        session: Uuid,
        state: &str,
        (total, children, digital): (i64, i64, i64),
        by: Uuid,
    ) {
        self.sql(&format!(
            "insert into counts (session_id, version, organisation_id, state, total, children,
                digital, by, at)
             select id, (select count(*) + 1 from counts where session_id = '{session}'),
                organisation_id, '{state}', {total}, {children}, {digital}, '{by}', now()
             from sessions where id = '{session}'"
        ))
        .await;
    }
}

//! Sessions that were there before.

use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use motesplats::platform::ids;
use motesplats::schema::{session_editions, session_helpers, session_seats, sessions};
use serde_json::json;
use uuid::Uuid;

use super::TestApp;
use super::campaign::Edition;
use super::venue::Venue;

/// A session to be inserted: a published-to-be lecture of eight seats in the afternoon of the day
/// tests begin, for an hour, in Swedish.
pub struct NewSession<'a> {
    app: &'a TestApp,
    venue: Venue,
    owner: Uuid,
    room: Option<Uuid>,
    course: Option<Uuid>,
    kind: &'static str,
    status: &'static str,
    audience: &'static str,
    title: String,
    seats: Option<i32>,
    date: NaiveDate,
    time: NaiveTime,
    minutes: i64,
    zone: Tz,
    helpers: Vec<Uuid>,
    editions: Vec<Edition>,
}

impl TestApp {
    /// A draft; see [`NewSession`].
    pub fn session(&self, venue: &Venue) -> NewSession<'_> {
        NewSession {
            app: self,
            owner: venue.organisation,
            venue: venue.clone(),
            room: None,
            course: None,
            kind: "lecture",
            status: "draft",
            audience: "public",
            title: "Datorhjälp".to_owned(),
            seats: Some(8),
            date: "2026-10-06".parse().unwrap(),
            time: "13:00:00".parse().unwrap(),
            minutes: 60,
            zone: chrono_tz::Europe::Stockholm,
            helpers: Vec::new(),
            editions: Vec::new(),
        }
    }
}

impl NewSession<'_> {
    /// So many seats.
    pub fn seats(mut self, seats: i32) -> Self {
        self.seats = Some(seats);
        self
    }

    /// Nobody books it.
    pub fn drop_in(mut self) -> Self {
        (self.kind, self.seats) = ("drop-in", None);
        self
    }

    /// A meeting of a course: it has no seats of its own.
    pub fn meeting_of(mut self, course: Uuid) -> Self {
        (self.course, self.seats) = (Some(course), None);
        self
    }

    /// Begins at a wall time: `starting("2026-10-07", "09:30")`.
    pub fn starting(mut self, date: &str, time: &str) -> Self {
        self.date = date.parse().unwrap();
        self.time = format!("{time}:00").parse().unwrap();
        self
    }

    /// Lasts so long.
    pub fn minutes(mut self, minutes: i64) -> Self {
        self.minutes = minutes;
        self
    }

    /// Another kind.
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// Another title, in Swedish.
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// In a room.
    pub fn room(mut self, room: Uuid) -> Self {
        self.room = Some(room);
        self
    }

    /// For others than everybody.
    pub fn audience(mut self, audience: &'static str) -> Self {
        self.audience = audience;
        self
    }

    /// Helped by somebody.
    pub fn helper(mut self, staff: Uuid) -> Self {
        self.helpers.push(staff);
        self
    }

    /// Part of a campaign's edition.
    pub fn edition(mut self, edition: &Edition) -> Self {
        self.editions.push(edition.clone());
        self
    }

    /// Open to its audience.
    pub fn published(mut self) -> Self {
        self.status = "published";
        self
    }

    /// Called off.
    pub fn cancelled(mut self) -> Self {
        self.status = "cancelled";
        self
    }

    /// Inserts it; answers its id.
    pub async fn insert(self) -> Uuid {
        let id = ids::fresh();
        self.insert_row(id).await;
        self.insert_seats(id).await;
        self.insert_helpers(id).await;
        self.insert_editions(id).await;
        id
    }

    async fn insert_row(&self, id: Uuid) {
        use sessions::dsl;
        let wall = self.date.and_time(self.time);
        let starts = self.zone.from_local_datetime(&wall).unwrap();
        let starts = starts.with_timezone(&Utc);
        let mode = match self.kind {
            "drop-in" => "drop-in",
            _ => "booking",
        };
        diesel::insert_into(sessions::table)
            .values((
                dsl::id.eq(id),
                dsl::organisation_id.eq(self.owner),
                dsl::venue_id.eq(self.venue.id),
                dsl::room_id.eq(self.room),
                dsl::municipality_id.eq(self.venue.municipality),
                dsl::course_id.eq(self.course),
                dsl::kind.eq(self.kind),
                dsl::mode.eq(mode),
                dsl::status.eq(self.status),
                dsl::title.eq(json!({"sv": self.title})),
                dsl::starts_at.eq(starts),
                dsl::ends_at.eq(starts + TimeDelta::minutes(self.minutes)),
                dsl::time_zone.eq(self.zone.name()),
                dsl::local_date.eq(self.date),
                dsl::local_time.eq(self.time),
                dsl::waitlist.eq(true),
                dsl::languages.eq(vec!["sv"]),
                dsl::audience.eq(self.audience),
                dsl::clash_group.eq(id),
                dsl::created_at.eq(self.app.now()),
                dsl::updated_at.eq(self.app.now()),
            ))
            .execute(&mut self.app.conn().await)
            .await
            .unwrap();
    }

    async fn insert_seats(&self, id: Uuid) {
        diesel::insert_into(session_seats::table)
            .values((
                session_seats::session_id.eq(id),
                session_seats::organisation_id.eq(self.owner),
                session_seats::total.eq(self.seats),
            ))
            .execute(&mut self.app.conn().await)
            .await
            .unwrap();
    }

    async fn insert_helpers(&self, id: Uuid) {
        for helper in &self.helpers {
            diesel::insert_into(session_helpers::table)
                .values((
                    session_helpers::session_id.eq(id),
                    session_helpers::staff_id.eq(helper),
                    session_helpers::organisation_id.eq(self.owner),
                ))
                .execute(&mut self.app.conn().await)
                .await
                .unwrap();
        }
    }

    async fn insert_editions(&self, id: Uuid) {
        for edition in &self.editions {
            diesel::insert_into(session_editions::table)
                .values((
                    session_editions::session_id.eq(id),
                    session_editions::edition_id.eq(edition.id),
                    session_editions::organisation_id.eq(self.owner),
                ))
                .execute(&mut self.app.conn().await)
                .await
                .unwrap();
        }
    }
}

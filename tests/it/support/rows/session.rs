//! Sessions that were there before.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use motesplats::platform::ids;
use motesplats::schema::{
    session_editions, session_helpers, session_limits, session_seats, session_texts, sessions,
};
use motesplats::session::SessionKind;
use serde_json::{Value, json};
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
    bookable_from: Option<DateTime<Utc>>,
    bookable_until: Option<DateTime<Utc>>,
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
            bookable_from: None,
            bookable_until: None,
            helpers: Vec::new(),
            editions: Vec::new(),
        }
    }

    /// The organisation that has a session.
    pub async fn owner_of(&self, session: Uuid) -> Uuid {
        let found = sessions::table.find(session);
        self.fetch(found.select(sessions::organisation_id)).await
    }

    pub async fn session_starts(&self, session: Uuid) -> DateTime<Utc> {
        let found = sessions::table.find(session);
        self.fetch(found.select(sessions::starts_at)).await
    }

    /// The session with a Swedish title.
    pub async fn session_titled(&self, title: &str) -> Uuid {
        let found =
            format!("select session_id from session_texts where title ->> 'sv' = '{title}'");
        self.value(&found).await.parse().unwrap()
    }

    /// The different titles of all sessions.
    pub async fn session_titles(&self) -> Vec<Value> {
        self.fetch_all(session_texts::table.select(session_texts::title).distinct())
            .await
    }

    /// From now on free places are offered for half an hour, not given.
    pub async fn offer_free_places(&self, session: Uuid) {
        let offer = (
            session_limits::promotion.eq("offer"),
            session_limits::offer_minutes.eq(30),
        );
        self.change(diesel::update(session_limits::table.find(session)).set(offer))
            .await;
    }

    pub async fn hand_session_over(&self, session: Uuid, to: Uuid) {
        let owner = sessions::organisation_id.eq(to);
        self.change(diesel::update(sessions::table.find(session)).set(owner))
            .await;
    }

    pub async fn move_session_to_municipality(&self, session: Uuid, municipality: i32) {
        let place = sessions::municipality_id.eq(municipality);
        self.change(diesel::update(sessions::table.find(session)).set(place))
            .await;
    }

    pub async fn add_to_edition(&self, session: Uuid, edition: &Edition) {
        self.change(diesel::insert_into(session_editions::table).values((
            session_editions::session_id.eq(session),
            session_editions::edition_id.eq(edition.id),
            session_editions::organisation_id.eq(self.owner_of(session).await),
        )))
        .await;
        self.write_terms(session).await;
    }

    pub async fn take_out_of_editions(&self, session: Uuid) {
        let links = session_editions::table.filter(session_editions::session_id.eq(session));
        self.change(diesel::delete(links)).await;
        self.write_terms(session).await;
    }

    /// As every verb does that changes what a session is found by.
    pub async fn write_terms(&self, session: Uuid) {
        let mut conn = self.conn().await;
        motesplats::session::write_terms_of(&mut conn, session.into())
            .await
            .unwrap();
    }

    /// Seats taken, by the session's counter.
    pub async fn seats_taken(&self, session: Uuid) -> i32 {
        let found = session_seats::table.find(session);
        self.fetch(found.select(session_seats::taken)).await
    }

    /// Seats that were given beyond what there are.
    pub async fn seats_overbooked(&self, session: Uuid) -> i32 {
        let found = session_seats::table.find(session);
        self.fetch(found.select(session_seats::overbook)).await
    }

    /// Makes the counter say something, whatever the rows say.
    pub async fn set_seats_taken(&self, session: Uuid, taken: i32) {
        let counter = session_seats::taken.eq(taken);
        self.change(diesel::update(session_seats::table.find(session)).set(counter))
            .await;
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

    /// Booked from this moment on: `"2026-10-06T09:00:00Z"`.
    pub fn bookable_from(mut self, moment: &str) -> Self {
        self.bookable_from = Some(moment.parse().unwrap());
        self
    }

    /// Booked up to this moment.
    pub fn bookable_until(mut self, moment: &str) -> Self {
        self.bookable_until = Some(moment.parse().unwrap());
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
        self.insert_texts(id).await;
        self.insert_rules(id).await;
        self.insert_seats(id).await;
        self.insert_helpers(id).await;
        self.insert_editions(id).await;
        self.app.write_terms(id).await;
        id
    }

    async fn insert_row(&self, id: Uuid) {
        use sessions::dsl;
        let wall = self.date.and_time(self.time);
        let starts = self.zone.from_local_datetime(&wall).unwrap();
        let starts = starts.with_timezone(&Utc);
        let mode = SessionKind::parse(self.kind).unwrap().usual_mode();
        self.app
            .change(diesel::insert_into(sessions::table).values((
                dsl::id.eq(id),
                dsl::organisation_id.eq(self.owner),
                dsl::venue_id.eq(self.venue.id),
                dsl::room_id.eq(self.room),
                dsl::municipality_id.eq(self.venue.municipality),
                dsl::course_id.eq(self.course),
                dsl::kind.eq(self.kind),
                dsl::mode.eq(mode),
                dsl::status.eq(self.status),
                dsl::starts_at.eq(starts),
                dsl::ends_at.eq(starts + TimeDelta::minutes(self.minutes)),
                dsl::time_zone.eq(self.zone.name()),
                dsl::local_date.eq(self.date),
                dsl::local_time.eq(self.time),
                dsl::booking_opens_at.eq(self.bookable_from),
                dsl::booking_closes_at.eq(self.bookable_until),
                dsl::audience.eq(self.audience),
                dsl::clash_group.eq(id),
                dsl::created_at.eq(self.app.now()),
                dsl::updated_at.eq(self.app.now()),
            )))
            .await;
    }

    async fn insert_texts(&self, id: Uuid) {
        self.app
            .change(diesel::insert_into(session_texts::table).values((
                session_texts::session_id.eq(id),
                session_texts::organisation_id.eq(self.owner),
                session_texts::title.eq(json!({"sv": self.title})),
                session_texts::languages.eq(vec!["sv"]),
            )))
            .await;
    }

    async fn insert_rules(&self, id: Uuid) {
        self.app
            .change(diesel::insert_into(session_limits::table).values((
                session_limits::session_id.eq(id),
                session_limits::organisation_id.eq(self.owner),
            )))
            .await;
    }

    async fn insert_seats(&self, id: Uuid) {
        self.app
            .change(diesel::insert_into(session_seats::table).values((
                session_seats::session_id.eq(id),
                session_seats::organisation_id.eq(self.owner),
                session_seats::total.eq(self.seats),
            )))
            .await;
    }

    async fn insert_helpers(&self, id: Uuid) {
        for helper in &self.helpers {
            self.app
                .change(diesel::insert_into(session_helpers::table).values((
                    session_helpers::session_id.eq(id),
                    session_helpers::staff_id.eq(helper),
                    session_helpers::organisation_id.eq(self.owner),
                )))
                .await;
        }
    }

    async fn insert_editions(&self, id: Uuid) {
        for edition in &self.editions {
            self.app
                .change(diesel::insert_into(session_editions::table).values((
                    session_editions::session_id.eq(id),
                    session_editions::edition_id.eq(edition.id),
                    session_editions::organisation_id.eq(self.owner),
                )))
                .await;
        }
    }
}

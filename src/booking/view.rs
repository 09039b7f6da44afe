//! A booking as the API shows it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::batcher::Booked;
use super::model::Booking;
use super::problems::rfc3339;
use crate::platform::db::SqlExpression;
use crate::platform::i18n::Locale;
use crate::platform::secrets::Keys;
use crate::schema::venues;
use crate::session::{SeatCounters, Session, are_left_for_all, calendar_path};

/// The venue, as far as somebody booked must know it.
#[derive(Debug, Clone, Serialize, ToSchema, Queryable, Selectable)]
#[diesel(table_name = venues, check_for_backend(diesel::pg::Pg))]
#[serde(rename_all = "camelCase")]
pub struct VenueOfBooking {
    /// The venue.
    pub id: Uuid,
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Street and town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whom to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The session, as far as somebody booked must know it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionOfBooking {
    /// The session.
    pub id: Uuid,
    /// Best for `Accept-Language`.
    pub title: String,
    /// The title's language where it is not the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
    /// In UTC.
    pub starts_at: String,
    /// In UTC.
    pub ends_at: String,
    /// IANA name.
    pub time_zone: String,
    /// The venue's own date.
    pub local_date: String,
    /// The venue's own time.
    pub local_time: String,
    /// Where.
    pub venue: VenueOfBooking,
}

/// Where to go on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Links {
    /// The page to see, change and cancel it.
    pub manage: String,
    /// The session's calendar file.
    pub calendar: String,
    /// The slip to print.
    pub slip: String,
}

/// A booking.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookingView {
    /// The booking.
    pub id: Uuid,
    /// Eight signs.
    pub number: String,
    /// Four digits; only in the answer that made it, or made it new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin: Option<String>,
    /// `confirmed waiting offered pending cancelled came no-show excused`.
    pub status: String,
    /// The place in the queue, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
    /// What it is for.
    pub session: SessionOfBooking,
    /// Seats.
    pub seats: i32,
    /// People beside.
    pub companions: i32,
    /// Who comes.
    pub name: Option<String>,
    /// How they can be reached.
    pub contact: ContactView,
    /// The language of letters.
    pub language: String,
    /// The language to interpret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// Device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Needs.
    pub needs: Vec<String>,
    /// Home visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub visit: Option<Value>,
    /// Where to go on.
    pub links: Links,
}

/// How somebody can be reached.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContactView {
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// `email`, `phone` or `none`.
    pub notify: String,
}

impl BookingView {
    /// A booking and what stands around it; a booking called off shows its session and no more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        booking: &Booking,
        session: &Session,
        (locale, base): (Locale, &str),
    ) -> QueryResult<Self> {
        let venue = venues::table
            .find(session.venue_id)
            .select(VenueOfBooking::as_select())
            .first(conn)
            .await?;
        let position = position(conn, booking).await?;
        Ok(Self::of(
            booking,
            session_view(session, venue, locale),
            position,
            (locale, base),
        ))
    }

    /// A booking that has just been made.
    #[must_use]
    pub fn new(booked: &Booked, venue: VenueOfBooking, frame: (Locale, &str)) -> Self {
        let session = session_view(&booked.session, venue, frame.0);
        Self::of(&booked.booking, session, booked.position, frame)
    }

    fn of(
        booking: &Booking,
        session: SessionOfBooking,
        position: Option<i64>,
        (locale, base): (Locale, &str),
    ) -> Self {
        let gone = booking.status == "cancelled";
        let kept = |text: &Option<String>| text.clone().filter(|_| !gone);
        Self {
            id: booking.id,
            number: booking.number.clone(),
            pin: None,
            status: booking.status.clone(),
            position,
            seats: booking.seats,
            companions: booking.companions,
            name: kept(&booking.name),
            contact: ContactView {
                email: kept(&booking.email),
                phone: kept(&booking.phone),
                notify: booking.notify.clone(),
            },
            language: booking.language.clone(),
            interpreter: booking.interpreter.clone(),
            topics: booking.topics.clone(),
            device: kept(&booking.device),
            needs: booking.needs.clone(),
            visit: booking.visit.clone().filter(|_| !gone),
            links: links(booking, &session, locale, base),
            session,
        }
    }

    /// With the PIN of a version, where there is one to show.
    #[must_use]
    pub fn with_pin(mut self, keys: &Keys, booked: &Booked) -> Self {
        let pin = booked
            .pin_version
            .and_then(|version| booked.booking.pin(keys, version));
        self.pin = pin.map(|pin| pin.reveal().to_owned());
        self
    }
}

fn links(booking: &Booking, session: &SessionOfBooking, locale: Locale, base: &str) -> Links {
    let tag = locale.tag();
    Links {
        manage: format!("{base}/{tag}/bookings/{}", booking.number),
        calendar: format!("{base}/{tag}{}", calendar_path(session.id)),
        slip: format!("{base}/{tag}/bookings/{}/slip", booking.number),
    }
}

/// The session part of the answer.
fn session_view(session: &Session, venue: VenueOfBooking, locale: Locale) -> SessionOfBooking {
    let (title, language) = title(session, locale);
    SessionOfBooking {
        id: session.id,
        title,
        text_language: language.filter(|language| language != locale.tag()),
        starts_at: rfc3339(session.starts_at),
        ends_at: rfc3339(session.ends_at),
        time_zone: session.time_zone.clone(),
        local_date: session.local_date.to_string(),
        local_time: session.local_time.format("%H:%M").to_string(),
        venue,
    }
}

/// A session's title in a language, and which language it is.
#[must_use]
pub fn title(session: &Session, locale: Locale) -> (String, Option<String>) {
    let (text, tag) = session.title.best(&[locale.tag()], "sv");
    (text.to_owned(), Some(tag.to_owned()))
}

/// The place of a waiting booking among those that wait, from 1.
///
/// # Errors
/// Of the database.
pub async fn position(conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<Option<i64>> {
    use crate::schema::bookings;
    let Some(place) = booking.place.filter(|_| booking.status == "waiting") else {
        return Ok(None);
    };
    bookings::table
        .filter(bookings::session_id.eq(booking.session_id))
        .filter(
            bookings::status
                .eq("waiting")
                .and(bookings::place.le(place)),
        )
        .count()
        .get_result(conn)
        .await
        .map(Some)
}

/// A session somebody could take instead.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The session.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// In UTC.
    pub starts_at: String,
    /// The venue's own date.
    pub local_date: String,
    /// The venue's own time.
    pub local_time: String,
    /// The venue's name.
    pub venue: String,
    /// Seats left.
    pub seats_free: i32,
}

/// Sessions somebody could take instead, as they are shown.
#[must_use]
pub fn alternatives(others: &[(Session, String, i32)], locale: Locale) -> Vec<Alternative> {
    let shown = |(other, venue, seats_free): &(Session, String, i32)| Alternative {
        id: other.id,
        title: title(other, locale).0,
        starts_at: rfc3339(other.starts_at),
        local_date: other.local_date.to_string(),
        local_time: other.local_time.format("%H:%M").to_string(),
        venue: venue.clone(),
        seats_free: *seats_free,
    };
    others.iter().map(shown).collect()
}

/// Up to three sessions in the same municipality that everybody can book now and that have so many
/// seats for them, the next ones first, the same kind before others; each with its venue's name and
/// the seats left.
///
/// # Errors
/// Of the database.
pub async fn alternative_sessions(
    conn: &mut AsyncPgConnection,
    session: &Session,
    seats: i32,
    now: DateTime<Utc>,
) -> QueryResult<Vec<(Session, String, i32)>> {
    use crate::schema::{session_seats as counters, sessions};
    let too_many = "not exists (select from session_limits l \
                    where l.session_id = sessions.id and l.seats_per_booking < ";
    let found: Vec<(Session, String, SeatCounters)> = sessions::table
        .inner_join(counters::table)
        .inner_join(venues::table)
        .filter(
            sessions::status
                .eq("published")
                .and(sessions::audience.eq("public")),
        )
        .filter(
            sessions::course_id
                .is_null()
                .and(sessions::mode.eq("booking")),
        )
        .filter(
            sessions::municipality_id
                .eq(session.municipality_id)
                .and(sessions::id.ne(session.id)),
        )
        .filter(sessions::starts_at.gt(now))
        .filter(
            sessions::booking_closes_at
                .is_null()
                .or(sessions::booking_closes_at.gt(now)),
        )
        .filter(
            sessions::booking_opens_at
                .is_null()
                .or(sessions::booking_opens_at.le(now)),
        )
        .filter(are_left_for_all(SqlExpression::<Bool>::sql("("), seats, now).then(")"))
        .filter(SqlExpression::<Bool>::sql(too_many).whole(seats).then(")"))
        .order((
            sessions::kind.eq(&session.kind).desc(),
            sessions::starts_at,
            sessions::id,
        ))
        .limit(3)
        .select((
            Session::as_select(),
            venues::name,
            SeatCounters::as_select(),
        ))
        .load(conn)
        .await?;
    let shown = |(session, venue, seats): (Session, String, SeatCounters)| {
        let left = seats.free_for_all(now);
        (session, venue, left)
    };
    Ok(found.into_iter().map(shown).collect())
}

//! A booking as the API shows it.
//! One that was cancelled shows its session and no person; the PIN stands only where it was just made.
//! Every JSON answer about one booking is made of this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::session_view::{SessionOfBooking, VenueOfBooking};
use super::standing::waiting_position;
use crate::booking::code::Pin;
use crate::booking::details::BookingDetails;
use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::LetterFate;
use crate::booking::status::BookingStatus;
use crate::platform::contact::Notify;
use crate::platform::i18n::Locale;
use crate::platform::ids::SessionId;
use crate::platform::schemas;
use crate::schema::venues;
use crate::session::Device;
use crate::session::Session;
use crate::session::calendar_path;

/// For whom a view is made, and when: the reader's language, and what links begin with.
#[derive(Debug, Clone, Copy)]
pub struct ViewContext<'a> {
    /// The reader's language.
    pub locale: Locale,
    /// When it is read.
    pub now: DateTime<Utc>,
    /// Scheme and host.
    pub base_url: &'a str,
}

/// Where to go on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Links)]
pub struct BookingLinks {
    /// The page to see, change and cancel it.
    #[schema(value_type = schemas::Link)]
    pub manage: String,
    /// The session's calendar file.
    #[schema(value_type = schemas::Link)]
    pub calendar: String,
    /// The slip to print.
    #[schema(value_type = schemas::Link)]
    pub slip: String,
}

/// A booking.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookingView {
    /// The booking.
    pub id: Uuid,
    /// Eight signs.
    #[schema(value_type = schemas::BookingNumber)]
    pub number: String,
    /// Four digits; only in the answer that made it, or made it new.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<schemas::Pin>)]
    pub pin: Option<String>,
    /// What has become of it.
    #[schema(value_type = BookingStatus)]
    pub status: String,
    /// Who or what ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<EndCause>)]
    pub ended_by: Option<&'static str>,
    /// The place in the waiting list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1)]
    pub position: Option<i64>,
    /// What it is for.
    pub session: SessionOfBooking,
    /// Seats.
    #[schema(minimum = 0)]
    pub seats: i32,
    /// People beside.
    #[schema(minimum = 0)]
    pub companions: i32,
    /// Who comes.
    #[schema(required = true)]
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
    #[schema(value_type = Option<Device>)]
    pub device: Option<String>,
    /// Needs.
    pub needs: Vec<String>,
    /// Home visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<VisitView>)]
    pub visit: Option<Value>,
    /// What becomes of the last letter about it: `sent`, or `not-sent` where the address had as many today as it
    /// gets of what the public does. Then number and PIN are on the page and the slip alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LetterFate>)]
    pub letter: Option<&'static str>,
    /// Whether staff see the number alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub discreet: bool,
    /// Where to go on.
    pub links: BookingLinks,
}

/// Where a home visit goes, as far as it was said.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitView {
    /// Street and number.
    pub address: String,
    /// Door code or floor.
    #[schema(required = true)]
    pub entry: Option<String>,
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
    /// The way messages take.
    #[schema(value_type = Notify)]
    pub notify: String,
}

impl BookingView {
    /// A booking with its venue and its place in the waiting list.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        booking: &Booking,
        session: &Session,
        context: ViewContext<'_>,
    ) -> QueryResult<Self> {
        let venue: VenueOfBooking = venues::table
            .find(session.venue_id)
            .select(VenueOfBooking::as_select())
            .first(conn)
            .await?;
        let position = waiting_position(conn, booking).await?;
        let details = BookingDetails::load(conn, booking).await?;
        let letter = LetterFate::of_last(conn, booking, context.now).await?;
        let session = SessionOfBooking::new(session, venue, context.locale);
        Ok(Self::new(booking, &details, session, position, context).with_letter(letter))
    }

    /// A booking whose session and position are known.
    #[must_use]
    pub fn new(
        booking: &Booking,
        details: &BookingDetails,
        session: SessionOfBooking,
        position: Option<i64>,
        context: ViewContext<'_>,
    ) -> Self {
        let gone = booking.status == BookingStatus::Cancelled;
        let shown = |text: &Option<String>| text.clone().filter(|_| !gone);
        Self {
            id: booking.id.into(),
            number: booking.number.clone(),
            pin: None,
            status: booking.status.name().to_owned(),
            ended_by: booking.ended_by.map(EndCause::name),
            position,
            seats: booking.seats,
            companions: details.companions,
            name: shown(&booking.name),
            contact: ContactView {
                email: shown(&booking.email),
                phone: shown(&booking.phone),
                notify: booking.notify.name().to_owned(),
            },
            language: booking.language.clone(),
            interpreter: booking.interpreter.clone(),
            topics: details.topics.clone(),
            device: shown(&details.device),
            needs: details.needs.clone(),
            visit: details.visit.clone().filter(|_| !gone),
            letter: None,
            discreet: details.discreet,
            links: BookingLinks::of(booking, SessionId(session.id), context),
            session: session.told_to(booking),
        }
    }

    /// The same with what becomes of its letter.
    #[must_use]
    pub fn with_letter(self, letter: Option<LetterFate>) -> Self {
        Self {
            letter: letter.map(LetterFate::name),
            ..self
        }
    }

    /// The same with the PIN, where there is one to show.
    #[must_use]
    pub fn with_pin(self, pin: Option<&Pin>) -> Self {
        Self {
            pin: pin.map(|pin| pin.reveal().to_owned()),
            ..self
        }
    }
}

impl BookingLinks {
    fn of(booking: &Booking, session: SessionId, context: ViewContext<'_>) -> Self {
        let pages = format!("{}/{}", context.base_url, context.locale.tag());
        Self {
            manage: format!("{pages}/bookings/{}", booking.number),
            calendar: format!("{pages}{}", calendar_path(session)),
            slip: format!("{pages}/bookings/{}/slip", booking.number),
        }
    }
}

//! The session and the venue, as far as somebody booked must know them.
//! Times stand in UTC and by the venue's own clock.
//! A part of `BookingView`; the cache of endpoints keeps the venue.

use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::platform::i18n::Locale;
use crate::platform::schemas::{WallTime, WebAddress};
use crate::platform::time::rfc3339;
use crate::schema::venues;
use crate::session::{HeldAt, Session};

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
    #[schema(value_type = DateTime<Utc>)]
    pub starts_at: String,
    /// In UTC.
    #[schema(value_type = DateTime<Utc>)]
    pub ends_at: String,
    /// IANA name.
    pub time_zone: String,
    /// The venue's own date.
    #[schema(value_type = NaiveDate)]
    pub local_date: String,
    /// The venue's own time.
    #[schema(value_type = WallTime)]
    pub local_time: String,
    /// Where.
    pub venue: VenueOfBooking,
    /// Where it is, where that is not the venue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where it is online; only who has a place is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WebAddress>)]
    pub online_address: Option<String>,
}

impl SessionOfBooking {
    /// A session in the reader's language, as far as it is written in that.
    #[must_use]
    pub fn new(session: &Session, venue: VenueOfBooking, locale: Locale) -> Self {
        let (title, language) = title(session, locale);
        let particulars = &session.texts.particulars;
        Self {
            id: session.id.into(),
            title,
            text_language: language.filter(|language| language != locale.tag()),
            starts_at: rfc3339(session.timing.starts_at),
            ends_at: rfc3339(session.timing.ends_at),
            time_zone: session.time_zone.clone(),
            local_date: session.timing.local_date.to_string(),
            local_time: session.timing.local_time.format("%H:%M").to_string(),
            venue,
            place: particulars
                .place
                .as_ref()
                .map(|place| place.best(&[locale.tag()], "").0.to_owned()),
            online_address: particulars.online_address.clone(),
        }
    }

    /// What whoever has this booking may know.
    #[must_use]
    pub fn told_to(self, booking: &Booking) -> Self {
        let confirmed = booking.status == BookingStatus::Confirmed;
        Self {
            online_address: self.online_address.filter(|_| confirmed),
            ..self
        }
    }
}

/// Where a session is, where that is not at its venue.
#[must_use]
pub fn own_place(session: &Session, locale: Locale) -> Option<String> {
    let at = HeldAt::of(session, "", locale, "sv");
    (!at.at_venue).then_some(at.name)
}

/// A session's title in a language, and which language it is.
#[must_use]
pub fn title(session: &Session, locale: Locale) -> (String, Option<String>) {
    let (text, tag) = session.texts.title.best(&[locale.tag()], "sv");
    (text.to_owned(), Some(tag.to_owned()))
}

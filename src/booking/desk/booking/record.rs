//! Everything a booking's page is made of, read at once.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use crate::booking::access::AuthorisedBooking;
use crate::booking::details::BookingDetails;
use crate::booking::history::{PastAct, acts_of};
use crate::booking::letters::{Letter, letters_of};
use crate::booking::model::Booking;
use crate::booking::present::{SessionDetails, waiting_position};
use crate::booking::status::BookingStatus;
use crate::platform::i18n::{Locale, dates};
use crate::platform::problem::Problem;

pub struct BookingRecord {
    pub booking: Booking,
    pub details: BookingDetails,
    pub session: SessionDetails,
    /// The place in the queue, from 1, while it waits.
    pub position: Option<i64>,
    pub letters: Vec<Letter>,
    pub acts: Vec<PastAct>,
}

impl BookingRecord {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        AuthorisedBooking {
            booking, session, ..
        }: AuthorisedBooking,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        Ok(Self {
            details: BookingDetails::load(conn, &booking).await?,
            session: SessionDetails::load(conn, session, now).await?,
            position: waiting_position(conn, &booking).await?,
            letters: letters_of(conn, booking.id).await?,
            acts: acts_of(conn, booking.id).await?,
            booking,
        })
    }

    /// Whether the person may be named on a screen that others see.
    pub fn is_discreet(&self) -> bool {
        self.details.discreet
    }

    /// Whether it can still be changed or cancelled.
    pub fn is_open(&self) -> bool {
        self.booking.is_live() && self.booking.wiped_at.is_none()
    }

    pub fn is_cancelled(&self) -> bool {
        self.booking.status == BookingStatus::Cancelled
    }

    /// "tisdag 6 oktober kl. 10.12", at the venue.
    pub fn moment(&self, locale: Locale, at: DateTime<Utc>) -> String {
        let (day, time) = self.session.local(at);
        dates::day_and_time(locale, day, time, self.session.today)
    }
}

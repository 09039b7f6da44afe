//! What pages about a booking say of its session: when and where it is, who offers it, whom to call.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::VisitFacts;
use crate::booking::{Booking, view};
use crate::organisation::{self, Organisation};
use crate::platform::i18n::{Locale, dates};
use crate::platform::problem::Problem;
use crate::platform::time;
use crate::platform::time::Zone;
use crate::platform::ui::Layout;
use crate::schema::rooms;
use crate::session::Session;
use crate::venue::{self, Venue};

/// A session and what stands around it.
#[derive(Debug)]
pub struct Setting {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub owner: Organisation,
    /// Today, at the venue.
    pub today: NaiveDate,
    venue: Venue,
    room: Option<String>,
}

impl Setting {
    /// Reads it.
    ///
    /// # Errors
    /// Of the database.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        session: Session,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let venue = venue::venues_by_id(conn, &[session.venue_id])
            .await?
            .remove(&session.venue_id)
            .ok_or_else(Problem::not_found)?;
        let owner = organisation::organisations_by_id(conn, &[session.organisation_id])
            .await?
            .remove(&session.organisation_id)
            .ok_or_else(Problem::not_found)?;
        let room = match session.room_id {
            None => None,
            Some(id) => rooms::table
                .find(id)
                .select(rooms::name)
                .first(conn)
                .await
                .optional()?,
        };
        let zone = Zone::of_stored(&session.time_zone);
        Ok(Self {
            today: time::local(now, zone).0,
            session,
            owner,
            venue,
            room,
        })
    }

    /// The title, and its language where it is not the reader's.
    #[must_use]
    pub fn title(&self, locale: Locale) -> (String, Option<String>) {
        let (title, language) = view::title(&self.session, locale);
        (title, language.filter(|tag| tag != locale.tag()))
    }

    /// "Onsdag 7 oktober kl. 15.30–16.10".
    #[must_use]
    pub fn when(&self, locale: Locale) -> String {
        let session = &self.session;
        let span = (session.local_time, session.local_end());
        let when = dates::day_and_span(locale, session.local_date, span, self.today);
        dates::capital(&when)
    }

    /// Venue and room.
    #[must_use]
    pub fn place(&self) -> String {
        match &self.room {
            Some(room) => format!("{}, {room}", self.venue.name),
            None => self.venue.name.clone(),
        }
    }

    /// When and where; a home visit goes to its booking's own address.
    #[must_use]
    pub fn visit(&self, locale: Locale, booking: &Booking) -> VisitFacts {
        let home = booking
            .visit
            .as_ref()
            .and_then(|visit| visit.get("address"));
        let home = home.and_then(|address| address.as_str()).map(str::to_owned);
        VisitFacts {
            when: self.when(locale),
            place: self.place(),
            address: home.or_else(|| self.venue.address.clone()),
        }
    }

    /// A frame that says who offers the help and whom to call.
    #[must_use]
    pub fn frame(&self, layout: Layout) -> Layout {
        let layout = layout.of(self.owner.name.clone());
        let Some(phone) = self.venue.phone.as_ref().or(self.owner.phone.as_ref()) else {
            return layout;
        };
        let place = match &self.venue.address {
            Some(address) => format!("{}, {address}", self.venue.name),
            None => self.venue.name.clone(),
        };
        layout.reached_at(phone.clone(), Some(place))
    }

    /// An instant as the venue's clock shows it.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> (NaiveDate, chrono::NaiveTime) {
        let zone = Zone::of_stored(&self.session.time_zone);
        time::local(at, zone)
    }
}

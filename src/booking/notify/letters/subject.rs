//! What a letter is about, read when it is sent: the booking, its session, where that is.
//! Whose recipient was wiped meanwhile gets no letter.
//! `compose` decides with it and takes the facts of the text from it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::facts::LetterFacts;
use crate::booking::model::Booking;
use crate::booking::present::title;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates};
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::text::LocalText;
use crate::platform::time::{self, Zone};
use crate::platform::ui::Branding;
use crate::schema::{bookings, organisations, rooms, venues};
use crate::session::{self, Bring, Session, SessionTimes};

/// What a letter is about.
pub(super) struct LetterSubject {
    pub to: lettre::Address,
    pub locale: Locale,
    pub booking: Booking,
    pub session: Session,
    times: SessionTimes,
    venue: VenueOfLetter,
    room: Option<String>,
    /// Who writes.
    pub organisation: String,
    /// Where the organisation reads answers.
    pub reply_to: Option<lettre::Address>,
}

#[derive(Queryable)]
struct VenueOfLetter {
    name: String,
    address: Option<String>,
    phone: Option<String>,
    phone_typed: Option<String>,
    accessibility: Option<LocalText>,
}

type VenueColumns = (
    venues::name,
    venues::address,
    venues::phone,
    venues::phone_typed,
    venues::accessibility,
);

const VENUE: VenueColumns = (
    venues::name,
    venues::address,
    venues::phone,
    venues::phone_typed,
    venues::accessibility,
);

#[derive(Queryable)]
struct WriterOfLetter {
    name: String,
    email: Option<String>,
}

impl LetterSubject {
    /// Reads it; none when the recipient was wiped meanwhile.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        letter: &LeasedLetter,
    ) -> anyhow::Result<Option<Self>> {
        let (Some(id), Some(to)) = (letter.booking_id, &letter.recipient) else {
            return Ok(None);
        };
        let (booking, session, venue, writer): (Booking, Session, VenueOfLetter, WriterOfLetter) =
            bookings::table
                .inner_join(
                    session::joined()
                        .inner_join(venues::table)
                        .inner_join(organisations::table),
                )
                .filter(bookings::id.eq(id))
                .select((
                    Booking::as_select(),
                    Session::as_select(),
                    VENUE,
                    (organisations::name, organisations::email),
                ))
                .first(conn)
                .await?;
        let room = room_name(conn, &session).await?;
        Ok(Some(Self {
            to: to.parse()?,
            locale: Locale::of_letter(&letter.language).unwrap_or_default(),
            booking,
            times: SessionTimes::load(conn, &session).await?,
            session,
            venue,
            room,
            organisation: writer.name,
            reply_to: writer.email.and_then(|email| email.parse().ok()),
        }))
    }

    /// The same about one meeting of its course: when and where that is.
    pub async fn at_meeting(
        self,
        conn: &mut AsyncPgConnection,
        meeting: Session,
    ) -> QueryResult<Self> {
        let venue = venues::table.find(meeting.venue_id).select(VENUE);
        Ok(Self {
            venue: venue.first(conn).await?,
            room: room_name(conn, &meeting).await?,
            times: SessionTimes::single(meeting.local_span()),
            session: Session {
                texts: self.session.texts,
                ..meeting
            },
            ..self
        })
    }

    /// How to get into the venue, in its words, and their language where it is not the letter's; none where nobody
    /// goes there.
    pub fn ways_in(&self) -> Option<(String, Option<String>)> {
        let words = self.venue.accessibility.as_ref()?;
        let visited = self.session.kind.is_visited();
        visited.then(|| words.best_in(&[self.locale.tag()], "sv"))
    }

    /// The facts its text is made of.
    pub fn facts(&self, branding: &Arc<Branding>, now: DateTime<Utc>) -> LetterFacts {
        let (locale, session) = (self.locale, &self.session);
        let today = self.today(now);
        let place = match &self.room {
            Some(room) => format!("{}, {room}", self.venue.name),
            None => self.venue.name.clone(),
        };
        LetterFacts {
            branding: Arc::clone(branding),
            locale,
            name: self.booking.name.clone().unwrap_or_default(),
            title: title(session, locale).0,
            when: dates::day_and_time(
                locale,
                session.timing.local_date,
                session.timing.local_time,
                today,
            ),
            span: self.times.when(locale, today),
            meetings: self.times.meetings(locale, today),
            place,
            queue_until: session
                .queue_moves(now)
                .then(|| self.local(session.rules.queue_ends_at(session.timing.starts_at), now)),
            bring: Bring::to(session.kind),
            address: self.venue.address.clone(),
            phone: self
                .venue
                .phone
                .as_ref()
                .map(|tidy| ShownPhone::of(tidy, self.venue.phone_typed.as_deref(), locale).text),
            number: self.booking.number.clone(),
            from: self.organisation.clone(),
        }
    }

    /// An instant by the venue's clock: "tisdag 6 oktober kl. 15.00".
    pub fn local(&self, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
        let (day, time) = time::local(at, self.zone());
        dates::day_and_time(self.locale, day, time, self.today(now))
    }

    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        time::local(now, self.zone()).0
    }

    fn zone(&self) -> Zone {
        Zone::of_stored(&self.session.time_zone)
    }
}

async fn room_name(conn: &mut AsyncPgConnection, session: &Session) -> QueryResult<Option<String>> {
    let Some(room) = session.room_id else {
        return Ok(None);
    };
    let name = rooms::table.find(room).select(rooms::name);
    name.first(conn).await.optional()
}

//! What a letter is about, read when it is sent: the booking, its session, where that is.
//! Whose recipient was wiped meanwhile gets no letter.
//! `compose` decides with it and takes the facts of the text from it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::facts::{LetterFacts, Place};
use super::said::Said;
use super::second_language;
use crate::booking::model::Booking;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::own_texts::{OwnText, own_text_of};
use crate::booking::status::BookingStatus;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates, spans};
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::text::LocalText;
use crate::platform::time::{self, Zone};
use crate::schema::{bookings, organisations, rooms, venues};
use crate::session::{self, Bring, HeldAt, Session, SessionKind, SessionTimes, bring_of};

/// What a letter is about.
pub(super) struct LetterSubject {
    pub to: lettre::Address,
    pub locale: Locale,
    pub booking: Booking,
    pub session: Session,
    times: SessionTimes,
    venue: VenueOfLetter,
    room: Option<String>,
    writer: WriterOfLetter,
    own: Option<OwnText>,
    bring: Bring,
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

/// Who writes.
#[derive(Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
struct WriterOfLetter {
    name: String,
    email: Option<String>,
    phone: Option<String>,
    phone_typed: Option<String>,
    retention_days: i32,
    country: String,
    languages: Vec<String>,
}

impl WriterOfLetter {
    /// What its staff read.
    fn language(&self) -> Locale {
        let first = self.languages.as_slice().first();
        second_language::of_staff(first.map(String::as_str), &self.country)
    }
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
                    WriterOfLetter::as_select(),
                ))
                .first(conn)
                .await?;
        let room = room_name(conn, &session).await?;
        let own = match LetterKind::parse(&letter.kind) {
            Ok(kind) => own_text_of(conn, session.organisation_id, kind).await?,
            Err(_nobody_writes_it) => None,
        };
        Ok(Some(Self {
            to: to.parse()?,
            locale: Locale::of_letter(&letter.language).unwrap_or_else(|| writer.language()),
            booking,
            times: SessionTimes::load(conn, &session).await?,
            bring: bring_of(conn, &session).await?,
            session,
            venue,
            room,
            reply_to: writer.email.as_ref().and_then(|email| email.parse().ok()),
            writer,
            own,
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

    /// Who writes.
    pub fn organisation(&self) -> &str {
        &self.writer.name
    }

    /// In which language it says everything once more, if it does.
    pub fn second_language(&self) -> Option<Locale> {
        second_language::beside(self.locale, self.writer.language())
    }

    /// The facts its text is made of, in one language; its pages are at that base.
    pub fn facts(&self, locale: Locale, base_url: &str, now: DateTime<Utc>) -> LetterFacts {
        let (session, today) = (&self.session, self.today(now));
        let timing = &session.timing;
        let when = |day, time| dates::day_and_time(locale, day, time, today);
        let queue_ends = time::local(session.rules.queue_ends_at(timing.starts_at), self.zone());
        LetterFacts {
            locale,
            name: self.booking.name.clone().unwrap_or_default(),
            title: Said::best(&session.texts.title, locale),
            when: when(timing.local_date, timing.local_time),
            span: self.times.when(locale, today),
            lines: self.lines(locale, today),
            meetings: self.times.meetings(locale, today),
            place: self.place(locale),
            queue_until: session
                .queue_moves(now)
                .then(|| when(queue_ends.0, queue_ends.1)),
            online: self.online(),
            bring: self.bring.clone(),
            phone: self.phone(locale),
            number: self.booking.number.clone(),
            from: self.writer.name.clone(),
            own: self.own.clone(),
            kept_days: self.writer.retention_days.into(),
            calendar: None,
            counts: None,
            base: format!("{base_url}/{}", locale.page().tag()),
            today,
            zone: self.zone(),
        }
    }

    /// Day and time in large type; of a course what is said of it.
    fn lines(&self, locale: Locale, today: NaiveDate) -> Vec<String> {
        if self.times.counted(locale).is_some() {
            return vec![dates::capital(&self.times.when(locale, today))];
        }
        let span = self.times.span();
        vec![
            dates::capital(&dates::day(locale, span.day(), today)),
            spans::times(locale, span, today),
        ]
    }

    fn place(&self, locale: Locale) -> Place {
        match self.session.kind {
            SessionKind::HomeVisit => Place::AtHome,
            SessionKind::Phone => Place::ByPhone,
            _ => {
                let default = self.writer.language();
                let at = HeldAt::of(&self.session, &self.venue.name, locale, default.tag());
                let ways_in = self.venue.accessibility.as_ref();
                Place::There {
                    name: match &self.room {
                        Some(room) => format!("{}, {room}", at.name),
                        None => at.name.clone(),
                    },
                    address: at.if_there(self.venue.address.clone()),
                    ways_in: at.if_there(ways_in.map(|words| Said::best(words, locale))),
                    at_desk: at.at_venue,
                }
            }
        }
    }

    /// Where it is online, for those who have a place.
    fn online(&self) -> Option<String> {
        let address = self.session.texts.particulars.online_address.clone();
        address.filter(|_| self.booking.status == BookingStatus::Confirmed)
    }

    /// The venue's telephone, else its organisation's.
    fn phone(&self, locale: Locale) -> Option<ShownPhone> {
        let (tidy, typed) = match &self.venue.phone {
            Some(tidy) => (tidy, &self.venue.phone_typed),
            None => (self.writer.phone.as_ref()?, &self.writer.phone_typed),
        };
        Some(ShownPhone::of(tidy, typed.as_deref(), locale))
    }

    fn today(&self, now: DateTime<Utc>) -> NaiveDate {
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

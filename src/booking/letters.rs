//! Puts a letter's facts into words at the moment of sending, in the booking's language; what has
//! become untrue is not sent. And hands a letter that cannot arrive to a person.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::letter_views::{
    Cancellation, Confirmation, End, LetterFacts, News, Reason, SqlExpression,
};
use super::model::{Booking, LIVE};
use super::pages::Standing;
use super::view::{position, title};
use super::{ManageToken, tell};
use crate::platform::i18n::{Locale, dates};
use crate::platform::ids::BookingId;
use crate::platform::mail::message::MailMessage;
use crate::platform::mail::outbox::LeasedLetter;
use crate::platform::mail::worker::Composed;
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::platform::time;
use crate::platform::time::Zone;
use crate::schema::{bookings, organisations, rooms, sessions, venues};
use crate::session::Session;

/// Writes a letter about a booking.
pub fn compose<'a>(
    state: &'a AppState,
    conn: &'a mut AsyncPgConnection,
    letter: &'a LeasedLetter,
) -> BoxFuture<'a, anyhow::Result<Composed>> {
    async move {
        let Some(about) = About::load(conn, letter).await? else {
            return Ok(Composed::Superseded);
        };
        match letter.kind.as_str() {
            "confirmation" => about.confirmation(state, conn).await,
            "promotion" => about.promotion(state),
            "offer" => about.offer(state),
            "change" => about.live(state, &["confirmed", "pending"], News::Moved),
            "cancellation" => about.cancellation(state, &letter.facts),
            kind => anyhow::bail!("nobody writes letters of kind {kind}"),
        }
    }
    .boxed()
}

/// A change, a cancellation, an offer or a promotion that did not arrive becomes a call task, or a
/// line at the door.
pub fn undelivered<'a>(
    state: &'a AppState,
    conn: &'a mut AsyncPgConnection,
    letter: &'a LeasedLetter,
) -> BoxFuture<'a, QueryResult<()>> {
    async move {
        let Some(id) = letter.booking_id.filter(|_| letter.kind != "confirmation") else {
            return Ok(());
        };
        // Whoever cancelled by themselves knows it already.
        let by_visitor = letter.facts.get("by").and_then(|by| by.as_str()) == Some("visitor");
        match Booking::load(conn, BookingId(id)).await? {
            Some(booking) if !by_visitor => {
                tell::tell_by_person(conn, &booking, &letter.kind, state.clock.now()).await
            }
            _ => Ok(()),
        }
    }
    .boxed()
}

/// What a letter is about.
struct About {
    to: lettre::Address,
    locale: Locale,
    booking: Booking,
    session: Session,
    venue: (String, Option<String>, Option<String>),
    room: Option<String>,
    organisation: String,
}

type Row = (
    Booking,
    Session,
    (String, Option<String>, Option<String>),
    String,
);

impl About {
    /// None when the recipient was wiped meanwhile.
    async fn load(
        conn: &mut AsyncPgConnection,
        letter: &LeasedLetter,
    ) -> anyhow::Result<Option<Self>> {
        let (Some(id), Some(to)) = (letter.booking_id, &letter.recipient) else {
            return Ok(None);
        };
        let (booking, session, venue, organisation): Row = bookings::table
            .inner_join(
                sessions::table
                    .inner_join(venues::table)
                    .inner_join(organisations::table),
            )
            .filter(bookings::id.eq(id))
            .select((
                Booking::as_select(),
                Session::as_select(),
                (venues::name, venues::address, venues::phone),
                organisations::name,
            ))
            .first(conn)
            .await?;
        let room = match session.room_id {
            None => None,
            Some(room) => rooms::table
                .find(room)
                .select(rooms::name)
                .first(conn)
                .await
                .optional()?,
        };
        let locale = Locale::parse(&letter.language).unwrap_or_default();
        Ok(Some(Self {
            to: to.parse()?,
            locale,
            booking,
            session,
            venue,
            room,
            organisation,
        }))
    }

    async fn confirmation(
        self,
        state: &AppState,
        conn: &mut AsyncPgConnection,
    ) -> anyhow::Result<Composed> {
        // The offer has a letter of its own, with the time to answer.
        if self.booking.status == "offered" {
            return Ok(Composed::Superseded);
        }
        let standing = standing(conn, &self.booking).await?;
        self.live(state, &LIVE, News::Made(standing))
    }

    /// A place from the queue; pending as long as an interpreter is looked for.
    fn promotion(self, state: &AppState) -> anyhow::Result<Composed> {
        let news = match self.booking.status.as_str() {
            "pending" => News::Made(Standing::Pending),
            _ => News::Promoted,
        };
        self.live(state, &["confirmed", "pending"], news)
    }

    fn offer(self, state: &AppState) -> anyhow::Result<Composed> {
        let Some(until) = self.booking.offered_until else {
            return Ok(Composed::Superseded);
        };
        let zone = Zone::of_stored(&self.session.time_zone);
        let today = time::local(state.clock.now(), zone).0;
        let (day, time) = time::local(until, zone);
        let until = dates::day_and_time(self.locale, day, time, today);
        self.live(state, &["offered"], News::Offered { until })
    }

    /// A letter with the link that opens the booking, as long as it is in one of these states and
    /// the session is not over.
    fn live(self, state: &AppState, states: &[&str], news: News) -> anyhow::Result<Composed> {
        if !states.contains(&self.booking.status.as_str()) {
            return Ok(Composed::Superseded);
        }
        if self.session.ends_at <= state.clock.now() {
            return Ok(Composed::Expired);
        }
        let key = state
            .keys
            .by_id(self.booking.key_id)
            .ok_or_else(|| anyhow::anyhow!("the key is gone"))?;
        let token =
            ManageToken::issue_link(key, BookingId(self.booking.id), self.booking.link_version);
        let path = format!("/{}/my-booking?link={}", self.locale.tag(), token.reveal());
        let written = Confirmation {
            facts: self.facts(state),
            news,
            link: state.link(&path),
        }
        .write()?;
        Ok(self.mail(written))
    }

    fn cancellation(self, state: &AppState, facts: &serde_json::Value) -> anyhow::Result<Composed> {
        let end = match facts.get("by").and_then(|by| by.as_str()) {
            Some("us") => End::Us(self.reason(facts)),
            Some("offer-ended") => End::OfferEnded,
            _ => End::Visitor,
        };
        let sessions_link = state.link(&format!("/{}/sessions", self.locale.tag()));
        let written = Cancellation {
            facts: self.facts(state),
            end,
            sessions_link,
        }
        .write()?;
        Ok(self.mail(written))
    }

    fn reason(&self, facts: &serde_json::Value) -> Reason {
        let text = facts
            .get("reason")
            .cloned()
            .and_then(|json| serde_json::from_value::<LocalText>(json).ok());
        text.map_or_else(Reason::default, |text| {
            let (words, language) = text.best(&[self.locale.tag()], "sv");
            let lang = (language != self.locale.tag()).then(|| language.to_owned());
            Reason {
                text: words.to_owned(),
                lang,
            }
        })
    }

    fn facts(&self, state: &AppState) -> LetterFacts {
        let (locale, session) = (self.locale, &self.session);
        let zone = Zone::of_stored(&session.time_zone);
        let today = time::local(state.clock.now(), zone).0;
        let place = match &self.room {
            Some(room) => format!("{}, {room}", self.venue.0),
            None => self.venue.0.clone(),
        };
        LetterFacts {
            locale,
            name: self.booking.name.clone().unwrap_or_default(),
            title: title(session, locale).0,
            when: dates::day_and_time(locale, session.local_date, session.local_time, today),
            span: dates::day_and_span(
                locale,
                session.local_date,
                (session.local_time, session.local_end()),
                today,
            ),
            place,
            address: self.venue.1.clone(),
            phone: self.venue.2.clone(),
            number: self.booking.number.clone(),
            from: self.organisation.clone(),
        }
    }

    fn mail(self, written: SqlExpression) -> Composed {
        Composed::Mail(Box::new(MailMessage {
            to: self.to,
            subject: written.subject,
            text: written.text,
            html: written.html,
        }))
    }
}

/// How sure a live booking is, for letters and pages.
///
/// # Errors
/// Of the database.
pub(super) async fn standing(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
) -> QueryResult<Standing> {
    Ok(match booking.status.as_str() {
        "waiting" => Standing::Waiting(position(conn, booking).await?.unwrap_or(1)),
        "offered" => Standing::Offered,
        "pending" => Standing::Pending,
        _ => Standing::Confirmed,
    })
}

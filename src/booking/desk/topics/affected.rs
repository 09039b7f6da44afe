//! Live bookings of sessions to come that asked for a topic nobody is helped with there, by topic: somebody rings them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::page::{AffectedBooking, AffectedTopic};
use crate::booking::code::Code;
use crate::booking::status::LIVE;
use crate::platform::i18n::{Locale, dates, named, t_with};
use crate::platform::ids::{BookingId, SessionId, VenueId};
use crate::platform::time::{self, Zone};
use crate::platform::ui::Layout;
use crate::schema::{booking_details, bookings, sessions};
use crate::session::{self, Session, StoredStatus, topic_policies};
use crate::venue::HelpTopic;

/// No page names more.
const MOST: i64 = 200;

/// Which sessions are looked at.
#[derive(Debug, Clone, Copy)]
pub enum AffectedIn {
    Venue(VenueId),
    Session(SessionId),
}

/// A booking that asks for something.
#[derive(Debug, Queryable)]
struct Asking {
    id: BookingId,
    number: String,
    session: SessionId,
    topics: Vec<String>,
}

/// The topics that somebody is to be rung about, in the order of the list.
pub async fn affected(
    conn: &mut AsyncPgConnection,
    layout: &Layout,
    within: AffectedIn,
    now: DateTime<Utc>,
) -> QueryResult<Vec<AffectedTopic>> {
    let asking = asking(conn, within, now).await?;
    let ids: Vec<SessionId> = asking.iter().map(|one| one.session).collect();
    let sessions = session::load_all(conn, &ids).await?;
    let of_sessions: Vec<&Session> = sessions.iter().collect();
    let policies = topic_policies(conn, &of_sessions).await?;
    let is_refused = |one: &Asking, topic: HelpTopic| {
        let policy = policies.get(&one.session);
        let asks = one.topics.iter().any(|asked| asked == topic.name());
        asks && policy.is_some_and(|policy| policy.refusal(topic.name()).is_some())
    };
    let line = |one: &Asking| {
        let session = sessions.iter().find(|session| session.id == one.session);
        AffectedBooking {
            href: layout.url(&format!("/desk/bookings/{}", one.id)),
            number: Code::of(&one.number).grouped,
            when: session.map_or_else(String::new, |session| when(layout.locale, session, now)),
        }
    };
    let topic = |topic: HelpTopic| {
        let refused = asking.iter().filter(|one| is_refused(one, topic));
        let bookings: Vec<AffectedBooking> = refused.map(line).collect();
        (!bookings.is_empty()).then(|| AffectedTopic {
            text: heading(layout.locale, topic, bookings.len()),
            bookings,
        })
    };
    Ok(HelpTopic::ALL.into_iter().filter_map(topic).collect())
}

/// The bookings with topics, the earliest session first.
async fn asking(
    conn: &mut AsyncPgConnection,
    within: AffectedIn,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Asking>> {
    let query = bookings::table
        .inner_join(sessions::table)
        .inner_join(booking_details::table)
        .filter(bookings::status.eq_any(LIVE))
        .filter(sessions::ends_at.gt(now))
        .filter(sessions::status.eq(StoredStatus::Published))
        .filter(booking_details::topics.ne(Vec::<String>::new()))
        .order((sessions::starts_at, bookings::id))
        .limit(MOST)
        .select((
            bookings::id,
            bookings::number,
            sessions::id,
            booking_details::topics,
        ))
        .into_boxed();
    match within {
        AffectedIn::Venue(venue) => query.filter(sessions::venue_id.eq(venue)),
        AffectedIn::Session(session) => query.filter(sessions::id.eq(session)),
    }
    .load(conn)
    .await
}

fn heading(locale: Locale, topic: HelpTopic, bookings: usize) -> String {
    let topic = named(locale, "topic", topic.name()).into_owned();
    let n = i64::try_from(bookings).unwrap_or(MOST);
    t_with(
        locale,
        "topics-affected",
        &[("n", n.into()), ("topic", topic.into())],
    )
}

fn when(locale: Locale, session: &Session, now: DateTime<Utc>) -> String {
    let timing = &session.timing;
    let zone = Zone::of_stored(&session.time_zone);
    let today = time::local(now, zone).0;
    dates::day_and_time(locale, timing.local_date, timing.local_time, today)
}

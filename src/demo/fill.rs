//! Fills a database with demo data, all or nothing.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use crate::booking::BookingStatus;
use crate::demo::bookings::booking_numbers::BookingNumbers;
use crate::demo::bookings::booking_rows::{BookingBuilder, DemoBookingRow};
use crate::demo::bookings::history::{History, HistoryBuilder};
use crate::demo::bookings::messages::Messages;
use crate::demo::bookings::submission::submit_past_edition;
use crate::demo::error::DemoError;
use crate::demo::insert::{DemoRows, insert_rows};
use crate::demo::people::accounts::DemoAccounts;
use crate::demo::people::staff::{self, Team};
use crate::demo::places::organisations::{
    DemoOrganisations, MunicipalityLookup, organisation_rows,
};
use crate::demo::places::questions::questions;
use crate::demo::places::venues::{DemoVenues, room_rows, venue_rows};
use crate::demo::sessions::campaigns::{self, NETWORK, PAST_CAMPAIGN, PAST_EDITION};
use crate::demo::sessions::occupancy::Occupancy;
use crate::demo::sessions::session_rows::SessionWriter;
use crate::demo::sessions::timetable::{PlannedSession, TimetableBuilder};
use crate::demo::source::data::{EditionRecord, SourceData};
use crate::demo::source::ids::demo_id;
use crate::demo::source::open_days::OpenDays;
use crate::demo::topics::{session_topic_rows, venue_topic_rows};
use crate::platform::ids::OrganisationId;
use crate::platform::secrets::Keys;
use crate::schema::organisations as table;
use crate::session::NewSeats;

/// Fills a database with demo data and returns its accounts. A database that holds the demo already
/// stays as it is.
///
/// # Errors
/// When the database holds organisations that are not the demo's, or lacks the reference data.
pub async fn fill(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    now: DateTime<Utc>,
) -> Result<DemoAccounts, DemoError> {
    let source = SourceData::read()?;
    let (key_id, key) = keys.current();
    let accounts = DemoAccounts::of(&source.accounts, key);
    conn.transaction(async |conn| {
        // Otherwise two processes at once would both find an empty database.
        diesel::sql_query("select pg_advisory_xact_lock(hashtext('motesplats_demo'))")
            .execute(conn)
            .await?;
        if !is_filled(conn, &source).await? {
            let municipalities = MunicipalityLookup::load(conn).await?;
            let rows = build_rows(&source, &municipalities, &accounts, key_id, now).await?;
            insert_rows(conn, &rows).await?;
            submit_past_edition(conn, &source, now).await?;
        }
        Ok(accounts)
    })
    .await
}

/// Whether the database holds the demo; an error when it holds anything else.
async fn is_filled(conn: &mut AsyncPgConnection, source: &SourceData) -> Result<bool, DemoError> {
    let own: Vec<OrganisationId> = source
        .organisations
        .iter()
        .map(|record| demo_id("organisation", &record.slug))
        .collect();
    let foreign: Vec<String> = table::table
        .filter(table::id.ne_all(own))
        .select(table::slug)
        .order(table::slug)
        .load(conn)
        .await?;
    if !foreign.is_empty() {
        return Err(DemoError::Foreign(foreign));
    }
    let network = table::table.find(demo_id::<OrganisationId>("organisation", NETWORK));
    Ok(diesel::select(diesel::dsl::exists(network))
        .get_result(conn)
        .await?)
}

async fn build_rows(
    source: &SourceData,
    municipalities: &MunicipalityLookup,
    accounts: &DemoAccounts,
    key_id: i16,
    now: DateTime<Utc>,
) -> Result<DemoRows, DemoError> {
    let organisations = DemoOrganisations::of(&source.organisations);
    let venues = DemoVenues::of(&source.venues, municipalities)?;
    let team = Team::new(source);
    let mut timetable = TimetableBuilder {
        source,
        organisations: &organisations,
        venues: &venues,
        team: &team,
        open_days: OpenDays::read()?,
        occupancy: Occupancy::default(),
        now,
        edition_begins: past_week(source)?,
    };
    let planned = timetable.plan()?;
    let numbers = BookingNumbers::default();
    let mut builder = BookingBuilder {
        source,
        team: &team,
        numbers,
        key_id,
        now,
    };
    let mut history = HistoryBuilder {
        team: &team,
        now,
        rows: History::default(),
    };
    let (mut bookings, mut seats) = (Vec::new(), Vec::new());
    for session in &planned {
        let own = builder.of_session(session)?;
        seats.push(seats_of(session, &own));
        bookings.extend(own);
        history.add(session, &bookings_for(session, &bookings))?;
    }
    let writer = SessionWriter {
        organisations: &organisations,
        venues: &venues,
        texts: &source.texts,
        now,
    };
    Ok(DemoRows {
        organisations: organisation_rows(&source.organisations, municipalities, now)?,
        staff: staff::staff_rows(source, accounts, now).await?,
        grants: staff::grant_rows(source, now),
        pledges: staff::pledge_rows(source, now),
        venues: venue_rows(&source.venues, &organisations, municipalities, now)?,
        rooms: room_rows(&source.venues, &organisations, now)?,
        campaigns: campaigns::campaign_rows(&source.editions, now),
        editions: campaigns::edition_rows(&source.editions, now),
        sessions: writer.rows(&planned)?,
        seats,
        messages: Messages::about(&bookings, now),
        bookings,
        history: history.rows,
        venue_topics: venue_topic_rows(),
        session_topics: session_topic_rows(&planned, now),
        questions: questions(source, &organisations, &OpenDays::read()?, now)?,
    })
}

/// The Monday of the past campaign week.
fn past_week(source: &SourceData) -> Result<NaiveDate, DemoError> {
    let is_past =
        |record: &&EditionRecord| record.slug == PAST_CAMPAIGN && record.edition == PAST_EDITION;
    let missing = || DemoError::SourceData(format!("no edition {PAST_CAMPAIGN}/{PAST_EDITION}"));
    source
        .editions
        .iter()
        .find(is_past)
        .map(|record| record.starts_on)
        .ok_or_else(missing)
}

/// The bookings whose people come to a session: its own, or its course's.
fn bookings_for(session: &PlannedSession<'_>, bookings: &[DemoBookingRow]) -> Vec<DemoBookingRow> {
    let holder = session.course.unwrap_or(session.id);
    bookings
        .iter()
        .filter(|booking| booking.session_id == holder)
        .cloned()
        .collect()
}

/// The seat counters that a session's bookings add up to.
fn seats_of(session: &PlannedSession<'_>, bookings: &[DemoBookingRow]) -> NewSeats {
    let taken = bookings
        .iter()
        .filter(|booking| booking.status.takes_seats());
    let waiting = bookings
        .iter()
        .filter(|booking| booking.status == BookingStatus::Waiting)
        .count();
    let last_place = bookings.iter().filter_map(|booking| booking.place).max();
    NewSeats {
        session_id: session.id,
        organisation_id: demo_id("organisation", &session.owner),
        total: session.offer.seats.filter(|_| session.course.is_none()),
        taken: taken.map(|booking| booking.seats).sum(),
        waiting: i32::try_from(waiting).unwrap_or(i32::MAX),
        next_place: last_place.unwrap_or_default() + 1,
    }
}

//! Making the world, all or nothing.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::accounts::Accounts;
use super::bookings::{BookingMaker, BookingRow};
use super::calendar::Calendar;
use super::campaigns::{self, NETWORK, PAST_CAMPAIGN, PAST_EDITION};
use super::dice::named;
use super::error::DemoError;
use super::facts::Facts;
use super::handed_in::hand_in;
use super::history::Historian;
use super::number::Numbers;
use super::occupancy::Occupancy;
use super::organisations::{self, Municipalities, Organisations};
use super::session_rows::SessionWriter;
use super::staff::{self, Team};
use super::timetable::{Planned, Planner};
use super::told::Told;
use super::venues::{self, Places};
use super::write::{World, write};
use crate::platform::secrets::Keys;
use crate::schema::organisations as table;
use crate::session::NewSeats;

/// Fills a database with the demo and tells its accounts. Where the demo is already, nothing
/// changes.
///
/// # Errors
/// When the database holds organisations that are not the demo's, or lacks the reference data.
pub async fn fill(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    now: DateTime<Utc>,
) -> Result<Accounts, DemoError> {
    let facts = Facts::read()?;
    let (key_id, key) = keys.current();
    let accounts = Accounts::of(&facts.accounts, key);
    conn.transaction(async |conn| {
        // Two at once would both find nothing.
        diesel::sql_query("select pg_advisory_xact_lock(hashtext('motesplats_demo'))")
            .execute(conn)
            .await?;
        if !is_there(conn, &facts).await? {
            let municipalities = Municipalities::load(conn).await?;
            let world = imagine(&facts, &municipalities, &accounts, key_id, now).await?;
            write(conn, &world).await?;
            hand_in(conn, &facts, now).await?;
        }
        Ok(accounts)
    })
    .await
}

/// Whether the demo is in the database; an error when anything else is.
async fn is_there(conn: &mut AsyncPgConnection, facts: &Facts) -> Result<bool, DemoError> {
    let own: Vec<Uuid> = facts
        .organisations
        .iter()
        .map(|fact| named("organisation", &fact.slug))
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
    let network = table::table.find(named("organisation", NETWORK));
    Ok(diesel::select(diesel::dsl::exists(network))
        .get_result(conn)
        .await?)
}

/// The whole world as rows.
async fn imagine(
    facts: &Facts,
    municipalities: &Municipalities,
    accounts: &Accounts,
    key_id: i16,
    now: DateTime<Utc>,
) -> Result<World, DemoError> {
    let organisations = Organisations::of(&facts.organisations);
    let places = Places::of(&facts.venues, municipalities)?;
    let team = Team::of_facts(facts);
    let mut planner = Planner {
        facts,
        organisations: &organisations,
        places: &places,
        team: &team,
        calendar: Calendar::read()?,
        occupancy: Occupancy::default(),
        now,
        edition_begins: past_week(facts)?,
    };
    let planned = planner.plan()?;
    let numbers = Numbers::default();
    let mut maker = BookingMaker {
        facts,
        team: &team,
        numbers,
        key_id,
        now,
    };
    let mut historian = Historian {
        team: &team,
        now,
        history: Default::default(),
    };
    let (mut bookings, mut seats) = (Vec::new(), Vec::new());
    for session in &planned {
        let own = maker.of_session(session)?;
        seats.push(seats_of(session, &own));
        bookings.extend(own);
        historian.add(session, &concerning(session, &bookings))?;
    }
    let writer = SessionWriter {
        organisations: &organisations,
        places: &places,
        texts: &facts.texts,
        now,
    };
    Ok(World {
        organisations: organisations::rows(&facts.organisations, municipalities, now)?,
        staff: staff::staff_rows(facts, accounts, now).await?,
        grants: staff::grant_rows(facts, now),
        pledges: staff::pledge_rows(facts, now),
        venues: venues::venue_rows(&facts.venues, &organisations, municipalities, now)?,
        rooms: venues::room_rows(&facts.venues, &organisations, now)?,
        campaigns: campaigns::campaign_rows(&facts.editions, now),
        editions: campaigns::edition_rows(&facts.editions, now),
        sessions: writer.rows(&planned)?,
        seats,
        told: Told::about(&bookings, now),
        bookings,
        history: historian.history,
    })
}

/// The Monday of the past campaign week.
fn past_week(facts: &Facts) -> Result<NaiveDate, DemoError> {
    let is_past = |fact: &&super::facts::EditionFact| {
        fact.slug == PAST_CAMPAIGN && fact.edition == PAST_EDITION
    };
    let missing = || DemoError::Facts(format!("no edition {PAST_CAMPAIGN}/{PAST_EDITION}"));
    facts
        .editions
        .iter()
        .find(is_past)
        .map(|fact| fact.starts_on)
        .ok_or_else(missing)
}

/// The bookings whose people come to a session: its own, or its course's.
fn concerning(session: &Planned<'_>, bookings: &[BookingRow]) -> Vec<BookingRow> {
    let holder = session.course.unwrap_or(session.id);
    bookings
        .iter()
        .filter(|booking| booking.session_id == holder)
        .cloned()
        .collect()
}

/// The counters that equal a session's bookings.
fn seats_of(session: &Planned<'_>, bookings: &[BookingRow]) -> NewSeats {
    let takes = |status| matches!(status, "pending" | "confirmed" | "came" | "no-show");
    let taken = bookings.iter().filter(|booking| takes(booking.status));
    let waiting = bookings
        .iter()
        .filter(|booking| booking.status == "waiting")
        .count();
    let last_place = bookings.iter().filter_map(|booking| booking.place).max();
    NewSeats {
        session_id: session.id,
        organisation_id: named("organisation", &session.owner),
        total: session.offer.seats.filter(|_| session.course.is_none()),
        taken: taken.map(|booking| booking.seats).sum(),
        waiting: i32::try_from(waiting).unwrap_or(i32::MAX),
        next_place: last_place.unwrap_or_default() + 1,
    }
}

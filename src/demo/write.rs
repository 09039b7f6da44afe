//! The world's rows, written in the order of their foreign keys, many in a statement.

use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::bookings::BookingRow;
use super::campaigns::{CampaignRow, EditionRow};
use super::error::DemoError;
use super::history::History;
use super::organisations::OrganisationRow;
use super::session_rows::SessionRows;
use super::staff::{GrantRow, PledgeRow, StaffRow};
use super::told::Told;
use super::venues::{RoomRow, VenueRow};
use crate::schema::{
    attendance, bookings, call_tasks, campaigns, counts, door_lines, editions, grants, letters,
    occupations, organisations, pledges, rooms, session_editions, session_helpers,
    session_organisers, sessions, staff, venues, walk_ins,
};
use crate::session::{NewSeats, create_seats};

/// Rows in one statement: a statement takes 65,535 values.
const AT_ONCE: usize = 1_000;

/// Everything there is.
pub(super) struct World {
    pub organisations: Vec<OrganisationRow>,
    pub staff: Vec<StaffRow>,
    pub grants: Vec<GrantRow>,
    pub pledges: Vec<PledgeRow>,
    pub venues: Vec<VenueRow>,
    pub rooms: Vec<RoomRow>,
    pub campaigns: Vec<CampaignRow>,
    pub editions: Vec<EditionRow>,
    pub sessions: SessionRows,
    pub seats: Vec<NewSeats>,
    pub bookings: Vec<BookingRow>,
    pub told: Told,
    pub history: History,
}

/// Inserts rows in portions.
macro_rules! insert {
    ($conn:expr, $($rows:expr => $table:ident),+ $(,)?) => {
        $(for portion in $rows.chunks(AT_ONCE) {
            diesel::insert_into($table::table).values(portion).execute($conn).await?;
        })+
    };
}

/// Writes a world into a database that has none.
pub(super) async fn write(conn: &mut AsyncPgConnection, world: &World) -> Result<(), DemoError> {
    insert!(conn,
        world.organisations => organisations,
        world.staff => staff,
        world.grants => grants,
        world.pledges => pledges,
        world.venues => venues,
        world.rooms => rooms,
        world.campaigns => campaigns,
        world.editions => editions,
        world.sessions.sessions => sessions,
        world.sessions.editions => session_editions,
        world.sessions.organisers => session_organisers,
        world.sessions.helpers => session_helpers,
        world.sessions.occupations => occupations,
    );
    for portion in world.seats.chunks(AT_ONCE) {
        create_seats(conn, portion).await?;
    }
    insert!(conn,
        world.bookings => bookings,
        world.told.letters => letters,
        world.told.call_tasks => call_tasks,
        world.told.door_lines => door_lines,
        world.history.attendance => attendance,
        world.history.walk_ins => walk_ins,
        world.history.counts => counts,
    );
    Ok(())
}

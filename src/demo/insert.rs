//! Inserts the demo's rows in the order of their foreign keys, many in a statement.

use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::demo::bookings::booking_rows::{DemoBookingRow, DemoDetailsRow};
use crate::demo::bookings::history::History;
use crate::demo::bookings::messages::Messages;
use crate::demo::error::DemoError;
use crate::demo::people::staff::{DemoGrantRow, DemoPledgeRow, DemoStaffRow};
use crate::demo::places::organisations::DemoOrganisationRow;
use crate::demo::places::venues::{DemoRoomRow, DemoVenueRow};
use crate::demo::sessions::campaigns::{DemoCampaignRow, DemoEditionRow};
use crate::demo::sessions::session_rows::SessionRows;
use crate::demo::topics::{DemoSessionTopicRow, DemoVenueTopicRow};
use crate::question::Question;
use crate::schema::{
    attendance, booking_details, bookings, call_tasks, campaigns, counts, editions, grants,
    letters, occupations, organisations, pledges, questions, rooms, session_editions,
    session_helpers, session_limits, session_organisers, session_texts, session_topics, sessions,
    staff, venue_topics, venues, walk_ins,
};
use crate::session::{NewSeats, create_seats, fill_terms};

/// Rows in one statement, which takes at most 65,535 values.
const ROWS_AT_ONCE: usize = 1_000;

/// All rows of the demo.
pub struct DemoRows {
    pub organisations: Vec<DemoOrganisationRow>,
    pub staff: Vec<DemoStaffRow>,
    pub grants: Vec<DemoGrantRow>,
    pub pledges: Vec<DemoPledgeRow>,
    pub venues: Vec<DemoVenueRow>,
    pub rooms: Vec<DemoRoomRow>,
    pub campaigns: Vec<DemoCampaignRow>,
    pub editions: Vec<DemoEditionRow>,
    pub sessions: SessionRows,
    pub seats: Vec<NewSeats>,
    pub bookings: Vec<DemoBookingRow>,
    pub messages: Messages,
    pub history: History,
    pub venue_topics: Vec<DemoVenueTopicRow>,
    pub session_topics: Vec<DemoSessionTopicRow>,
    pub questions: Vec<Question>,
}

/// Inserts rows in portions.
macro_rules! insert {
    ($conn:expr, $($rows:expr => $table:ident),+ $(,)?) => {
        $(for portion in $rows.chunks(ROWS_AT_ONCE) {
            diesel::insert_into($table::table).values(portion).execute($conn).await?;
        })+
    };
}

/// Inserts everything into a database that has no demo data.
pub async fn insert_rows(conn: &mut AsyncPgConnection, rows: &DemoRows) -> Result<(), DemoError> {
    insert!(conn,
        rows.organisations => organisations,
        rows.staff => staff,
        rows.grants => grants,
        rows.pledges => pledges,
        rows.venues => venues,
        rows.rooms => rooms,
        rows.campaigns => campaigns,
        rows.editions => editions,
        rows.sessions.sessions => sessions,
        rows.sessions.texts => session_texts,
        rows.sessions.rules => session_limits,
        rows.sessions.editions => session_editions,
        rows.sessions.organisers => session_organisers,
        rows.sessions.helpers => session_helpers,
        rows.sessions.occupations => occupations,
        rows.venue_topics => venue_topics,
        rows.session_topics => session_topics,
    );
    for portion in rows.seats.chunks(ROWS_AT_ONCE) {
        create_seats(conn, portion).await?;
    }
    fill_terms(conn).await?;
    let details: Vec<DemoDetailsRow> = rows
        .bookings
        .iter()
        .filter_map(DemoDetailsRow::of)
        .collect();
    insert!(conn,
        rows.bookings => bookings,
        details => booking_details,
        rows.messages.letters => letters,
        rows.messages.call_tasks => call_tasks,
        rows.history.attendance => attendance,
        rows.history.walk_ins => walk_ins,
        rows.history.counts => counts,
        rows.questions => questions,
    );
    Ok(())
}

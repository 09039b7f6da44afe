//! A session's row with what stands around it: the place, the owner, the counters.

use diesel::prelude::*;
use uuid::Uuid;

use super::model::Session;
use super::seats::LockedSeats;
use crate::organisation::{Municipality, Organisation};
use crate::platform::text::LocalText;
use crate::schema::{municipalities, organisations, rooms, session_seats, sessions, venues};

/// Where it is.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = venues, check_for_backend(diesel::pg::Pg))]
pub struct Place {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub municipality_id: i32,
    pub time_zone: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub accessibility: Option<LocalText>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
}

/// A room.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = rooms, check_for_backend(diesel::pg::Pg))]
pub struct Room {
    pub id: Uuid,
    pub name: String,
    pub shared: bool,
}

/// A session with everything a reader sees beside it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(check_for_backend(diesel::pg::Pg))]
pub struct Full {
    /// The session.
    #[diesel(embed)]
    pub session: Session,
    /// Its counters as they are now.
    #[diesel(embed)]
    pub seats: LockedSeats,
    /// Where.
    #[diesel(embed)]
    pub place: Place,
    /// The municipality.
    #[diesel(embed)]
    pub town: Municipality,
    /// Who runs it.
    #[diesel(embed)]
    pub owner: Organisation,
}

/// Sessions joined with all of it.
#[diesel::dsl::auto_type]
pub fn around() -> _ {
    sessions::table
        .inner_join(session_seats::table)
        .inner_join(venues::table)
        .inner_join(municipalities::table)
        .inner_join(organisations::table)
}

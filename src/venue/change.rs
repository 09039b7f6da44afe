//! Changes a venue, if it is still at the version that the author saw.

use super::model::VenueKind;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Venue;
use crate::platform::contact::PhoneNumber;
use crate::platform::ids::VenueId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::LocalText;
use crate::platform::text::PlainText;
use crate::schema::venues;

/// What changes; the rest stays. `Some(None)` clears a value.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = venues)]
pub struct VenueChange {
    pub name: Option<PlainText<120>>,
    pub kind: Option<VenueKind>,
    pub municipality_id: Option<i32>,
    pub time_zone: Option<&'static str>,
    pub address: Option<Option<PlainText<200>>>,
    pub phone: Option<Option<PhoneNumber>>,
    pub lat: Option<Option<f64>>,
    pub lon: Option<Option<f64>>,
    pub accessibility: Option<Option<LocalText>>,
}

/// Changes a venue that is still at `version`.
///
/// # Errors
/// 412 when somebody else changed it.
pub async fn change(
    conn: &mut AsyncPgConnection,
    id: VenueId,
    version: i32,
    change: &VenueChange,
    now: DateTime<Utc>,
) -> Result<Venue, Problem> {
    diesel::update(venues::table)
        .filter(venues::id.eq(id))
        .filter(venues::version.eq(version))
        .set((
            change,
            venues::version.eq(version.wrapping_add(1)),
            venues::updated_at.eq(now),
        ))
        .returning(Venue::as_select())
        .get_result(conn)
        .await
        .optional()?
        .ok_or_else(|| Problem::new(&STALE))
}

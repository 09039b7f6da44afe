//! Takes a venue away that nothing but its own rooms, closed days and topics refers to.

use chrono::{DateTime, Utc};
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::session::problems::VENUE_IN_USE;
use crate::session::use_of_places::VenueUse;
use crate::venue::{self, Venue};

/// # Errors
/// 409 with what uses it.
pub async fn remove_venue(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let used = VenueUse::load(conn, venue.id, now).await?;
    if !used.is_none() {
        return Err(used.refuses());
    }
    let act = Act {
        staff: by,
        organisation: Some(venue.organisation_id),
        act: "venue.removed",
        object: venue.id.into(),
        facts: json!({ "slug": venue.slug }),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        venue::remove_venue(conn, venue.id).await.map_err(refused)?;
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

/// Something came to refer to it in the meantime.
fn refused(error: Error) -> Problem {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
            Problem::new(&VENUE_IN_USE)
        }
        other => other.into(),
    }
}

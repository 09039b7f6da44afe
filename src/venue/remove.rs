//! Takes a venue away with what is its own: rooms, closed days, what it says of topics. Its caller sees to it that
//! nothing else refers to it.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::VenueId;
use crate::schema::{closed_days, rooms, venues};

/// Takes a venue away; what it says of topics goes with its row.
pub async fn remove(conn: &mut AsyncPgConnection, id: VenueId) -> QueryResult<()> {
    diesel::delete(closed_days::table.filter(closed_days::venue_id.eq(id)))
        .execute(conn)
        .await?;
    diesel::delete(rooms::table.filter(rooms::venue_id.eq(id)))
        .execute(conn)
        .await?;
    diesel::delete(venues::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}

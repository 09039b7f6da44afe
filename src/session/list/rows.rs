//! A session's row joined with its counters, venue, municipality and owner.
//! Lists, plans and endpoints read sessions in this form.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::organisation::{Municipality, Organisation};
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::Locale;
use crate::platform::ids::{OrganisationId, RoomId, SessionId, VenueId};
use crate::platform::text::LocalText;
use crate::schema::{municipalities, organisations, rooms, session_seats, sessions, venues};
use crate::session::model::Session;
use crate::session::particulars::HeldAt;
use crate::session::query;
use crate::session::seats::counters::SeatCounters;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = venues, check_for_backend(diesel::pg::Pg))]
pub struct SessionVenue {
    pub id: VenueId,
    pub organisation_id: OrganisationId,
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
    pub phone_typed: Option<String>,
}

impl SessionVenue {
    /// Its telephone, or its owner's.
    #[must_use]
    pub fn phone_or_of(&self, owner: &Organisation, locale: Locale) -> Option<ShownPhone> {
        match (&self.phone, &owner.phone) {
            (Some(tidy), _) => Some(ShownPhone::of(tidy, self.phone_typed.as_deref(), locale)),
            (None, Some(tidy)) => Some(ShownPhone::of(tidy, owner.phone_typed.as_deref(), locale)),
            (None, None) => None,
        }
    }
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = rooms, check_for_backend(diesel::pg::Pg))]
pub struct SessionRoom {
    pub id: RoomId,
    pub name: String,
    pub shared: bool,
}

/// A session joined with the rows that every reader needs.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(check_for_backend(diesel::pg::Pg))]
pub struct SessionRow {
    #[diesel(embed)]
    pub session: Session,
    /// As they are now, without a lock.
    #[diesel(embed)]
    pub seats: SeatCounters,
    #[diesel(embed)]
    pub venue: SessionVenue,
    #[diesel(embed)]
    pub municipality: Municipality,
    #[diesel(embed)]
    pub owner: Organisation,
}

impl SessionRow {
    /// Where it is, in the reader's words.
    #[must_use]
    pub fn held_at(&self, locale: Locale) -> HeldAt {
        HeldAt::of(
            &self.session,
            &self.venue.name,
            locale,
            self.owner.language(),
        )
    }

    /// Degrees north and east of where it is: of the place that it names itself, else of its venue.
    #[must_use]
    pub fn position(&self) -> Option<(f64, f64)> {
        let particulars = &self.session.texts.particulars;
        match particulars.place {
            Some(_) => particulars.position(),
            None => self.venue.lat.zip(self.venue.lon),
        }
    }
}

#[diesel::dsl::auto_type]
fn joined_rows() -> _ {
    query::joined()
        .inner_join(session_seats::table)
        .inner_join(venues::table)
        .inner_join(municipalities::table)
        .inner_join(organisations::table)
}

/// A session's joined row, without asking who reads.
pub async fn load_row(
    conn: &mut AsyncPgConnection,
    id: SessionId,
) -> QueryResult<Option<SessionRow>> {
    joined_rows()
        .filter(sessions::id.eq(id))
        .select(SessionRow::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// Joined rows, in the order of the ids.
pub async fn load_rows(
    mut conn: &AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<Vec<SessionRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<SessionRow> = joined_rows()
        .filter(sessions::id.eq_any(ids))
        .select(SessionRow::as_select())
        .load(&mut conn)
        .await?;
    let mut by_id: HashMap<SessionId, SessionRow> =
        found.into_iter().map(|row| (row.session.id, row)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

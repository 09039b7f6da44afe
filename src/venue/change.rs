//! Changes a venue, if it is still at the version that the author saw.

use super::model::VenueKind;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Venue;
use super::topics::{TopicRule, replace_topics};
use crate::platform::contact::PhoneNumber;
use crate::platform::ids::VenueId;
use crate::platform::input::merge_patch::differs;
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
    /// The same as it was typed.
    pub phone_typed: Option<Option<String>>,
    pub lat: Option<Option<f64>>,
    pub lon: Option<Option<f64>>,
    pub accessibility: Option<Option<LocalText>>,
    /// All of it, where it becomes another.
    #[diesel(skip_update)]
    pub topic_policy: Option<Vec<TopicRule>>,
}

impl VenueChange {
    /// Whether it says something else than the row does.
    #[must_use]
    pub fn changes(&self, before: &Venue) -> bool {
        let name = self.name.as_ref().map(PlainText::as_str);
        let address = self
            .address
            .as_ref()
            .map(|new| new.as_ref().map(PlainText::as_str));
        let phone = self
            .phone
            .as_ref()
            .map(|new| new.as_ref().map(PhoneNumber::as_str));
        differs(name, before.name.as_str())
            || differs(self.kind, before.kind)
            || differs(self.municipality_id, before.municipality_id)
            || differs(self.time_zone, before.time_zone.as_str())
            || differs(address, before.address.as_deref())
            || differs(phone, before.phone.as_deref())
            || differs(self.phone_typed.as_ref(), &before.phone_typed)
            || differs(self.lat, before.lat)
            || differs(self.lon, before.lon)
            || differs(self.accessibility.as_ref(), &before.accessibility)
            || self.topic_policy.is_some()
    }
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
    let venue = diesel::update(venues::table)
        .filter(venues::id.eq(id))
        .filter(venues::version.eq(version))
        .set((
            change,
            venues::version.eq(version.wrapping_add(1)),
            venues::updated_at.eq(now),
        ))
        .returning(Venue::as_select())
        .get_result::<Venue>(conn)
        .await
        .optional()?
        .ok_or_else(|| Problem::new(&STALE))?;
    if let Some(rules) = &change.topic_policy {
        replace_topics(conn, id, venue.organisation_id, rules).await?;
    }
    Ok(venue)
}

//! What the form offers: the venues in reach, their rooms, who can help, languages and topics.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::form::FormSpeech;
use crate::platform::auth::Scope;
use crate::platform::ids::{RoomId, VenueId};
use crate::platform::time::today;
use crate::schema::rooms;
use crate::session::{ExtraOptions, HelperOption, Session, helpers_to_choose};
use crate::venue::{self, Venue};

pub struct SessionOptions {
    pub venues: Vec<Venue>,
    /// Id, name and venue of each.
    pub rooms: Vec<(RoomId, String, VenueId)>,
    pub helpers: Vec<HelperOption>,
    pub extras: ExtraOptions,
}

impl SessionOptions {
    /// The session's own venue is among them, whosever it is.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        session: &Session,
        scope: &Scope,
        (speech, now): (&FormSpeech, DateTime<Utc>),
    ) -> QueryResult<Self> {
        let (locale, own) = (speech.locale, &speech.languages);
        let mut venues = venue::venues_in_reach(conn, scope).await?;
        if venues.iter().all(|one| one.id != session.venue_id) {
            let own = venue::venues_by_id(conn, &[session.venue_id]).await?;
            venues.extend(own.into_values());
        }
        let ids: Vec<VenueId> = venues.iter().map(|one| one.id).collect();
        let rooms = rooms::table
            .filter(rooms::venue_id.eq_any(ids))
            .order((rooms::venue_id, rooms::name))
            .select((rooms::id, rooms::name, rooms::venue_id))
            .load(conn)
            .await?;
        Ok(Self {
            rooms,
            extras: ExtraOptions::load(conn, locale, session.venue_id, own, today(now)).await?,
            helpers: helpers_to_choose(conn, session.organisation_id).await?,
            venues,
        })
    }

    pub fn venue_name(&self, id: &str) -> String {
        let found = self.venues.iter().find(|one| one.id.to_string() == id);
        found.map(|one| one.name.clone()).unwrap_or_default()
    }

    /// With its venue, where it is not the only one.
    pub fn room_name(&self, id: &str) -> Option<String> {
        let room = self.rooms.iter().find(|one| one.0.to_string() == id)?;
        Some(self.room_label(room))
    }

    pub fn room_label(&self, (_, name, venue): &(RoomId, String, VenueId)) -> String {
        match self.venues.len() {
            1 => name.clone(),
            _ => format!("{}: {name}", self.venue_name(&venue.to_string())),
        }
    }

    /// "Samira Ali, Tor Berg".
    pub fn helper_names(&self, ids: &[String]) -> String {
        let chosen = self.helpers.iter();
        let chosen = chosen.filter(|one| ids.contains(&one.id.to_string()));
        let names: Vec<&str> = chosen.map(|one| one.name.as_str()).collect();
        names.join(", ")
    }
}

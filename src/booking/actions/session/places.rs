//! When and where sessions are, in words that a letter keeps: the names as they are now.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::notify::WhenAndWhere;
use crate::platform::ids::{RoomId, VenueId};
use crate::schema::{rooms, venues};
use crate::session::Session;

/// The names of the venues and rooms of some sessions.
pub(super) struct Places {
    venues: HashMap<VenueId, (String, Option<String>)>,
    rooms: HashMap<RoomId, String>,
}

impl Places {
    pub async fn load<'a>(
        conn: &mut AsyncPgConnection,
        sessions: impl IntoIterator<Item = &'a Session> + Clone,
    ) -> QueryResult<Self> {
        let at: Vec<VenueId> = sessions
            .clone()
            .into_iter()
            .map(|one| one.venue_id)
            .collect();
        let within: Vec<RoomId> = sessions.into_iter().filter_map(|one| one.room_id).collect();
        let venues: Vec<(VenueId, String, Option<String>)> = venues::table
            .filter(venues::id.eq_any(at))
            .select((venues::id, venues::name, venues::address))
            .load(conn)
            .await?;
        let rooms: Vec<(RoomId, String)> = rooms::table
            .filter(rooms::id.eq_any(within))
            .select((rooms::id, rooms::name))
            .load(conn)
            .await?;
        Ok(Self {
            venues: venues
                .into_iter()
                .map(|(id, name, address)| (id, (name, address)))
                .collect(),
            rooms: rooms.into_iter().collect(),
        })
    }

    pub fn of(&self, session: &Session) -> WhenAndWhere {
        let venue = self.venues.get(&session.venue_id).cloned();
        let (venue, address) = venue.unwrap_or_default();
        let particulars = &session.texts.particulars;
        let own = particulars
            .place
            .as_ref()
            .map(|place| place.best(&[], "").0);
        WhenAndWhere {
            span: session.local_span(),
            address: address.filter(|_| own.is_none()),
            venue: own.map_or(venue, str::to_owned),
            room: session.room_id.and_then(|id| self.rooms.get(&id).cloned()),
            drop_in: session.is_drop_in(),
            online: particulars.online_address.clone(),
        }
    }
}

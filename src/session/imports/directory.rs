//! What rows refer to by name: venues, their rooms, those who help there. All of it is found at once, not row by row.
//! Nothing out of the caller's reach is found.

use std::collections::HashMap;

use diesel::define_sql_function;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::organisation::{OrganisationKind, organisations_by_id};
use crate::platform::auth::{Scope, Target};
use crate::platform::ids::{OrganisationId, RoomId, StaffId, VenueId};
use crate::platform::problem::Fault;
use crate::schema::{rooms, venues};
use crate::session::list::rows::SessionVenue;
use crate::session::plan::owner::SessionOwner;
use crate::session::resources::who_helps::{HelperOption, helpers_of};

define_sql_function! {
    fn lower(text: Text) -> Text;
}

/// Venues and people by their names and ids.
#[derive(Debug, Default)]
pub struct Directory {
    places: Vec<Place>,
    helpers: HashMap<OrganisationId, Vec<HelperOption>>,
}

/// A venue with its owner and rooms.
#[derive(Debug)]
pub struct Place {
    pub owner: SessionOwner,
    rooms: Vec<(RoomId, String)>,
}

impl Directory {
    /// Finds the venues of these names that the scope reaches.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        names: &[&str],
        scope: &Scope,
    ) -> QueryResult<Self> {
        let ids: Vec<VenueId> = names.iter().filter_map(|name| name.parse().ok()).collect();
        let lowered: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let found: Vec<SessionVenue> = venues::table
            .filter(
                (venues::slug.eq_any(names))
                    .or(venues::id.eq_any(&ids))
                    .or(lower(venues::name).eq_any(&lowered)),
            )
            .order(venues::id)
            .select(SessionVenue::as_select())
            .load(conn)
            .await?;
        let found: Vec<SessionVenue> = found
            .into_iter()
            .filter(|one| reaches(scope, one))
            .collect();
        let owners: Vec<OrganisationId> = found.iter().map(|one| one.organisation_id).collect();
        let organisations = organisations_by_id(conn, &owners).await?;
        let mut directory = Self::default();
        let mut rooms = rooms_of(conn, &found).await?;
        for venue in found {
            let organisation = organisations.get(&venue.organisation_id);
            let Some(organisation) =
                organisation.filter(|one| one.kind != OrganisationKind::Network)
            else {
                continue;
            };
            directory.places.push(Place {
                rooms: rooms.remove(&venue.id).unwrap_or_default(),
                owner: SessionOwner {
                    venue,
                    organisation: organisation.clone(),
                },
            });
        }
        directory.load_helpers(conn).await?;
        Ok(directory)
    }

    async fn load_helpers(&mut self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        for owner in self.owners() {
            let helpers = helpers_of(conn, owner).await?;
            self.helpers.insert(owner, helpers);
        }
        Ok(())
    }

    /// Who owns the venues, each once, in order.
    #[must_use]
    pub fn owners(&self) -> Vec<OrganisationId> {
        let owners = self.places.iter().map(|one| one.owner.organisation.id);
        let mut owners: Vec<OrganisationId> = owners.collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    /// A venue by slug, id or name.
    pub fn place(&self, name: &str) -> Result<&Place, Fault> {
        let venue = |place: &&Place| {
            let venue = &place.owner.venue;
            venue.slug == name || venue.id.to_string() == name
        };
        if let Some(place) = self.places.iter().find(venue) {
            return Ok(place);
        }
        let lowered = name.to_lowercase();
        let named = self.places.iter();
        let named = named.filter(|place| place.owner.venue.name.to_lowercase() == lowered);
        the_only(named, "unknown-venue")
    }

    /// Somebody who helps at an organisation's sessions, by id or name.
    pub fn helper(&self, owner: OrganisationId, name: &str) -> Result<StaffId, Fault> {
        let people = self.helpers.get(&owner).map_or(&[][..], Vec::as_slice);
        if let Some(one) = people.iter().find(|one| one.id.to_string() == name) {
            return Ok(one.id);
        }
        let lowered = name.to_lowercase();
        let named = people.iter();
        let named = named.filter(|one| one.name.to_lowercase() == lowered);
        the_only(named, "unknown-staff").map(|one| one.id)
    }
}

impl Place {
    /// One of its rooms, by id or name.
    pub fn room(&self, name: &str) -> Result<RoomId, Fault> {
        if let Some((id, _)) = self.rooms.iter().find(|(id, _)| id.to_string() == name) {
            return Ok(*id);
        }
        let lowered = name.to_lowercase();
        let named = self.rooms.iter();
        let named = named.filter(|(_, room)| room.to_lowercase() == lowered);
        the_only(named, "unknown-room").map(|(id, _)| *id)
    }
}

/// A name that several have names none of them.
fn the_only<T>(mut named: impl Iterator<Item = T>, unknown: &'static str) -> Result<T, Fault> {
    let first = named.next().ok_or_else(|| Fault::new(unknown))?;
    match named.next() {
        None => Ok(first),
        Some(_) => Err(Fault::new("ambiguous-name")),
    }
}

fn reaches(scope: &Scope, venue: &SessionVenue) -> bool {
    scope.covers(Target {
        organisation: venue.organisation_id,
        venue: Some(venue.id),
        helps: false,
    })
}

async fn rooms_of(
    conn: &mut AsyncPgConnection,
    of: &[SessionVenue],
) -> QueryResult<HashMap<VenueId, Vec<(RoomId, String)>>> {
    let ids: Vec<VenueId> = of.iter().map(|one| one.id).collect();
    let rows: Vec<(VenueId, RoomId, String)> = rooms::table
        .filter(rooms::venue_id.eq_any(ids))
        .select((rooms::venue_id, rooms::id, rooms::name))
        .load(conn)
        .await?;
    let mut rooms: HashMap<VenueId, Vec<(RoomId, String)>> = HashMap::new();
    for (venue, id, name) in rows {
        rooms.entry(venue).or_default().push((id, name));
    }
    Ok(rooms)
}

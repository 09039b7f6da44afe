//! Finds what a request refers to beside venue and owner: room, helpers, equipment, editions, organisers.
//! What does not exist, or belongs to others, is a fault.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::equipment::find_equipment;
use super::organisers::{FoundOrganiser, find_organisers};
use super::owner::SessionOwner;
use super::request::{OrganiserRequest, SessionRequest, UsesRequest};
use crate::organisation::Organisation;
use crate::platform::ids::{EditionId, OrganisationId, RoomId, StaffId, VenueId};
use crate::platform::problem::{Fault, Faults};
use crate::schema::{campaigns, editions, rooms};
use crate::session::equipment::used::UsedEquipment;
use crate::session::list::rows::SessionRoom;
use crate::session::model::{Session, SessionKind};
use crate::session::query;
use crate::session::resources::who_helps::helpers_of;
use crate::session::resources::{Needs, Pieces, Resource, ResourceKind};

/// What a session refers to beside its venue and owner.
#[derive(Debug, Clone)]
pub struct References {
    pub room: Option<SessionRoom>,
    pub helpers: Vec<StaffId>,
    pub equipment: Vec<UsedEquipment>,
    pub editions: Vec<EditionId>,
    pub organisers: Vec<FoundOrganiser>,
}

impl References {
    /// What the session occupies: its helpers, its equipment, and its room unless that is shared.
    #[must_use]
    pub fn needs(&self) -> Needs {
        let room = self.room.iter().filter(|room| !room.shared);
        let room = room.map(|room| Resource {
            id: room.id.into(),
            kind: ResourceKind::Room,
        });
        let helpers = self.helpers.iter().map(|helper| Resource {
            id: (*helper).into(),
            kind: ResourceKind::Helper,
        });
        let equipment = self.equipment.iter().map(|one| Pieces {
            id: one.id,
            count: one.count,
        });
        Needs {
            resources: room.chain(helpers).collect(),
            equipment: equipment.collect(),
        }
    }
}

/// What was found before, for several sessions that refer to the same.
#[derive(Debug, Default)]
pub struct FoundReferences {
    known: HashMap<Asked, References>,
    kept: Vec<UsedEquipment>,
}

/// What references depend on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked {
    venue: VenueId,
    owner: OrganisationId,
    kind: String,
    room: Option<String>,
    helpers: Option<Vec<String>>,
    equipment: Option<Vec<UsesRequest>>,
    kept: Vec<UsedEquipment>,
    campaigns: Option<Vec<String>>,
    organisers: Option<Vec<OrganiserRequest>>,
}

impl FoundReferences {
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// What the next session uses already: it may go on with that.
    pub fn keep(&mut self, used: &[UsedEquipment]) {
        self.kept = used.to_vec();
    }

    /// Finds them, unless that was done before without a fault.
    pub async fn find(
        &mut self,
        conn: &mut AsyncPgConnection,
        request: &SessionRequest,
        owner: &SessionOwner,
        faults: &mut Faults,
    ) -> QueryResult<References> {
        let asked = Asked {
            venue: owner.venue.id,
            owner: owner.organisation.id,
            kind: request.kind.clone(),
            room: request.room.clone(),
            helpers: request.helpers.clone(),
            equipment: request.equipment.clone(),
            kept: self.kept.clone(),
            campaigns: request.campaigns.clone(),
            organisers: request.organisers.clone(),
        };
        if let Some(known) = self.known.get(&asked) {
            return Ok(known.clone());
        }
        let mut own = Faults::none();
        let references = find_references(conn, request, owner, &self.kept, &mut own).await?;
        if own.is_empty() {
            self.known.insert(asked, references.clone());
        }
        faults.take_within("", Err::<(), _>(own));
        Ok(references)
    }
}

async fn find_references(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    owner: &SessionOwner,
    kept: &[UsedEquipment],
    faults: &mut Faults,
) -> QueryResult<References> {
    Ok(References {
        room: room(conn, request.room.as_deref(), owner.venue.id, faults).await?,
        helpers: helpers(conn, request, &owner.organisation, faults).await?,
        equipment: find_equipment(conn, request, owner.venue.id, kept, faults).await?,
        editions: editions(conn, request, faults).await?,
        organisers: find_organisers(conn, request, faults).await?,
    })
}

async fn room(
    conn: &mut AsyncPgConnection,
    given: Option<&str>,
    venue: VenueId,
    faults: &mut Faults,
) -> QueryResult<Option<SessionRoom>> {
    let Some(text) = given else { return Ok(None) };
    let found = match text.parse::<RoomId>() {
        Ok(id) => rooms::table
            .filter(rooms::id.eq(id).and(rooms::venue_id.eq(venue)))
            .select(SessionRoom::as_select())
            .get_result(conn)
            .await
            .optional()?,
        Err(_) => None,
    };
    if found.is_none() {
        faults.add("/room", Fault::new("unknown-room"));
    }
    Ok(found)
}

/// The helpers among the staff who work under the owner's controller. A volunteer never learns where people live.
async fn helpers(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    owner: &Organisation,
    faults: &mut Faults,
) -> QueryResult<Vec<StaffId>> {
    let given = request.helpers.as_deref().unwrap_or_default();
    if given.len() > 50 {
        faults.add("/helpers", Fault::new("too-many").fact("max", 50));
    }
    if given.is_empty() || given.len() > 50 {
        return Ok(Vec::new());
    }
    let people = helpers_of(conn, owner.id).await?;
    let kind = SessionKind::parse(&request.kind).ok();
    let mut helpers = Vec::new();
    for (index, text) in given.iter().enumerate() {
        let at = format!("/helpers/{index}");
        match people.iter().find(|one| one.id.to_string() == *text) {
            None => faults.add(at, Fault::new("unknown-staff")),
            Some(one) if kind.is_some_and(|kind| !one.may_go_to(kind)) => {
                faults.add(at, Fault::new("no-volunteer-here"))
            }
            Some(one) => helpers.push(one.id),
        }
    }
    helpers.sort_unstable();
    helpers.dedup();
    Ok(helpers)
}

async fn editions(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    faults: &mut Faults,
) -> QueryResult<Vec<EditionId>> {
    let given = request.campaigns.as_deref().unwrap_or_default();
    if given.len() > 20 {
        faults.add("/campaigns", Fault::new("too-many").fact("max", 20));
    }
    if given.is_empty() || given.len() > 20 {
        return Ok(Vec::new());
    }
    let slugs: Vec<&str> = given
        .iter()
        .filter_map(|name| name.split('/').next())
        .collect();
    let slugs: Vec<&str> = slugs
        .into_iter()
        .filter(|slug| !slug.contains('\0'))
        .collect();
    let known: Vec<(EditionId, String, String)> = editions::table
        .inner_join(campaigns::table)
        .filter(campaigns::slug.eq_any(slugs))
        .select((editions::id, campaigns::slug, editions::edition))
        .load(conn)
        .await?;
    let mut found = Vec::new();
    for (index, name) in given.iter().enumerate() {
        let edition = known
            .iter()
            .find(|(_, slug, edition)| *name == format!("{slug}/{edition}"));
        match edition {
            Some((id, ..)) if !found.contains(id) => found.push(*id),
            Some(_) => {}
            None => faults.add(format!("/campaigns/{index}"), Fault::new("unknown-edition")),
        }
    }
    Ok(found)
}

/// The room and helpers that a row has already, with all else of `other`.
pub async fn keep_resources(
    conn: &mut AsyncPgConnection,
    row: &Session,
    other: &References,
) -> QueryResult<References> {
    let room = match row.room_id {
        Some(id) => rooms::table
            .find(id)
            .select(SessionRoom::as_select())
            .get_result(conn)
            .await
            .optional()?,
        None => None,
    };
    Ok(References {
        room,
        helpers: query::helpers(conn, row.id).await?,
        ..other.clone()
    })
}

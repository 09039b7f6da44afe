//! What a new session stands on: the venue, its owner, and the rooms, helpers and editions it names.

use diesel::prelude::*;
use diesel::sql_types;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::parse::Setting;
use super::request::SessionRequest;
use super::rows::{Place, Room};
use crate::organisation::{Organisation, controller_of, organisation_named};
use crate::platform::auth::{Scope, Target};
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::{LanguageTag, Slug};
use crate::platform::time::Zone;
use crate::schema::{campaigns, editions, rooms, venues};

/// Where, and whose.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The venue.
    pub place: Place,
    /// Who runs the session.
    pub owner: Organisation,
}

impl Ground {
    /// What the request's words are read against.
    ///
    /// # Errors
    /// 500 when the venue's zone is none.
    pub fn setting(&self, meeting: bool) -> Result<Setting, Problem> {
        let bad = |fault: Fault| Problem::internal(anyhow::anyhow!("{}", fault.code));
        let tz: Zone = Zone::parse(&self.place.time_zone).map_err(bad)?;
        let language = LanguageTag::parse(self.owner.language()).map_err(bad)?;
        Ok(Setting {
            tz,
            language,
            meeting,
        })
    }
}

/// What a session names beside its venue.
#[derive(Debug, Clone)]
pub struct Named {
    /// The room.
    pub room: Option<Room>,
    /// Who helps.
    pub helpers: Vec<Uuid>,
    /// Which editions it belongs to.
    pub editions: Vec<Uuid>,
}

impl Named {
    /// What the session takes for itself: the room unless it is shared, and its helpers.
    #[must_use]
    pub fn resources(&self) -> Vec<(Uuid, &'static str)> {
        let room = self.room.iter().filter(|room| !room.shared);
        room.map(|room| (room.id, "room"))
            .chain(self.helpers.iter().map(|helper| (*helper, "helper")))
            .collect()
    }
}

/// Finds the venue, which the scope must reach, and the owner: the venue's own unless given.
///
/// # Errors
/// 422 for what does not exist, 404 for a venue out of reach.
pub async fn ground(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    scope: &Scope,
) -> Result<Ground, Problem> {
    let place = place_named(conn, &request.venue_id).await?;
    let place = place.ok_or_else(|| Problem::fault("/venueId", Fault::new("unknown-venue")))?;
    let target = Target {
        organisation: OrganisationId(place.organisation_id),
        venue: Some(VenueId(place.id)),
        helps: false,
    };
    if !scope.covers(target) {
        return Err(Problem::not_found());
    }
    let owner = match &request.organisation {
        Some(name) => organisation_named(conn, name).await?,
        None => organisation_named(conn, &place.organisation_id.to_string()).await?,
    };
    let owner = owner
        .filter(|owner| owner.kind != "network")
        .ok_or_else(|| Problem::fault("/organisation", Fault::new("unknown-organisation")))?;
    Ok(Ground { place, owner })
}

/// The venue of a slug or id.
///
/// # Errors
/// Of the database.
pub async fn place_named(conn: &mut AsyncPgConnection, name: &str) -> QueryResult<Option<Place>> {
    let query = venues::table.select(Place::as_select()).into_boxed();
    let query = match (Uuid::try_parse(name), Slug::parse(name)) {
        (Ok(id), _) => query.filter(venues::id.eq(id)),
        (_, Ok(slug)) => query.filter(venues::slug.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

/// Finds what a request names; what does not exist, or is not theirs to name, is a fault.
///
/// # Errors
/// Of the database.
pub async fn named(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    ground: &Ground,
    faults: &mut Faults,
) -> QueryResult<Named> {
    Ok(Named {
        room: room(conn, request.room.as_deref(), ground.place.id, faults).await?,
        helpers: helpers(conn, request, &ground.owner, faults).await?,
        editions: linked(conn, request, faults).await?,
    })
}

async fn room(
    conn: &mut AsyncPgConnection,
    given: Option<&str>,
    venue: Uuid,
    faults: &mut Faults,
) -> QueryResult<Option<Room>> {
    let Some(text) = given else { return Ok(None) };
    let found = match Uuid::try_parse(text) {
        Ok(id) => rooms::table
            .filter(rooms::id.eq(id).and(rooms::venue_id.eq(venue)))
            .select(Room::as_select())
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

#[derive(QueryableByName)]
struct Helper {
    #[diesel(sql_type = sql_types::Uuid)]
    id: Uuid,
}

/// Those of the people named who work under the owner's controller.
async fn helpers(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    owner: &Organisation,
    faults: &mut Faults,
) -> QueryResult<Vec<Uuid>> {
    let given = request.helpers.as_deref().unwrap_or_default();
    if given.len() > 50 {
        faults.add("/helpers", Fault::new("too-many").fact("max", 50));
    }
    if given.is_empty() || given.len() > 50 {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = given.iter().filter_map(|id| id.parse().ok()).collect();
    let controller = controller_of(conn, owner.id()).await?;
    let known: Vec<Helper> = diesel::sql_query(
        "with recursive above (staff_id, id, parent_id, controller) as ( \
             select s.id, o.id, o.parent_id, o.controller from staff s \
             join organisations o on o.id = s.organisation_id \
             where s.id = any($1) and s.disabled_at is null \
             union all \
             select a.staff_id, o.id, o.parent_id, o.controller from organisations o \
             join above a on o.id = a.parent_id where not a.controller) \
         select staff_id as id from above where controller and id = $2 order by staff_id",
    )
    .bind::<sql_types::Array<sql_types::Uuid>, _>(ids)
    .bind::<sql_types::Uuid, _>(controller)
    .load(conn)
    .await?;
    let known: Vec<Uuid> = known.into_iter().map(|helper| helper.id).collect();
    for (index, text) in given.iter().enumerate() {
        if !text.parse().is_ok_and(|id: Uuid| known.contains(&id)) {
            faults.add(format!("/helpers/{index}"), Fault::new("unknown-staff"));
        }
    }
    Ok(known)
}

async fn linked(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    faults: &mut Faults,
) -> QueryResult<Vec<Uuid>> {
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
    let known: Vec<(Uuid, String, String)> = editions::table
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

/// The room and the helpers one row has already, with the editions of another.
///
/// # Errors
/// Of the database.
pub async fn of_row(
    conn: &mut AsyncPgConnection,
    row: &super::Session,
    other: &Named,
) -> QueryResult<Named> {
    let room = match row.room_id {
        Some(id) => rooms::table
            .find(id)
            .select(Room::as_select())
            .get_result(conn)
            .await
            .optional()?,
        None => None,
    };
    Ok(Named {
        room,
        helpers: super::query::helpers(conn, row.id).await?,
        editions: other.editions.clone(),
    })
}

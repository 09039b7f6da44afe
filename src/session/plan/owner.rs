//! Finds the venue of a request and the organisation that runs the session.
//! A venue out of the caller's reach is not found; an unknown name is a fault.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::parse::ParseContext;
use super::request::SessionRequest;
use super::session_part::SessionPart;
use crate::organisation::{Organisation, OrganisationKind, find_organisation};
use crate::platform::auth::{Scope, Target};
use crate::platform::ids::VenueId;
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;
use crate::platform::text::{LanguageTag, Slug};
use crate::platform::time::Zone;
use crate::schema::venues;
use crate::session::list::rows::SessionVenue;

/// The organisation that runs a session, and the venue it uses.
#[derive(Debug, Clone)]
pub struct SessionOwner {
    pub venue: SessionVenue,
    pub organisation: Organisation,
}

impl SessionOwner {
    /// A zone or language that is stored and cannot be read is an internal error.
    pub fn parse_context(&self, part: SessionPart) -> Result<ParseContext, Problem> {
        let bad = |fault: Fault| Problem::internal(anyhow::anyhow!("{}", fault.code));
        let tz: Zone = Zone::parse(&self.venue.time_zone).map_err(bad)?;
        let language = LanguageTag::parse(self.organisation.language()).map_err(bad)?;
        Ok(ParseContext { tz, language, part })
    }
}

/// The venue, which the scope must reach, and the owner: the venue's own unless one is given.
///
/// # Errors
/// 422 for what does not exist, 404 for a venue out of reach.
pub async fn find_owner(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    scope: &Scope,
) -> Result<SessionOwner, Problem> {
    if request.venue_id.is_empty() {
        return Err(Problem::fault("/venueId", Fault::new("missing")));
    }
    let venue = find_venue(conn, &request.venue_id).await?;
    let venue = venue.ok_or_else(|| Problem::fault("/venueId", Fault::new("unknown-venue")))?;
    let target = Target {
        organisation: venue.organisation_id,
        venue: Some(venue.id),
        helps: false,
    };
    if !scope.covers(target) {
        return Err(Problem::not_found());
    }
    let organisation = match &request.organisation {
        Some(name) => find_organisation(conn, name).await?,
        None => find_organisation(conn, &venue.organisation_id.to_string()).await?,
    };
    let organisation = organisation
        .filter(|one| one.kind != OrganisationKind::Network)
        .ok_or_else(|| Problem::fault("/organisation", Fault::new("unknown-organisation")))?;
    Ok(SessionOwner {
        venue,
        organisation,
    })
}

/// Finds a venue by slug or id.
async fn find_venue(conn: &mut AsyncPgConnection, name: &str) -> QueryResult<Option<SessionVenue>> {
    let query = venues::table.select(SessionVenue::as_select()).into_boxed();
    let query = match (name.parse::<VenueId>(), Slug::parse(name)) {
        (Ok(id), _) => query.filter(venues::id.eq(id)),
        (_, Ok(slug)) => query.filter(venues::slug.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

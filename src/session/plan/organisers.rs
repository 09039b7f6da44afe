//! Reads who arranges a session beside its owner, and finds those that are in the service.

use diesel_async::AsyncPgConnection;

use super::request::{OrganiserRequest, SessionRequest};
use crate::organisation::{find_organisation, organisation_called};
use crate::platform::ids::OrganisationId;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::PlainText;
use crate::session::list::related::OrganiserRole;
use crate::session::model::Arrangement;

/// More would be a campaign.
const MOST: usize = 10;

/// Who arranges a session beside its owner.
#[derive(Debug, Clone)]
pub struct FoundOrganiser {
    /// Where it is in the service.
    pub organisation: Option<OrganisationId>,
    pub name: String,
    pub role: OrganiserRole,
}

/// With partners, guests alone, or the owner alone.
#[must_use]
pub fn arrangement_of(organisers: &[OrganiserRequest]) -> Arrangement {
    let has = |role: OrganiserRole| organisers.iter().any(|one| one.role == role.name());
    match (has(OrganiserRole::Partner), has(OrganiserRole::Guest)) {
        (true, _) => Arrangement::WithOthers,
        (false, true) => Arrangement::OthersAlone,
        (false, false) => Arrangement::Own,
    }
}

/// What the request says, else what its organisers say.
pub fn arrangement(request: &SessionRequest, faults: &mut Faults) -> Arrangement {
    let follows = arrangement_of(request.organisers.as_deref().unwrap_or_default());
    let given = request.arrangement.as_deref();
    let given = faults.take_optional("/arrangement", given, Arrangement::parse);
    let arrangement = given.unwrap_or(follows);
    if arrangement == Arrangement::Own && follows != Arrangement::Own {
        faults.add("/arrangement", Fault::new("has-organisers"));
    }
    arrangement
}

/// The organisers but the owner, who is known.
///
/// # Errors
/// When the database does not answer; what does not exist is a fault.
pub async fn find_organisers(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    faults: &mut Faults,
) -> diesel::QueryResult<Vec<FoundOrganiser>> {
    let given = request.organisers.as_deref().unwrap_or_default();
    if given.len() > MOST {
        faults.add("/organisers", Fault::new("too-many").fact("max", MOST));
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (index, one) in given.iter().enumerate() {
        let at = format!("/organisers/{index}");
        let role = faults.take(&format!("{at}/role"), OrganiserRole::parse(&one.role));
        let Some(role) = role.filter(|role| *role != OrganiserRole::Owner) else {
            continue;
        };
        found.extend(find(conn, one, role, &at, faults).await?);
    }
    Ok(found)
}

async fn find(
    conn: &mut AsyncPgConnection,
    given: &OrganiserRequest,
    role: OrganiserRole,
    at: &str,
    faults: &mut Faults,
) -> diesel::QueryResult<Option<FoundOrganiser>> {
    let Some(slug) = &given.organisation else {
        let name = given.name.as_deref().unwrap_or_default();
        let name = faults.take(&format!("{at}/name"), PlainText::<120>::parse(name));
        let Some(name) = name else { return Ok(None) };
        return Ok(Some(FoundOrganiser {
            organisation: organisation_called(conn, name.as_str()).await?,
            name: name.into(),
            role,
        }));
    };
    let organisation = find_organisation(conn, slug).await?;
    if organisation.is_none() {
        let fault = Fault::new("unknown-organisation");
        faults.add(format!("{at}/organisation"), fault);
    }
    Ok(organisation.map(|one| FoundOrganiser {
        organisation: Some(one.id),
        name: one.name,
        role,
    }))
}

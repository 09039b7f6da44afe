//! Who is away and who takes their place, as a caller wrote it: every fault at its field.
//! API and desk plan by this, so that both take the same people and days.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncPgConnection;
use serde::Deserialize;
use utoipa::ToSchema;

use super::substitute::{Cover, HelperAway};
use crate::platform::auth::Scope;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::time::{self, parse_date};
use crate::session::{self, HelperDays, HelperOption};

/// Which helper, on which days, and who takes their sessions.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct SubstitutionsRequest {
    #[schema(value_type = Uuid, required)]
    pub staff_id: Option<String>,
    /// The first day, by each venue's own calendar.
    #[schema(value_type = NaiveDate, required)]
    pub from: Option<String>,
    /// The last day; at most 31 days.
    #[schema(value_type = NaiveDate, required)]
    pub to: Option<String>,
    /// Takes each session where they are free; nobody unless given.
    #[schema(value_type = Option<Uuid>)]
    pub by: Option<String>,
    /// Only says what would become of them; false unless given.
    pub preview: bool,
}

/// # Errors
/// 422 with every fault.
pub async fn plan_cover(
    conn: &mut AsyncPgConnection,
    asked: &SubstitutionsRequest,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<HelperAway, Problem> {
    let mut faults = Faults::none();
    let wanted = [
        ("staffId", &asked.staff_id),
        ("from", &asked.from),
        ("to", &asked.to),
    ];
    for (name, _) in wanted.iter().filter(|(_, given)| given.is_none()) {
        let missing = Fault::new("missing").fact("name", *name);
        faults.add(format!("/{name}"), missing);
    }
    let helper = match &asked.staff_id {
        None => None,
        Some(text) => find_helper(conn, text, scope, now, &mut faults).await?,
    };
    let days = days(asked, &mut faults);
    let by = match &asked.by {
        None => None,
        Some(text) => find_substitute(conn, text, helper, scope, now, &mut faults).await?,
    };
    match (helper, days) {
        (Some(helper), Some((from, to))) if faults.is_empty() => Ok(HelperAway {
            days: HelperDays { helper, from, to },
            rest: by.map_or(Cover::Leave, Cover::By),
            decided: HashMap::new(),
            reason: None,
        }),
        _ => Err(faults.into()),
    }
}

fn days(asked: &SubstitutionsRequest, faults: &mut Faults) -> Option<(NaiveDate, NaiveDate)> {
    let from = faults.take_optional("/from", asked.from.as_deref(), parse_date);
    let to = faults.take_optional("/to", asked.to.as_deref(), parse_date);
    let (from, to) = from.zip(to)?;
    HelperDays::check(from, to, faults);
    Some((from, to))
}

/// Somebody in reach: a colleague of those whose sessions the caller plans, or a helper at one of them.
async fn find_helper(
    conn: &mut AsyncPgConnection,
    text: &str,
    scope: &Scope,
    now: DateTime<Utc>,
    faults: &mut Faults,
) -> Result<Option<StaffId>, Problem> {
    let owners: Vec<_> = scope.owners().collect();
    if let Ok(id) = text.parse::<StaffId>() {
        if session::colleague(conn, id, &owners).await?.is_some() {
            return Ok(Some(id));
        }
        let ahead = session::helpers_ahead(conn, scope, now).await?;
        if ahead.iter().any(|(helper, _)| *helper == id) {
            return Ok(Some(id));
        }
    }
    faults.add("/staffId", Fault::new("unknown-staff"));
    Ok(None)
}

async fn find_substitute(
    conn: &mut AsyncPgConnection,
    text: &str,
    helper: Option<StaffId>,
    scope: &Scope,
    now: DateTime<Utc>,
    faults: &mut Faults,
) -> Result<Option<StaffId>, Problem> {
    let owners: Vec<_> = scope.owners().collect();
    let found = match text.parse::<StaffId>() {
        Ok(id) => session::colleague(conn, id, &owners).await?,
        Err(_) => None,
    };
    match fault_of(found.as_ref(), helper, time::today(now)) {
        None => Ok(found.map(|one| one.id)),
        Some(fault) => {
            faults.add("/by", fault);
            Ok(None)
        }
    }
}

/// Why somebody cannot take another's place.
fn fault_of(
    found: Option<&HelperOption>,
    helper: Option<StaffId>,
    today: NaiveDate,
) -> Option<Fault> {
    match found {
        None => Some(Fault::new("unknown-staff")),
        Some(found) if found.closed => Some(Fault::new("unknown-staff")),
        Some(found) if Some(found.id) == helper => Some(Fault::new("same-person")),
        Some(found) if !found.has_pledged(today) => Some(Fault::new("no-pledge")),
        Some(_) => None,
    }
}

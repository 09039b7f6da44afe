//! Finds the equipment that a request names: of the session's venue, and no more than there is.

use diesel_async::AsyncPgConnection;

use super::request::{SessionRequest, UsesRequest};
use crate::platform::ids::VenueId;
use crate::platform::problem::{Fault, Faults};
use crate::session::equipment::store::{Equipment, of_venue};
use crate::session::equipment::used::UsedEquipment;
use crate::session::fields::whole;

/// The most kinds in one session.
const MOST_KINDS: usize = 10;

/// `kept` is what the session uses already: it stays allowed where there is less by now.
pub async fn find_equipment(
    conn: &mut AsyncPgConnection,
    request: &SessionRequest,
    venue: VenueId,
    kept: &[UsedEquipment],
    faults: &mut Faults,
) -> diesel::QueryResult<Vec<UsedEquipment>> {
    let given = request.equipment.as_deref().unwrap_or_default();
    if given.len() > MOST_KINDS {
        faults.add("/equipment", Fault::new("too-many").fact("max", MOST_KINDS));
    }
    if given.is_empty() || given.len() > MOST_KINDS {
        return Ok(Vec::new());
    }
    let there = of_venue(conn, venue).await?;
    let mut found: Vec<UsedEquipment> = Vec::new();
    for (index, one) in given.iter().enumerate() {
        let at = format!("/equipment/{index}");
        let kind = there.iter().find(|kind| kind.id.to_string() == one.id);
        let is_new = |kind: &&Equipment| found.iter().all(|other| other.id != kind.id);
        match kind.filter(is_new) {
            Some(kind) => found.extend(pieces(kind, one, kept, &at, faults)),
            None => faults.add(format!("{at}/id"), Fault::new("unknown-equipment")),
        }
    }
    Ok(found)
}

fn pieces(
    kind: &Equipment,
    asked: &UsesRequest,
    kept: &[UsedEquipment],
    at: &str,
    faults: &mut Faults,
) -> Option<UsedEquipment> {
    let kept = kept.iter().find(|one| one.id == kind.id);
    let most = kept.map_or(kind.count, |kept| kept.count.max(kind.count));
    let count = whole(faults, &format!("{at}/count"), Some(asked.count), 1..=most)?;
    Some(UsedEquipment {
        id: kind.id,
        name: kind.name.clone(),
        count,
    })
}

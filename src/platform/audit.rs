//! The audit log: one row for each act of staff and each look at people's data. No names in it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::schema::audit;

/// An act to be recorded.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// Who acted.
    pub staff: StaffId,
    /// Whose data it was; none for the installation.
    pub organisation: Option<OrganisationId>,
    /// Noun and verb with a dot: `booking.cancelled`.
    pub act: &'a str,
    /// The object.
    pub object: Uuid,
    /// Facts such as a reason; never a name or a contact.
    pub facts: Value,
}

/// Writes the row, in the transaction of the act itself.
///
/// # Errors
/// Of the database.
pub async fn record(
    conn: &mut AsyncPgConnection,
    act: Act<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(fresh()),
            audit::organisation_id.eq(act.organisation.map(|id| id.0)),
            audit::staff_id.eq(act.staff.0),
            audit::act.eq(act.act),
            audit::object_id.eq(act.object),
            audit::facts.eq(act.facts),
            audit::at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// The names of the members a change touched, as facts: never their values.
#[must_use]
pub fn members(change: &impl Serialize) -> Value {
    let change = serde_json::to_value(change).unwrap_or_default();
    let names: Vec<&String> = change
        .as_object()
        .into_iter()
        .flat_map(|all| all.keys())
        .collect();
    json!({ "members": names })
}

//! The audit log: one row for each act of staff and each look at people's data. No names in it.

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::platform::ids::{OrganisationId, StaffId, fresh};

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

define_sql_function! {
    /// Writes rows; one prepared call for any number.
    fn insert_audit(incoming: diesel::sql_types::Jsonb) -> diesel::sql_types::Text;
}

/// Writes the row, in the transaction of the act itself.
pub async fn record(
    conn: &mut AsyncPgConnection,
    act: Act<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    record_all(conn, &[act], now).await
}

/// Something that happened to an object, whether or not it is known who did it.
#[derive(Debug, Clone, Copy)]
pub struct Occurrence<'a> {
    /// None: somebody without an account, or who did not prove to have one.
    pub by: Option<StaffId>,
    pub organisation: Option<OrganisationId>,
    /// As of an [`Act`].
    pub act: &'a str,
    /// None where there is no such object.
    pub object: Option<Uuid>,
}

/// Writes the row of an occurrence.
pub async fn record_occurrence(
    conn: &mut AsyncPgConnection,
    occurrence: Occurrence<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let row = json!({
        "id": fresh(),
        "organisation_id": occurrence.organisation,
        "staff_id": occurrence.by,
        "act": occurrence.act,
        "object_id": occurrence.object,
        "facts": {},
        "at": now,
    });
    diesel::select(insert_audit(Value::Array(vec![row])))
        .execute(conn)
        .await
        .map(drop)
}

/// Writes the rows of several acts.
pub async fn record_all(
    conn: &mut AsyncPgConnection,
    acts: &[Act<'_>],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if acts.is_empty() {
        return Ok(());
    }
    let rows: Vec<Value> = acts.iter().map(|act| act.row(now)).collect();
    diesel::select(insert_audit(Value::Array(rows)))
        .execute(conn)
        .await
        .map(drop)
}

impl Act<'_> {
    fn row(&self, now: DateTime<Utc>) -> Value {
        json!({
            "id": fresh(),
            "organisation_id": self.organisation,
            "staff_id": self.staff,
            "act": self.act,
            "object_id": self.object,
            "facts": self.facts,
            "at": now,
        })
    }
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

//! Keys of many wishes at once: one read before they are decided, one write of those that came true.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel::sql_types::{Jsonb, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Claimed, KEPT, Once};
use crate::platform::http::problem::{KEY_REUSED, Problem};
use crate::schema::idempotency_keys as kept;

define_sql_function! {
    /// Writes records in key order; answers the keys written. One prepared call for any number.
    fn insert_keys(incoming: Jsonb, forgotten_before: Timestamptz) -> diesel::sql_types::Text;
}

/// What stands under a key.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = kept, check_for_backend(diesel::pg::Pg))]
pub struct Remembered {
    scope: String,
    key: String,
    fingerprint: Vec<u8>,
    kind: String,
    created_id: Uuid,
    pin_version: Option<i32>,
    created_at: DateTime<Utc>,
}

/// What is known of the keys of a batch.
#[derive(Debug, Default)]
pub struct Memory(HashMap<(String, String), Remembered>);

impl Memory {
    /// Reads what stands under these keys. Whoever decides under a lock reads after it was taken,
    /// so that a twin that has just committed is seen.
    ///
    /// # Errors
    /// Of the database.
    pub async fn of<'a>(
        conn: &mut AsyncPgConnection,
        wishes: impl Iterator<Item = &'a Once>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let (mut scopes, mut keys) = (Vec::new(), Vec::new());
        for wish in wishes {
            keys.push(wish.key.as_str());
            if !scopes.contains(&wish.scope.as_str()) {
                scopes.push(wish.scope.as_str());
            }
        }
        let found: Vec<Remembered> = kept::table
            .filter(kept::key.eq_any(keys).and(kept::scope.eq_any(scopes)))
            .select(Remembered::as_select())
            .load(conn)
            .await?;
        // Their age is looked at here: in the statement it would tempt the planner to read by age.
        let in_time = |record: &Remembered| record.created_at >= now - KEPT;
        let by_key = |record: Remembered| ((record.scope.clone(), record.key.clone()), record);
        Ok(Self(
            found.into_iter().filter(in_time).map(by_key).collect(),
        ))
    }

    /// What a wish made before.
    ///
    /// # Errors
    /// 422 when its key was used for another wish.
    pub fn claim(&self, wish: &Once, kind: &str) -> Result<Claimed, Problem> {
        let name = (wish.scope.clone(), wish.key.as_str().to_owned());
        let Some(record) = self.0.get(&name) else {
            return Ok(Claimed::New);
        };
        if record.kind != kind || !wish.is_of(&record.fingerprint) {
            return Err(Problem::new(&KEY_REUSED));
        }
        Ok(Claimed::Replay {
            created_id: record.created_id,
            pin_version: record.pin_version,
        })
    }
}

impl Once {
    /// The record of what this wish made.
    #[must_use]
    pub fn record(
        &self,
        kind: &str,
        (organisation, created_id): (Uuid, Uuid),
        pin_version: Option<i32>,
        now: DateTime<Utc>,
    ) -> Value {
        let hex = data_encoding::HEXLOWER.encode(&self.fingerprint);
        json!({
            "scope": self.scope,
            "key": self.key.as_str(),
            "organisation_id": organisation,
            "fingerprint": format!("\\x{hex}"),
            "kind": kind,
            "created_id": created_id,
            "pin_version": pin_version,
            "created_at": now,
        })
    }
}

/// Writes the records of wishes that came true. Fewer written than given: a twin came true
/// elsewhere in this very moment, and all must be decided anew.
///
/// # Errors
/// Of the database.
pub async fn remember_all(
    conn: &mut AsyncPgConnection,
    records: &[Value],
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::select(insert_keys(json!(records), now - KEPT))
        .load::<String>(conn)
        .await
        .map(|written| written.len())
}

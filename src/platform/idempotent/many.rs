//! Keys of many wishes at once: one read before they are decided, one write of those that came true.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::serialize::{self, Output, ToSql, WriteTuple};
use diesel::sql_types::{Array, Binary, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::{Claimed, KEPT, Once};
use crate::platform::http::problem::{KEY_REUSED, Problem};
use crate::schema::idempotency_keys as kept;

define_sql_function! {
    /// Writes records in key order; answers how many. One prepared call for any number.
    fn insert_keys(
        incoming: Array<NewKey>, used_at: Timestamptz, forgotten_before: Timestamptz,
    ) -> BigInt;
}

/// The database's type of a record on its way in.
#[derive(Debug, Clone, Copy, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[diesel(postgres_type(name = "new_key"))]
pub struct NewKey;

/// What a wish came to be remembered as.
#[derive(Debug)]
pub struct Record<'a> {
    /// The wish.
    pub once: &'a Once,
    /// Which kind of thing came into being.
    pub kind: &'a str,
    /// Whose it is.
    pub organisation: Uuid,
    /// Its id.
    pub created_id: Uuid,
    /// The version of the PIN that the answer tells.
    pub pin_version: Option<i32>,
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
        mut conn: &AsyncPgConnection,
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
            .load(&mut conn)
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

impl ToSql<NewKey, Pg> for Record<'_> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        WriteTuple::<(
            Text,
            Text,
            SqlUuid,
            Binary,
            Text,
            SqlUuid,
            Nullable<Integer>,
        )>::write_tuple(
            &(
                self.once.scope.as_str(),
                self.once.key.as_str(),
                self.organisation,
                self.once.fingerprint.as_slice(),
                self.kind,
                self.created_id,
                self.pin_version,
            ),
            out,
        )
    }
}

/// Writes the records of wishes that came true. Whether all are written: else a twin came true
/// elsewhere in this very moment, and all must be decided anew.
///
/// # Errors
/// Of the database.
pub async fn remember_all(
    mut conn: &AsyncPgConnection,
    records: Vec<Record<'_>>,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let all = i64::try_from(records.len()).unwrap_or(i64::MAX);
    let written: i64 = diesel::select(insert_keys(records, now, now - KEPT))
        .get_result(&mut conn)
        .await?;
    Ok(written == all)
}

//! The keys of a whole batch: one read before its requests are decided.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::claim::{Claimed, REMEMBERED, pin_to_tell};
use super::request::IdempotentRequest;
use crate::platform::problem::{KEY_REUSED, Problem};
use crate::schema::idempotency_keys;

/// What stands under a key.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = idempotency_keys, check_for_backend(diesel::pg::Pg))]
pub struct StoredKey {
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
pub struct KnownKeys {
    known: HashMap<(String, String), StoredKey>,
    /// Expired keys that nobody has swept away yet.
    expired: Vec<String>,
}

impl KnownKeys {
    /// Reads what stands under these keys. Whoever decides under a lock reads after it was taken,
    /// so that a duplicate that has just committed is seen.
    pub async fn of<'a>(
        mut conn: &AsyncPgConnection,
        requests: impl Iterator<Item = &'a IdempotentRequest>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let (mut scopes, mut keys) = (Vec::new(), Vec::new());
        for request in requests {
            keys.push(request.key.as_str());
            if !scopes.contains(&request.scope.as_str()) {
                scopes.push(request.scope.as_str());
            }
        }
        let found: Vec<StoredKey> = idempotency_keys::table
            .filter(
                idempotency_keys::key
                    .eq_any(keys)
                    .and(idempotency_keys::scope.eq_any(scopes)),
            )
            .select(StoredKey::as_select())
            .load(&mut conn)
            .await?;
        let mut known_keys = Self::default();
        for record in found {
            // Their age is looked at here: in the statement it would tempt the planner to read by age.
            if record.created_at < now - REMEMBERED {
                known_keys.expired.push(record.key);
            } else {
                let name = (record.scope.clone(), record.key.clone());
                known_keys.known.insert(name, record);
            }
        }
        Ok(known_keys)
    }

    /// Makes room for keys that are used anew after they expired.
    pub async fn forget_expired(
        &self,
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        if self.expired.is_empty() {
            return Ok(());
        }
        let expired = idempotency_keys::key.eq_any(&self.expired);
        diesel::delete(
            idempotency_keys::table
                .filter(expired.and(idempotency_keys::created_at.lt(now - REMEMBERED))),
        )
        .execute(conn)
        .await
        .map(drop)
    }

    /// What a request made before.
    ///
    /// # Errors
    /// 422 when its key was used for another request.
    pub fn claim(
        &self,
        request: &IdempotentRequest,
        kind: &str,
        now: DateTime<Utc>,
    ) -> Result<Claimed, Problem> {
        let name = (request.scope.clone(), request.key.as_str().to_owned());
        let Some(record) = self.known.get(&name) else {
            return Ok(Claimed::New);
        };
        if record.kind != kind || !request.matches(&record.fingerprint) {
            return Err(Problem::new(&KEY_REUSED));
        }
        Ok(Claimed::Replay {
            created_id: record.created_id,
            pin_version: pin_to_tell(record.pin_version, record.created_at, now),
        })
    }
}

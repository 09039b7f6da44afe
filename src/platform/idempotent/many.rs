//! Keys of many wishes at once: one read before they are decided.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::{Claimed, KEPT, Once};
use crate::platform::http::problem::{KEY_REUSED, Problem};
use crate::schema::idempotency_keys as kept;

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
pub struct Memory {
    known: HashMap<(String, String), Remembered>,
    /// Keys past their time that nobody has swept away yet.
    past: Vec<String>,
}

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
        let mut memory = Self::default();
        for record in found {
            // Their age is looked at here: in the statement it would tempt the planner to read by age.
            if record.created_at < now - KEPT {
                memory.past.push(record.key);
            } else {
                let name = (record.scope.clone(), record.key.clone());
                memory.known.insert(name, record);
            }
        }
        Ok(memory)
    }

    /// Makes room for keys that are used anew after their time.
    ///
    /// # Errors
    /// Of the database.
    pub async fn forget_past(
        &self,
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        if self.past.is_empty() {
            return Ok(());
        }
        let past = kept::key.eq_any(&self.past);
        diesel::delete(kept::table.filter(past.and(kept::created_at.lt(now - KEPT))))
            .execute(conn)
            .await
            .map(drop)
    }

    /// What a wish made before.
    ///
    /// # Errors
    /// 422 when its key was used for another wish.
    pub fn claim(&self, wish: &Once, kind: &str) -> Result<Claimed, Problem> {
        let name = (wish.scope.clone(), wish.key.as_str().to_owned());
        let Some(record) = self.known.get(&name) else {
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

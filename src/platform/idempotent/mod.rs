//! What came into being under an `Idempotency-Key`: kept 72 hours, without a name or a PIN. Only
//! success is remembered; a refusal wrote nothing, so the same key decides anew.

mod many;

use actix_web::HttpRequest;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::platform::http::idempotency::IdempotencyKey;
use crate::platform::http::problem::{KEY_REUSED, Problem};
use crate::platform::secrets::{Keys, canonical};
use crate::schema::idempotency_keys as kept;

pub use many::Memory;

/// How long a key is remembered.
const KEPT: TimeDelta = TimeDelta::hours(72);

/// The scope of callers without an account.
pub const PUBLIC: &str = "public";

/// A wish that comes true once, however often it is sent.
#[derive(Debug, Clone)]
pub struct Once {
    /// Whose key it is: `public`, or the account's id.
    pub scope: String,
    /// The caller's key.
    pub key: IdempotencyKey,
    /// The keyed fingerprint of the parsed request.
    pub fingerprint: Vec<u8>,
    /// The same under the keys before: a change of keys makes nobody's replay another wish.
    earlier: Vec<Vec<u8>>,
}

/// What a key was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// It is the first time: go on and make the thing.
    New,
    /// It came true before: answer with what was made then.
    Replay {
        /// The id of what was made.
        created_id: Uuid,
        /// The version of the PIN that the first answer told.
        pin_version: Option<i32>,
    },
}

impl Once {
    /// The wish of a request that may carry a key. `parsed` is the request as it was understood,
    /// what is absent made equal to its default; the path is part of the wish.
    ///
    /// # Errors
    /// 400 when the header is there and not a key.
    pub fn of(
        request: &HttpRequest,
        scope: impl Into<String>,
        parsed: &Value,
        keys: &Keys,
    ) -> Result<Option<Self>, Problem> {
        let wish = json!([request.method().as_str(), request.path(), parsed]);
        Ok(IdempotencyKey::of(request)?.map(|key| Self::new(scope, key, &wish, keys)))
    }

    /// A wish under a key that was found elsewhere, such as in a form.
    #[must_use]
    pub fn new(scope: impl Into<String>, key: IdempotencyKey, wish: &Value, keys: &Keys) -> Self {
        Self::of_written(scope, key, &canonical(wish), keys)
    }

    /// The same for a wish that its own type writes, always in one way.
    #[must_use]
    pub fn of_written(
        scope: impl Into<String>,
        key: IdempotencyKey,
        wish: &[u8],
        keys: &Keys,
    ) -> Self {
        let (current_id, current) = keys.current();
        let earlier = keys
            .ids()
            .into_iter()
            .filter(|id| *id != current_id)
            .filter_map(|id| keys.by_id(id))
            .map(|key| key.fingerprint_of_request(wish).to_vec())
            .collect();
        Self {
            scope: scope.into(),
            key,
            fingerprint: current.fingerprint_of_request(wish).to_vec(),
            earlier,
        }
    }

    /// Claims the key, first of all in the transaction that makes the thing: a twin under way
    /// waits here for the other's end, and then is a replay of it or the first.
    ///
    /// # Errors
    /// 422 when the key was used for another wish; of the database.
    pub async fn claim(
        &self,
        conn: &mut AsyncPgConnection,
        kind: &str,
        organisation: Option<Uuid>,
        created_id: Uuid,
        pin_version: Option<i32>,
        now: DateTime<Utc>,
    ) -> Result<Claimed, Problem> {
        let record = (
            kept::scope.eq(&self.scope),
            kept::key.eq(self.key.as_str()),
            kept::organisation_id.eq(organisation),
            kept::fingerprint.eq(&self.fingerprint),
            kept::kind.eq(kind),
            kept::created_id.eq(created_id),
            kept::pin_version.eq(pin_version),
            kept::created_at.eq(now),
        );
        // One that is past its time and not yet swept away counts as none.
        let unless_known = diesel::insert_into(kept::table)
            .values(record)
            .on_conflict((kept::scope, kept::key))
            .do_update()
            .set(record);
        let written = diesel::query_dsl::methods::FilterDsl::filter(
            unless_known,
            kept::created_at.lt(now - KEPT),
        )
        .execute(conn)
        .await?;
        if written == 1 {
            return Ok(Claimed::New);
        }
        self.replay(conn, kind).await
    }

    /// What this wish made before, without claiming anything: for a door that wants to answer a
    /// replay before it looks at what has changed since.
    ///
    /// # Errors
    /// As [`Once::claim`].
    pub async fn known(
        &self,
        conn: &mut AsyncPgConnection,
        kind: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Claimed>, Problem> {
        let exists: i64 = kept::table
            .filter(kept::scope.eq(&self.scope))
            .filter(kept::key.eq(self.key.as_str()))
            .filter(kept::created_at.ge(now - KEPT))
            .count()
            .get_result(conn)
            .await?;
        if exists == 0 {
            return Ok(None);
        }
        self.replay(conn, kind).await.map(Some)
    }

    /// Whether a fingerprint is this wish's, made with this key or one before.
    fn is_of(&self, fingerprint: &[u8]) -> bool {
        fingerprint == self.fingerprint || self.earlier.iter().any(|one| one == fingerprint)
    }

    /// Whether another wish is this one again: the same key and the same request.
    #[must_use]
    pub fn is_twin_of(&self, other: &Self) -> bool {
        self.is_of(&other.fingerprint)
    }

    async fn replay(&self, conn: &mut AsyncPgConnection, wanted: &str) -> Result<Claimed, Problem> {
        let (fingerprint, kind, created_id, pin_version): (Vec<u8>, String, _, _) = kept::table
            .find((self.key.as_str(), &self.scope))
            .select((
                kept::fingerprint,
                kept::kind,
                kept::created_id,
                kept::pin_version,
            ))
            .get_result(conn)
            .await?;
        if kind != wanted || !self.is_of(&fingerprint) {
            return Err(Problem::new(&KEY_REUSED));
        }
        Ok(Claimed::Replay {
            created_id,
            pin_version,
        })
    }
}

/// Claims the key of a wish that may have one. What it made before, if it came true already.
///
/// # Errors
/// As [`Once::claim`].
pub async fn made_before(
    once: Option<&Once>,
    conn: &mut AsyncPgConnection,
    kind: &str,
    organisation: Option<Uuid>,
    created_id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, Problem> {
    let Some(once) = once else {
        return Ok(None);
    };
    match once
        .claim(conn, kind, organisation, created_id, None, now)
        .await?
    {
        Claimed::New => Ok(None),
        Claimed::Replay { created_id, .. } => Ok(Some(created_id)),
    }
}

/// Sweeps away what is past its time.
///
/// # Errors
/// Of the database.
pub async fn forget_old(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(kept::table.filter(kept::created_at.lt(now - KEPT)))
        .execute(conn)
        .await
}

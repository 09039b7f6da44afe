//! Claiming the key of one request, in the transaction that makes the thing. Many at once are
//! [`super::KnownKeys`]' work.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::request::IdempotentRequest;
use crate::platform::ids::OrganisationId;
use crate::platform::problem::{KEY_REUSED, Problem};
use crate::schema::idempotency_keys;

/// How long a key is remembered.
pub(super) const REMEMBERED: TimeDelta = TimeDelta::hours(72);

/// How long a repeat is told the PIN: whoever lost the answer asks again soon.
const PIN_TOLD: TimeDelta = TimeDelta::minutes(10);

/// Whether whoever was told a PIN then may be told it once more.
#[must_use]
pub fn pin_is_told(first_answer: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - first_answer <= PIN_TOLD
}

/// The version of the PIN that a repeat may be told.
pub(super) fn pin_to_tell(
    version: Option<i32>,
    first_answer: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<i32> {
    version.filter(|_| pin_is_told(first_answer, now))
}

/// Counts a repeat that is answered with what was made before.
pub fn count_replay() {
    metrics::counter!("idempotency_replays_total").increment(1);
}

/// What a key was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// It is the first time: go on and make the thing.
    New,
    /// The thing was made before: answer with what was made then.
    Replay {
        /// The id of what was made.
        created_id: Uuid,
        /// The version of the PIN in the first answer, as long as it may be told again.
        pin_version: Option<i32>,
    },
}

impl IdempotentRequest {
    /// Claims the key, first of all in the transaction that makes the thing: a duplicate under way
    /// waits here until the other ends, and then is a replay of it or the first.
    ///
    /// # Errors
    /// 422 when the key was used for another request.
    pub async fn claim(
        &self,
        conn: &mut AsyncPgConnection,
        kind: &str,
        organisation: Option<OrganisationId>,
        created_id: Uuid,
        pin_version: Option<i32>,
        now: DateTime<Utc>,
    ) -> Result<Claimed, Problem> {
        let record = (
            idempotency_keys::scope.eq(&self.scope),
            idempotency_keys::key.eq(self.key.as_str()),
            idempotency_keys::organisation_id.eq(organisation),
            idempotency_keys::fingerprint.eq(&self.keyed_fingerprint),
            idempotency_keys::kind.eq(kind),
            idempotency_keys::created_id.eq(created_id),
            idempotency_keys::pin_version.eq(pin_version),
            idempotency_keys::created_at.eq(now),
        );
        // An expired record that nobody has swept away yet counts as none.
        let unless_known = diesel::insert_into(idempotency_keys::table)
            .values(record)
            .on_conflict((idempotency_keys::scope, idempotency_keys::key))
            .do_update()
            .set(record);
        let inserted = diesel::query_dsl::methods::FilterDsl::filter(
            unless_known,
            idempotency_keys::created_at.lt(now - REMEMBERED),
        )
        .execute(conn)
        .await?;
        if inserted == 1 {
            return Ok(Claimed::New);
        }
        self.replay(conn, kind, now).await
    }

    /// What this request made before, without claiming anything: for a caller that answers a replay
    /// before it looks at what has changed since.
    pub async fn find_replay(
        &self,
        conn: &mut AsyncPgConnection,
        kind: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Claimed>, Problem> {
        let exists: i64 = idempotency_keys::table
            .filter(idempotency_keys::scope.eq(&self.scope))
            .filter(idempotency_keys::key.eq(self.key.as_str()))
            .filter(idempotency_keys::created_at.ge(now - REMEMBERED))
            .count()
            .get_result(conn)
            .await?;
        if exists == 0 {
            return Ok(None);
        }
        self.replay(conn, kind, now).await.map(Some)
    }

    async fn replay(
        &self,
        conn: &mut AsyncPgConnection,
        wanted: &str,
        now: DateTime<Utc>,
    ) -> Result<Claimed, Problem> {
        let (fingerprint, kind, created_id, pin_version, created_at): (Vec<u8>, String, _, _, _) =
            idempotency_keys::table
                .find((self.key.as_str(), &self.scope))
                .select((
                    idempotency_keys::fingerprint,
                    idempotency_keys::kind,
                    idempotency_keys::created_id,
                    idempotency_keys::pin_version,
                    idempotency_keys::created_at,
                ))
                .get_result(conn)
                .await?;
        if kind != wanted || !self.matches(&fingerprint) {
            return Err(Problem::new(&KEY_REUSED));
        }
        count_replay();
        Ok(Claimed::Replay {
            created_id,
            pin_version: pin_to_tell(pin_version, created_at, now),
        })
    }
}

/// Claims the key of a request that may have one. What it made before, if it was sent before.
pub async fn claim_or_find<Id: From<Uuid> + Into<Uuid>>(
    request: Option<&IdempotentRequest>,
    conn: &mut AsyncPgConnection,
    kind: &str,
    organisation: Option<OrganisationId>,
    created_id: Id,
    now: DateTime<Utc>,
) -> Result<Option<Id>, Problem> {
    let Some(request) = request else {
        return Ok(None);
    };
    match request
        .claim(conn, kind, organisation, created_id.into(), None, now)
        .await?
    {
        Claimed::New => Ok(None),
        Claimed::Replay { created_id, .. } => Ok(Some(created_id.into())),
    }
}

/// Sweeps away expired keys.
pub async fn forget_expired(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let expired = idempotency_keys::created_at.lt(now - REMEMBERED);
    diesel::delete(idempotency_keys::table.filter(expired))
        .execute(conn)
        .await
}

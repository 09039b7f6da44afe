//! That somebody has taken the first step: a hidden field in the page that asks for the code. It is good for some
//! minutes, opens nothing by itself, and ends when the password changes.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::platform::ids::StaffId;
use crate::platform::secrets::{Key, Keys};
use crate::schema::staff;

const LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// The account's id and the end.
const SAID: usize = 16 + 8;

/// What the field holds.
#[derive(Debug, Clone)]
pub struct FirstStepProof(String);

/// Whoever has taken the first step.
pub struct ProofHolder {
    pub staff: StaffId,
    pub email: String,
}

impl FirstStepProof {
    /// For an account that was just proved to be the caller's.
    pub async fn issue(
        conn: &mut AsyncPgConnection,
        keys: &Keys,
        staff: StaffId,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let hash = open_account(conn, staff).await?.map(|(_, hash)| hash);
        let ends = (now + LIFETIME).timestamp().to_be_bytes();
        let said = [&staff.0.as_bytes()[..], &ends[..]].concat();
        let (_, key) = keys.current();
        let mac = seal(key, &said, &hash.unwrap_or_default());
        Ok(Self(
            BASE64URL_NOPAD.encode(&[&said[..], &mac[..]].concat()),
        ))
    }

    /// The field's value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whose first step a field proves; none where it is too old, not ours, or the password has changed since.
    pub async fn accept(
        conn: &mut AsyncPgConnection,
        keys: &Keys,
        text: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<ProofHolder>> {
        let whole = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap_or_default();
        let Some((said, mac)) = whole.split_at_checked(SAID) else {
            return Ok(None);
        };
        let good = parse(said).filter(|(_, ends)| *ends > now.timestamp());
        let Some((staff, _)) = good else {
            return Ok(None);
        };
        let Some((email, hash)) = open_account(conn, staff).await? else {
            return Ok(None);
        };
        let mut known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
        let is_ours = known.any(|key| bool::from(seal(key, said, &hash).ct_eq(mac)));
        Ok(is_ours.then_some(ProofHolder { staff, email }))
    }
}

fn parse(said: &[u8]) -> Option<(StaffId, i64)> {
    let (id, ends) = said.split_at_checked(16)?;
    let ends = i64::from_be_bytes(ends.try_into().ok()?);
    Some((StaffId(Uuid::from_slice(id).ok()?), ends))
}

fn seal(key: &Key, said: &[u8], password_hash: &str) -> [u8; 32] {
    key.mac("first-step", &[said, password_hash.as_bytes()])
}

/// The address and the password's hash of an account that somebody can sign in with.
async fn open_account(
    conn: &mut AsyncPgConnection,
    id: StaffId,
) -> QueryResult<Option<(String, String)>> {
    let found: Option<(Option<String>, Option<String>)> = staff::table
        .find(id)
        .filter(staff::disabled_at.is_null())
        .select((staff::email, staff::password_hash))
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.and_then(|(email, hash)| Some((email?, hash?))))
}

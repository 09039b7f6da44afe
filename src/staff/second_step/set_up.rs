//! Begins a second step, confirms it by a first code, and turns it off. Until it is confirmed nothing changes.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::recovery_code::{MANY, RecoveryCode};
use super::secret::SharedSecret;
use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::schema::{recovery_codes, second_steps};

/// After this time a second step that nobody confirmed is forgotten.
const FORGET_AFTER: TimeDelta = TimeDelta::hours(24);

/// How far an account has come with its second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondStep {
    Off,
    /// A secret was shown; no code of it yet.
    Begun,
    On {
        /// Recovery codes that are good still.
        codes_left: i64,
    },
}

/// Whether signing in takes a code.
pub async fn is_on(conn: &mut AsyncPgConnection, staff: StaffId) -> QueryResult<bool> {
    let on = second_steps::table
        .find(staff)
        .filter(second_steps::confirmed_at.is_not_null());
    diesel::select(diesel::dsl::exists(on))
        .get_result(conn)
        .await
}

/// How far the account has come.
pub async fn state_of(conn: &mut AsyncPgConnection, staff: StaffId) -> QueryResult<SecondStep> {
    let found: Option<Option<DateTime<Utc>>> = second_steps::table
        .find(staff)
        .select(second_steps::confirmed_at)
        .get_result(conn)
        .await
        .optional()?;
    Ok(match found {
        None => SecondStep::Off,
        Some(None) => SecondStep::Begun,
        Some(Some(_)) => SecondStep::On {
            codes_left: recovery_codes::table
                .filter(recovery_codes::staff_id.eq(staff))
                .count()
                .get_result(conn)
                .await?,
        },
    })
}

/// Makes a secret, in place of one that was not confirmed; none where the second step is on.
pub async fn begin(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    staff: StaffId,
    organisation: Option<OrganisationId>,
    now: DateTime<Utc>,
) -> Result<Option<SharedSecret>, Problem> {
    let secret = SharedSecret::fresh().map_err(Problem::internal)?;
    let id = fresh();
    let (key_id, key) = keys.current();
    let row = (
        second_steps::organisation_id.eq(organisation),
        second_steps::id.eq(id),
        second_steps::key_id.eq(key_id),
        second_steps::sealed_secret.eq(secret.seal(key, id)),
        second_steps::last_counter.eq(0),
        second_steps::created_at.eq(now),
    );
    let made = diesel::insert_into(second_steps::table)
        .values((second_steps::staff_id.eq(staff), row.clone()))
        .on_conflict(second_steps::staff_id)
        .do_update()
        .set(row);
    let not_on = second_steps::confirmed_at.is_null();
    let written = diesel::query_dsl::methods::FilterDsl::filter(made, not_on)
        .execute(conn)
        .await?;
    Ok((written == 1).then_some(secret))
}

/// What came of a first code.
pub enum Confirmed {
    /// Nobody began, or it is on already.
    NotBegun,
    WrongCode,
    /// It is on; these are shown once.
    RecoveryCodes(Vec<String>),
}

/// Turns the second step on, in the caller's transaction, by a first code out of the app.
pub async fn confirm(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    staff: StaffId,
    code: &str,
    now: DateTime<Utc>,
) -> Result<Confirmed, Problem> {
    let begun: Option<(Uuid, i16, Vec<u8>, Option<OrganisationId>)> = second_steps::table
        .find(staff)
        .filter(second_steps::confirmed_at.is_null())
        .select((
            second_steps::id,
            second_steps::key_id,
            second_steps::sealed_secret,
            second_steps::organisation_id,
        ))
        .get_result(conn)
        .await
        .optional()?;
    let Some((id, key, sealed, organisation)) = begun else {
        return Ok(Confirmed::NotBegun);
    };
    let key = keys.by_id(key);
    let secret = key.and_then(|key| SharedSecret::open(key, id, &sealed));
    let Some(counter) = secret.and_then(|secret| secret.counter_of(code, now)) else {
        return Ok(Confirmed::WrongCode);
    };
    let unchanged = second_steps::table
        .find(staff)
        .filter(second_steps::id.eq(id))
        .filter(second_steps::confirmed_at.is_null());
    let turned_on = diesel::update(unchanged)
        .set((
            second_steps::confirmed_at.eq(now),
            second_steps::last_counter.eq(counter),
        ))
        .execute(conn)
        .await?;
    match turned_on {
        0 => Ok(Confirmed::NotBegun),
        _ => Ok(Confirmed::RecoveryCodes(
            make_codes(conn, staff, organisation).await?,
        )),
    }
}

async fn make_codes(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    organisation: Option<OrganisationId>,
) -> Result<Vec<String>, Problem> {
    let codes: Result<Vec<RecoveryCode>, _> = (0..MANY).map(|_| RecoveryCode::fresh()).collect();
    let codes = codes.map_err(Problem::internal)?;
    let row = |code: &RecoveryCode| {
        (
            recovery_codes::staff_id.eq(staff),
            recovery_codes::code_hash.eq(code.hash.to_vec()),
            recovery_codes::organisation_id.eq(organisation),
        )
    };
    diesel::insert_into(recovery_codes::table)
        .values(codes.iter().map(row).collect::<Vec<_>>())
        .execute(conn)
        .await?;
    Ok(codes.into_iter().map(|code| code.text).collect())
}

/// Forgets the secret and the recovery codes.
pub async fn turn_off(conn: &mut AsyncPgConnection, staff: StaffId) -> QueryResult<()> {
    diesel::delete(second_steps::table.find(staff))
        .execute(conn)
        .await
        .map(drop)
}

/// Deletes secrets that nobody confirmed.
pub async fn purge_unconfirmed(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let old = second_steps::created_at.le(now - FORGET_AFTER);
    let unconfirmed = second_steps::table.filter(second_steps::confirmed_at.is_null().and(old));
    diesel::delete(unconfirmed).execute(conn).await
}

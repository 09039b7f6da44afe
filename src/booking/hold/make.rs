//! Makes a hold: takes seats for some minutes, under the session's lock.
//! The same key makes one hold, however often it is sent.
//! The API and the desk's form call this.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use super::end::record;
use super::model::{Hold, load};
use crate::booking::channel::{Arrival, Channel};
use crate::booking::problems::BookError;
use crate::booking::rules::{Refusal, may_book};
use crate::booking::seats::{lock_session, promote_and_save};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{HoldId, OrganisationId, SessionId, StaffId};
use crate::schema::holds;

/// A hold to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewHold {
    /// Where.
    pub session: SessionId,
    /// How many seats.
    pub seats: i32,
    /// For how long.
    pub minutes: i32,
    /// Who keeps them.
    pub by: StaffId,
}

/// A hold, made now or by an earlier request with the same key.
#[derive(Debug, Clone, Copy)]
pub struct MadeHold {
    /// The hold.
    pub hold: Hold,
    /// Whether an earlier request made it.
    pub replayed: bool,
}

/// Makes a hold.
///
/// # Errors
/// A refusal as for a booking at the desk; the key used for something else.
pub async fn make_hold(
    conn: &mut AsyncPgConnection,
    new: NewHold,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<MadeHold, BookError> {
    conn.transaction::<_, BookError, _>(async |conn| {
        let mut locked = lock_session(conn, new.session, now).await?;
        let owner = locked.session.organisation_id;
        let id = HoldId::fresh();
        if let Some(before) = claim_or_find(once, conn, "hold", Some(owner), id, now).await? {
            let hold = load(conn, before).await?.ok_or(Refusal::HoldGone)?;
            let replayed = true;
            return Ok(MadeHold { hold, replayed });
        }
        may_book(&locked.session, Channel::Desk, Arrival::Ahead, now)?;
        if !locked.take(new.seats, Channel::Desk, now) {
            let left = locked.free_for(Channel::Desk, now);
            return Err(Refusal::SoldOut { left }.into());
        }
        let hold = insert(conn, new, id, owner, now).await?;
        locked.seats.note_expiry(hold.expires_at);
        promote_and_save(conn, locked, now).await?;
        let replayed = false;
        Ok(MadeHold { hold, replayed })
    })
    .await
}

async fn insert(
    conn: &mut AsyncPgConnection,
    new: NewHold,
    id: HoldId,
    owner: OrganisationId,
    now: DateTime<Utc>,
) -> QueryResult<Hold> {
    let hold = Hold {
        id,
        organisation_id: owner,
        session_id: new.session,
        seats: new.seats,
        expires_at: now + TimeDelta::minutes(new.minutes.into()),
        created_by: new.by,
        created_at: now,
    };
    diesel::insert_into(holds::table)
        .values(hold)
        .execute(conn)
        .await?;
    record(conn, &hold, new.by, "hold.made", now).await?;
    Ok(hold)
}

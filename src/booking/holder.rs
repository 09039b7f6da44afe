//! Who may open one booking: the holder of its token, or staff with a right over it.

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;

use super::{Booking, Claim, LinkKind};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Actor, Permission};
use crate::platform::ids::{BookingId, OrganisationId, StaffId};
use crate::platform::problem::{NOT_ALLOWED, Problem, SIGN_IN_FIRST};
use crate::platform::secrets::Keys;
use crate::session::{self, Session};

/// Who opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The person booked, or whoever has the letter.
    Visitor,
    /// A member of staff.
    Staff(StaffId),
}

impl Holder {
    /// The account, where it is staff.
    #[must_use]
    pub fn staff(self) -> Option<StaffId> {
        match self {
            Self::Visitor => None,
            Self::Staff(id) => Some(id),
        }
    }
}

/// Opens a booking for a caller.
///
/// # Errors
/// 401 without a valid token, 403 without the right, 404 outside its reach or for a token of
/// another booking.
pub async fn open(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    (actor, bearer): (Option<&Actor>, Option<&str>),
    id: Option<BookingId>,
    now: DateTime<Utc>,
) -> Result<(Booking, Session, Holder), Problem> {
    let claim = bearer.and_then(Claim::parse);
    let sign_in = || Problem::new(&SIGN_IN_FIRST).header("WWW-Authenticate", "Bearer");
    match (actor, claim) {
        (Some(actor), _) if !actor.may(Permission::ServePeople) => Err(Problem::new(&NOT_ALLOWED)),
        (Some(actor), _) => for_staff(conn, actor, id).await,
        (None, Some(claim)) => {
            // A token is looked at whole before it tells whose booking was asked for.
            let (booking, session) = by_claim(conn, keys, &claim, now)
                .await?
                .ok_or_else(sign_in)?;
            if id == Some(BookingId(booking.id)) {
                Ok((booking, session, Holder::Visitor))
            } else {
                Err(Problem::not_found())
            }
        }
        (None, None) => Err(sign_in()),
    }
}

async fn for_staff(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    id: Option<BookingId>,
) -> Result<(Booking, Session, Holder), Problem> {
    let (booking, session) = load(conn, id.ok_or_else(Problem::not_found)?)
        .await?
        .ok_or_else(Problem::not_found)?;
    let target = session::target(conn, &session, actor.id).await?;
    if !actor.scope(Permission::ServePeople).covers(target) {
        return Err(Problem::not_found());
    }
    Ok((booking, session, Holder::Staff(actor.id)))
}

/// The booking a token opens now; none when the token is forged, superseded or past its time. A
/// letter's link ends a day after the session.
///
/// # Errors
/// Of the database.
pub async fn by_claim(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Option<(Booking, Session)>, Problem> {
    let Some((booking, session)) = load(conn, claim.booking_id).await? else {
        return Ok(None);
    };
    let genuine = keys
        .by_id(booking.key_id)
        .is_some_and(|key| claim.verify(key, booking.link_version, now));
    let past = claim.kind == LinkKind::Letter && session.ends_at + TimeDelta::days(1) < now;
    Ok((genuine && !past && booking.wiped_at.is_none()).then_some((booking, session)))
}

async fn load(
    conn: &mut AsyncPgConnection,
    id: BookingId,
) -> Result<Option<(Booking, Session)>, Problem> {
    let Some(booking) = Booking::load(conn, id).await? else {
        return Ok(None);
    };
    let session = session::load(conn, booking.session_id).await?;
    Ok(session.map(|session| (booking, session)))
}

/// Records that staff looked at somebody's booking.
///
/// # Errors
/// Of the database.
pub async fn looked(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    staff: StaffId,
    now: DateTime<Utc>,
) -> diesel::QueryResult<()> {
    let act = Act {
        staff,
        organisation: Some(OrganisationId(booking.organisation_id)),
        act: "booking.read",
        object: booking.id,
        facts: serde_json::json!({}),
    };
    audit::record(conn, act, now).await
}

//! Who may open one booking: whoever holds its token, or staff with a right over its session.
//! A token is verified whole before anything is said of a booking; staff's looks are recorded.
//! API and desk authorise here, pages open a visit here.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::booking::code::{TokenClaim, TokenKind};
use crate::booking::model::Booking;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Actor, Bearer, Caller, Permission, sign_in_first};
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::platform::secrets::Keys;
use crate::session::{self, Session};

/// Who opened a booking.
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

/// What a caller shows: staff's sign-in, or a booking's token.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    actor: Option<&'a Actor>,
    bearer: Option<&'a str>,
}

impl<'a> Credentials<'a> {
    /// Those of a request.
    #[must_use]
    pub fn of(caller: &'a Caller, bearer: &'a Bearer) -> Self {
        Self {
            actor: caller.0.as_ref(),
            bearer: bearer.0.as_deref(),
        }
    }

    /// Those of a member of staff.
    #[must_use]
    pub fn staff(actor: &'a Actor) -> Self {
        Self {
            actor: Some(actor),
            bearer: None,
        }
    }
}

/// A booking that a caller may see and change.
#[derive(Debug)]
pub struct AuthorisedBooking {
    /// The booking.
    pub booking: Booking,
    /// Its session.
    pub session: Session,
    /// Who opened it.
    pub holder: Holder,
}

/// Opens a booking for a caller.
///
/// # Errors
/// 401 without a valid token, 403 without the right, 404 outside its reach or for a token of
/// another booking.
pub async fn authorise(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    shown: Credentials<'_>,
    id: Option<BookingId>,
    now: DateTime<Utc>,
) -> Result<AuthorisedBooking, Problem> {
    let claim = shown.bearer.and_then(TokenClaim::parse);
    match (shown.actor, claim) {
        (Some(actor), _) if !actor.may(Permission::ServePeople) => Err(Problem::new(&NOT_ALLOWED)),
        (Some(actor), _) => for_staff(conn, actor, id).await,
        (None, Some(claim)) => {
            // A token is looked at whole before it tells whose booking was asked for.
            let opened = open_with_token(conn, keys, &claim, now).await?;
            let (booking, session) = opened.ok_or_else(sign_in_first)?;
            if id != Some(booking.id) {
                return Err(Problem::not_found());
            }
            Ok(AuthorisedBooking {
                booking,
                session,
                holder: Holder::Visitor,
            })
        }
        (None, None) => Err(sign_in_first()),
    }
}

async fn for_staff(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    id: Option<BookingId>,
) -> Result<AuthorisedBooking, Problem> {
    let (booking, session) = load(conn, id.ok_or_else(Problem::not_found)?)
        .await?
        .ok_or_else(Problem::not_found)?;
    let target = session::target(conn, &session, actor.id).await?;
    if !actor.scope(Permission::ServePeople).covers(target) {
        return Err(Problem::not_found());
    }
    Ok(AuthorisedBooking {
        booking,
        session,
        holder: Holder::Staff(actor.id),
    })
}

/// The booking a token opens now; none when the token is forged, superseded or past its time. A
/// letter's link ends a day after the session.
pub async fn open_with_token(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    claim: &TokenClaim,
    now: DateTime<Utc>,
) -> Result<Option<(Booking, Session)>, Problem> {
    let Some((booking, session)) = load(conn, claim.booking_id).await? else {
        return Ok(None);
    };
    let genuine = keys
        .by_id(booking.key_id)
        .is_some_and(|key| claim.verify(key, booking.link_version, now));
    let past = claim.kind == TokenKind::Letter && session.timing.ends_at + TimeDelta::days(1) < now;
    Ok((genuine && !past && booking.wiped_at.is_none()).then_some((booking, session)))
}

async fn load(
    conn: &mut AsyncPgConnection,
    id: BookingId,
) -> QueryResult<Option<(Booking, Session)>> {
    let Some(booking) = Booking::load(conn, id).await? else {
        return Ok(None);
    };
    let session = session::load(conn, booking.session_id).await?;
    Ok(session.map(|session| (booking, session)))
}

/// Records that staff looked at somebody's booking.
pub async fn record_look(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    staff: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = Act {
        staff,
        organisation: Some(booking.organisation_id),
        act: "booking.read",
        object: booking.id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await
}

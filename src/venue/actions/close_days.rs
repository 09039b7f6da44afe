//! Says that a venue, or every venue of an organisation, is closed some days or open for a part of them. Sessions of
//! those days stay, and nobody booked is told.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit;
use crate::platform::auth::Scope;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{ClosedDaysId, OrganisationId, VenueId};
use crate::platform::problem::Problem;
use crate::venue::closed_days::{self, ClosedDays, NewClosedDays, act};

/// Whose days they are.
#[derive(Debug, Clone, Copy)]
pub struct ClosedDaysOwner {
    pub organisation: OrganisationId,
    /// None for every venue of the organisation.
    pub venue: Option<VenueId>,
}

/// The days, and whether an earlier request with the same key has closed them.
///
/// # Errors
/// 422 when the key was used for something else.
pub async fn close_days(
    conn: &mut AsyncPgConnection,
    of: ClosedDaysOwner,
    new: &NewClosedDays,
    once: Option<&IdempotentRequest>,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<(ClosedDays, bool), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (id, owner) = (ClosedDaysId::fresh(), Some(of.organisation));
        if let Some(existing) = claim_or_find(once, conn, "closed-days", owner, id, now).await? {
            let days = closed_days::find(conn, scope, &existing.to_string()).await?;
            return Ok((days, true));
        }
        let days = closed_days::add(conn, id, of.organisation, of.venue, new, now).await?;
        let noted = act(&days, scope.staff, "closed-days.added", json!({}));
        audit::record(conn, noted, now).await?;
        Ok((days, false))
    })
    .await
}

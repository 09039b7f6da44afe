//! Who may see the roster of a session, and how much of it.
//! A volunteer sees first names and topics, that day, after a dated secrecy pledge.
//! API and desk ask this before they show or change anything of the day.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::day::{Look, RosterReader};
use crate::platform::auth::{Actor, Permission};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::platform::time::{self, Zone};
use crate::schema::pledges;
use crate::session::{self, Session};

/// A session whose roster somebody may see.
#[derive(Debug)]
pub struct RosterAccess {
    /// What it says.
    pub session: Session,
    /// Who sees how much.
    pub reader: RosterReader,
}

/// The session, if this person may see its roster.
///
/// # Errors
/// 404 outside the right's reach; 403 for a volunteer before the pledge or on another day.
pub async fn authorise_roster(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    permission: Permission,
    id: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<RosterAccess, Problem> {
    let session = session::load(conn, id.ok_or_else(Problem::not_found)?)
        .await?
        .ok_or_else(Problem::not_found)?;
    let target = session::target(conn, &session, actor.id).await?;
    if !actor.scope(permission).covers(target) {
        return Err(Problem::not_found());
    }
    let more_than_volunteer = actor.scope_without_volunteers(permission).covers(target);
    if !more_than_volunteer {
        volunteer_today(conn, actor.id, &session, now).await?;
    }
    Ok(RosterAccess {
        session,
        reader: RosterReader {
            staff: actor.id,
            first_names_only: !more_than_volunteer,
            look: Look::New,
        },
    })
}

async fn volunteer_today(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    session: &Session,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let zone = Zone::of_stored(&session.time_zone);
    let today = time::local(now, zone).0;
    let pledged: bool = diesel::select(diesel::dsl::exists(
        pledges::table.filter(
            pledges::staff_id
                .eq(staff)
                .and(pledges::pledged_on.le(today)),
        ),
    ))
    .get_result(conn)
    .await?;
    if pledged && session.timing.local_date == today {
        Ok(())
    } else {
        Err(Problem::new(&NOT_ALLOWED))
    }
}

//! Covers the sessions of a helper who is away, in one act: a substitute takes them, a colleague does, or they are
//! cancelled. What nobody can take is left as it is, and said.
//! All are locked first, in id order, then the helpers. Nobody booked is told who helps; of a cancellation they are.
//! The API and the desk's page call this; a preview is the act itself, rolled back.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::cancel_several::cancel_sessions;
use super::notified::NotifiedCounts;
use crate::platform::auth::Scope;
use crate::platform::db::Tried;
use crate::platform::ids::{OrganisationId, SessionId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::platform::text::LocalText;
use crate::platform::time;
use crate::session::{self, HelperDays, HelperOption, HelperSwap, MOST_IN_ONE_ACT, Session};

/// What is to become of a session whose helper is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Somebody else is still to be found.
    Leave,
    /// This person takes it, where they can.
    By(StaffId),
    Cancel,
}

/// Somebody who is away, and what is to become of their sessions.
#[derive(Debug, Clone)]
pub struct HelperAway {
    pub days: HelperDays,
    /// What becomes of a session that is not decided by itself.
    pub rest: Cover,
    pub decided: HashMap<SessionId, Cover>,
    /// Why sessions are cancelled, for everybody booked in them.
    pub reason: Option<LocalText>,
}

impl HelperAway {
    fn cover(&self, session: SessionId) -> Cover {
        self.decided.get(&session).copied().unwrap_or(self.rest)
    }

    /// Everybody whose sessions change.
    fn people(&self) -> Vec<StaffId> {
        let covers = self.decided.values().chain([&self.rest]);
        let others = covers.filter_map(|cover| match cover {
            Cover::By(helper) => Some(*helper),
            Cover::Leave | Cover::Cancel => None,
        });
        others.chain([self.days.helper]).collect()
    }
}

/// What became of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverOutcome {
    Substituted,
    /// The substitute is at another session then.
    Clash(SessionId),
    /// The substitute may not help there.
    NotAllowed,
    /// It still needs somebody.
    Open,
    Cancelled(NotifiedCounts),
}

/// A session of the helper's days, as it was, and what became of it.
#[derive(Debug, Clone)]
pub struct Covered {
    pub session: Session,
    pub outcome: CoverOutcome,
}

/// Covers the sessions within the scope that a helper cannot hold.
///
/// # Errors
/// 422 at `/to` for more than one act may take.
pub async fn cover_sessions(
    conn: &mut AsyncPgConnection,
    away: &HelperAway,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Vec<Covered>, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let sessions = lock(conn, away, scope, now).await?;
        let mut colleagues = Colleagues::default();
        let mut covered = Vec::new();
        for session in sessions {
            let outcome = match away.cover(session.id) {
                Cover::Leave => CoverOutcome::Open,
                Cover::Cancel => CoverOutcome::Cancelled(NotifiedCounts::default()),
                Cover::By(helper) => {
                    let to = colleagues.judge(conn, &session, Some(helper), now).await?;
                    give(conn, &session, to.first(), away, scope.staff, now).await?
                }
            };
            covered.push(Covered { session, outcome });
        }
        cancel(conn, &mut covered, away.reason.as_ref(), scope.staff, now).await?;
        Ok(covered)
    })
    .await
}

/// What [`cover_sessions`] would do.
///
/// # Errors
/// As it.
pub async fn preview_cover(
    conn: &mut AsyncPgConnection,
    away: &HelperAway,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Vec<Covered>, Problem> {
    let mut tried = Tried::nothing();
    let ended = conn
        .transaction::<(), diesel::result::Error, _>(async |conn| {
            tried.take_back(cover_sessions(conn, away, scope, now).await)
        })
        .await;
    tried.told(ended)
}

/// The helper's sessions under their locks, as they are now.
async fn lock(
    conn: &mut AsyncPgConnection,
    away: &HelperAway,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Problem> {
    let found = away.days.load(conn, scope, now).await?;
    if found.len() > MOST_IN_ONE_ACT {
        let fault = Fault::new("too-many").fact("max", MOST_IN_ONE_ACT);
        return Err(Problem::fault("/to", fault));
    }
    let ids: Vec<SessionId> = found.into_iter().map(|one| one.id).collect();
    session::lock_families(conn, &ids).await?;
    session::lock_helpers(conn, &away.people()).await?;
    let mut locked = away.days.load(conn, scope, now).await?;
    locked.retain(|one| ids.contains(&one.id));
    Ok(locked)
}

/// Somebody who could take a session, and what would become of it then.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub helper: HelperOption,
    pub outcome: CoverOutcome,
}

/// Who works under the controllers of the sessions' owners.
#[derive(Debug, Default)]
pub struct Colleagues(HashMap<OrganisationId, Vec<HelperOption>>);

impl Colleagues {
    /// All who work there, or one of them, each with whether they can take a session.
    pub async fn judge(
        &mut self,
        conn: &mut AsyncPgConnection,
        session: &Session,
        only: Option<StaffId>,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Candidate>> {
        let owner = session.organisation_id;
        let all = match self.0.entry(owner) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(session::helpers_of(conn, owner).await?),
        };
        let wanted: Vec<&HelperOption> = all
            .iter()
            .filter(|one| only.is_none_or(|only| only == one.id))
            .collect();
        let ids: Vec<StaffId> = wanted.iter().map(|one| one.id).collect();
        let taken = session::taken_at(conn, session, &ids).await?;
        let judged = wanted.into_iter().map(|helper| Candidate {
            outcome: match taken.get(&helper.id) {
                _ if !helper.may_help_at(session, time::today(now)) => CoverOutcome::NotAllowed,
                Some(other) => CoverOutcome::Clash(*other),
                None => CoverOutcome::Substituted,
            },
            helper: helper.clone(),
        });
        Ok(judged.collect())
    }
}

async fn give(
    conn: &mut AsyncPgConnection,
    session: &Session,
    to: Option<&Candidate>,
    away: &HelperAway,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<CoverOutcome, Problem> {
    let Some(Candidate { helper, outcome }) = to else {
        return Ok(CoverOutcome::NotAllowed);
    };
    if *outcome == CoverOutcome::Substituted {
        let swap = HelperSwap {
            from: away.days.helper,
            to: helper.id,
            by,
        };
        session::replace_helper(conn, session, swap, now).await?;
    }
    Ok(*outcome)
}

/// Cancels those that are to be, and says who was told.
async fn cancel(
    conn: &mut AsyncPgConnection,
    covered: &mut [Covered],
    reason: Option<&LocalText>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let is_cancelled = |one: &&Covered| matches!(one.outcome, CoverOutcome::Cancelled(_));
    let targets: Vec<SessionId> = covered
        .iter()
        .filter(is_cancelled)
        .map(|one| one.session.id)
        .collect();
    if targets.is_empty() {
        return Ok(());
    }
    let reason = reason.ok_or_else(|| Problem::fault("/reason", Fault::new("empty")))?;
    for cancelled in cancel_sessions(conn, &targets, reason, by, now).await? {
        let mut all = covered.iter_mut();
        if let Some(one) = all.find(|one| one.session.id == cancelled.session) {
            one.outcome = CoverOutcome::Cancelled(cancelled.notified);
        }
    }
    Ok(())
}

//! A session that still needs somebody: who could take it, and what the substitute would.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use crate::booking::actions::{Colleagues, Cover, CoverOutcome, HelperAway};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::session::{HelperOption, Session};

pub struct OpenSession {
    pub session: Session,
    /// Who is free then and may help there, by name.
    pub free: Vec<HelperOption>,
    /// What becomes of it by the substitute who was chosen.
    pub outcome: CoverOutcome,
}

impl OpenSession {
    /// All of these, in their order.
    pub async fn load_all(
        conn: &mut AsyncPgConnection,
        away: &HelperAway,
        sessions: Vec<Session>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Self>, Problem> {
        let mut colleagues = Colleagues::default();
        let mut open = Vec::new();
        for session in sessions {
            let candidates = colleagues.judge(conn, &session, None, now).await?;
            let of = |helper: StaffId| {
                let found = candidates.iter().find(|one| one.helper.id == helper);
                found.map_or(CoverOutcome::NotAllowed, |one| one.outcome)
            };
            open.push(Self {
                outcome: match away.rest {
                    Cover::By(helper) => of(helper),
                    Cover::Leave | Cover::Cancel => CoverOutcome::Open,
                },
                free: candidates
                    .into_iter()
                    .filter(|one| one.outcome == CoverOutcome::Substituted)
                    .map(|one| one.helper)
                    .filter(|one| one.id != away.days.helper)
                    .collect(),
                session,
            });
        }
        Ok(open)
    }

    /// The session that the substitute is at.
    pub fn clashes_with(&self) -> Option<SessionId> {
        match self.outcome {
            CoverOutcome::Clash(other) => Some(other),
            _ => None,
        }
    }
}

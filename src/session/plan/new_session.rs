//! A plan with everything it refers to found: all that `actions` needs to write a session.

use diesel_async::AsyncPgConnection;

use super::owner::SessionOwner;
use super::parse::{SessionPlan, parse};
use super::references::{FoundReferences, References};
use super::request::SessionRequest;
use super::session_part::SessionPart;
use crate::platform::problem::Faults;
use crate::platform::problem::Problem;

#[derive(Debug, Clone)]
pub struct NewSession {
    pub owner: SessionOwner,
    pub plan: SessionPlan,
    pub references: References,
}

impl NewSession {
    /// Checks a request and finds what it refers to, collecting all faults.
    ///
    /// # Errors
    /// 422 with every fault.
    pub async fn plan(
        conn: &mut AsyncPgConnection,
        request: &SessionRequest,
        owner: SessionOwner,
        part: SessionPart,
    ) -> Result<Self, Problem> {
        Self::plan_with(conn, request, owner, part, &mut FoundReferences::none()).await
    }

    /// The same, where several requests refer to the same.
    ///
    /// # Errors
    /// 422 with every fault.
    pub async fn plan_with(
        conn: &mut AsyncPgConnection,
        request: &SessionRequest,
        owner: SessionOwner,
        part: SessionPart,
        found: &mut FoundReferences,
    ) -> Result<Self, Problem> {
        let parsed = parse(request, owner.parse_context(part)?);
        let mut faults = Faults::none();
        let plan = faults.take_within("", parsed);
        let references = found.find(conn, request, &owner, &mut faults).await?;
        match plan {
            Some(plan) if faults.is_empty() => Ok(Self {
                owner,
                plan,
                references,
            }),
            _ => Err(faults.into()),
        }
    }
}

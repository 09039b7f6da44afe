//! A plan with everything it refers to found: all that `actions` needs to write a session.

use diesel_async::AsyncPgConnection;

use super::owner::SessionOwner;
use super::parse::{SessionPlan, parse};
use super::references::{References, find_references};
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
        let parsed = parse(request, owner.parse_context(part)?);
        let mut faults = Faults::none();
        let plan = faults.take_within("", parsed);
        let references = find_references(conn, request, &owner, &mut faults).await?;
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

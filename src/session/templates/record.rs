//! Saves and removes templates, with their row in the audit log. API and desk call these.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::request::{TemplateRequest, template_of};
use super::store::{self, MOST, SessionTemplate};
use crate::platform::audit::{self, Act};
use crate::platform::db::Conn;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{StaffId, TemplateId};
use crate::platform::problem::{Fault, Problem};
use crate::session::model::Session;
use crate::session::plan::change::current_request;

/// Saves a session as a template of its organisation, once.
///
/// # Errors
/// 422 for a name that another has, and for one template too many.
pub async fn save_template(
    conn: &mut Conn,
    session: &Session,
    request: &TemplateRequest,
    once: Option<&IdempotentRequest>,
    (by, now): (StaffId, DateTime<Utc>),
) -> Result<(TemplateId, bool), Problem> {
    let name = request.name()?;
    conn.transaction::<_, Problem, _>(async |conn| {
        let id = TemplateId::fresh();
        let organisation_id = session.organisation_id;
        let owner = Some(organisation_id);
        if let Some(id) = claim_or_find(once, conn, "template", owner, id, now).await? {
            return Ok((id, true));
        }
        let template = template_of(current_request(conn, session.id).await?);
        let (_, kept) = store::list(conn, &[organisation_id], (0, 1)).await?;
        if kept >= MOST {
            let fault = Fault::new("too-many").fact("max", MOST);
            return Err(Problem::fault("/name", fault));
        }
        let row = SessionTemplate {
            id,
            organisation_id,
            name,
            template: json!(template),
            created_at: now,
        };
        if !store::add(conn, &row).await? {
            return Err(Problem::fault("/name", Fault::new("name-taken")));
        }
        record(conn, &row, "template.saved", by, now).await?;
        Ok((id, false))
    })
    .await
}

/// Removes a template. Sessions that began with it stay.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn remove_template(
    conn: &mut AsyncPgConnection,
    template: &SessionTemplate,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        store::remove(conn, template.id).await?;
        record(conn, template, "template.removed", by, now).await
    })
    .await
}

async fn record(
    conn: &mut AsyncPgConnection,
    template: &SessionTemplate,
    act: &'static str,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff: by,
        organisation: Some(template.organisation_id),
        act,
        object: template.organisation_id.into(),
        facts: json!({ "template": template.id, "name": template.name }),
    };
    Ok(audit::record(conn, act, now).await?)
}

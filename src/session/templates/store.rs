//! Templates as they are stored.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::ids::{OrganisationId, TemplateId};
use crate::schema::session_templates;
use crate::session::plan::request::SessionRequest;

/// A row.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = session_templates, check_for_backend(diesel::pg::Pg))]
pub struct SessionTemplate {
    pub id: TemplateId,
    pub organisation_id: OrganisationId,
    pub name: String,
    /// As the API takes it.
    pub template: Value,
    pub created_at: DateTime<Utc>,
}

impl SessionTemplate {
    /// The session without a day; an empty one where a former version wrote what this one does not read.
    #[must_use]
    pub fn request(&self) -> SessionRequest {
        serde_json::from_value(self.template.clone()).unwrap_or_default()
    }
}

/// As many as one organisation keeps: more would not be found again.
pub const MOST: i64 = 100;

/// A page of those of some organisations, by name, and how many there are.
pub async fn list(
    conn: &mut AsyncPgConnection,
    owners: &[OrganisationId],
    (offset, limit): (i64, i64),
) -> QueryResult<(Vec<SessionTemplate>, i64)> {
    let of_them =
        || session_templates::table.filter(session_templates::organisation_id.eq_any(owners));
    let rows = of_them()
        .order((session_templates::name, session_templates::id))
        .offset(offset)
        .limit(limit)
        .select(SessionTemplate::as_select())
        .load(conn)
        .await?;
    Ok((rows, of_them().count().get_result(conn).await?))
}

/// One of some organisations.
pub async fn find(
    conn: &mut AsyncPgConnection,
    id: TemplateId,
    owners: &[OrganisationId],
) -> QueryResult<Option<SessionTemplate>> {
    session_templates::table
        .filter(session_templates::id.eq(id))
        .filter(session_templates::organisation_id.eq_any(owners))
        .select(SessionTemplate::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// Adds a template; whether its name was free.
pub async fn add(conn: &mut AsyncPgConnection, row: &SessionTemplate) -> QueryResult<bool> {
    let added = diesel::insert_into(session_templates::table)
        .values(row)
        .on_conflict((session_templates::organisation_id, session_templates::name))
        .do_nothing()
        .execute(conn)
        .await?;
    Ok(added == 1)
}

pub async fn remove(conn: &mut AsyncPgConnection, id: TemplateId) -> QueryResult<()> {
    diesel::delete(session_templates::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}

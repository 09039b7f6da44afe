//! The statement on accessibility: one an organisation, replaced as a whole.
//! Who has none of its own has that of the nearest organisation above. Pages and API read it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::LocalText;
use crate::platform::text_enum;
use crate::schema::accessibility_statements;

text_enum! {
    /// How far the service keeps the law, in the three steps that it knows.
    pub enum Conformity {
        Full = "full",
        Partial = "partial",
        None = "none",
    }
}

/// What a statement says; `outside_url` alone where the state keeps the declaration.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = accessibility_statements, check_for_backend(diesel::pg::Pg), treat_none_as_null = true)]
pub struct Statement {
    pub conformity: Option<Conformity>,
    /// What is not accessible, and why.
    pub not_accessible: Option<LocalText>,
    /// How it was judged.
    pub method: Option<LocalText>,
    pub assessed_on: Option<NaiveDate>,
    pub supervisor: Option<String>,
    pub supervisor_url: Option<String>,
    pub outside_url: Option<String>,
}

/// A statement as it is stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accessibility_statements, check_for_backend(diesel::pg::Pg))]
pub struct StoredStatement {
    #[diesel(embed)]
    pub statement: Statement,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct Nearest {
    #[diesel(sql_type = SqlUuid)]
    id: OrganisationId,
}

/// Its own statement, or the nearest above it.
pub async fn statement_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<Option<StoredStatement>> {
    let nearest: Option<Nearest> = diesel::sql_query(
        "with recursive above (id, parent_id, steps) as ( \
             select id, parent_id, 0 from organisations where id = $1 \
             union all \
             select o.id, o.parent_id, a.steps + 1 from organisations o join above a on o.id = a.parent_id) \
         select a.id from above a join accessibility_statements s on s.organisation_id = a.id \
         order by a.steps limit 1",
    )
    .bind::<SqlUuid, _>(organisation)
    .get_result(conn)
    .await
    .optional()?;
    match nearest {
        Some(nearest) => own_statement(conn, nearest.id).await,
        None => Ok(None),
    }
}

pub async fn own_statement(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<Option<StoredStatement>> {
    accessibility_statements::table
        .find(organisation)
        .select(StoredStatement::as_select())
        .first(conn)
        .await
        .optional()
}

/// Puts a statement in the place of the one before; the same again changes nothing.
///
/// # Errors
/// 412 when the one that was seen is not the one before any more.
pub async fn put_statement(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
    new: &Statement,
    seen: Option<i32>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let before = lock_statement(conn, organisation).await?;
    let version = before.as_ref().map(|before| before.version);
    if seen.is_some() && seen != version {
        return Err(Problem::new(&STALE));
    }
    if before
        .as_ref()
        .is_some_and(|before| before.statement == *new)
    {
        return Ok(());
    }
    let version = before.map_or(1, |before| before.version + 1);
    let marks = (
        accessibility_statements::version.eq(version),
        accessibility_statements::updated_at.eq(now),
    );
    diesel::insert_into(accessibility_statements::table)
        .values((
            accessibility_statements::organisation_id.eq(organisation),
            new,
            marks,
        ))
        .on_conflict(accessibility_statements::organisation_id)
        .do_update()
        .set((new, marks))
        .execute(conn)
        .await?;
    let act = Act {
        staff: by,
        organisation: Some(organisation),
        act: "accessibility-statement.changed",
        object: organisation.into(),
        facts: json!({ "version": version }),
    };
    Ok(audit::record(conn, act, now).await?)
}

async fn lock_statement(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<Option<StoredStatement>> {
    accessibility_statements::table
        .find(organisation)
        .select(StoredStatement::as_select())
        .for_update()
        .first(conn)
        .await
        .optional()
}

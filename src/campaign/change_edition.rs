//! Changes an edition, if it is still at the version that the author saw. Its name in paths stays.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::add::{NewEdition, problem_of};
use super::model::Edition;
use crate::platform::problem::{Problem, STALE};
use crate::schema::{campaigns, editions};

/// Whether a row would say something else.
#[must_use]
pub fn differs(said: &NewEdition, row: &Edition) -> bool {
    said.name != row.name
        || said.starts_on != row.starts_on
        || said.ends_on != row.ends_on
        || said.theme != row.theme
        || said.rules != row.rules
        || said.must_be_free != row.must_be_free
        || said.must_be_open != row.must_be_open
}

/// Changes an edition that is still at `version`.
///
/// # Errors
/// 412 when somebody else changed it.
pub async fn change(
    conn: &mut AsyncPgConnection,
    before: &Edition,
    version: i32,
    said: &NewEdition,
    now: DateTime<Utc>,
) -> Result<Edition, Problem> {
    let row = diesel::update(editions::table)
        .filter(editions::id.eq(before.id))
        .filter(editions::version.eq(version))
        .set((
            editions::name.eq(&said.name),
            editions::starts_on.eq(said.starts_on),
            editions::ends_on.eq(said.ends_on),
            editions::theme.eq(&said.theme),
            editions::rules.eq(&said.rules),
            editions::must_be_free.eq(said.must_be_free),
            editions::must_be_open.eq(said.must_be_open),
            editions::version.eq(version.wrapping_add(1)),
        ))
        .returning(Edition::as_select())
        .get_result(conn)
        .await
        .optional()
        .map_err(problem_of)?
        .ok_or_else(|| Problem::new(&STALE))?;
    // Whoever keeps a copy of campaigns asks for those that changed.
    diesel::update(campaigns::table.find(before.campaign_id))
        .set(campaigns::updated_at.eq(now))
        .execute(conn)
        .await?;
    Ok(row)
}

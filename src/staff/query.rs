//! Reads of accounts and grants.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::model::{GrantRow, Member};
use crate::platform::auth::Scope;
use crate::schema::{grants, organisations, pledges, staff, venues};

/// An account's columns, with those of its organisation and of the pledge given there.
macro_rules! columns {
    ($rows:expr) => {
        staff::table
            .left_join(organisations::table)
            .left_join(
                pledges::table.on(pledges::staff_id.eq(staff::id).and(
                    pledges::organisation_id
                        .nullable()
                        .eq(staff::organisation_id),
                )),
            )
            .filter($rows)
            .select((
                staff::id,
                staff::organisation_id,
                staff::name,
                staff::email,
                staff::disabled_at,
                staff::edit,
                staff::created_at,
                staff::updated_at,
                (organisations::slug, organisations::name).nullable(),
                pledges::pledged_on.nullable(),
            ))
    };
}

/// A grant's columns, with the names of where it holds.
macro_rules! grant_columns {
    ($rows:expr) => {
        grants::table
            .left_join(organisations::table)
            .left_join(venues::table.on(grants::venue_id.eq(venues::id.nullable())))
            .filter($rows)
            .select((
                grants::id,
                grants::staff_id,
                grants::role,
                grants::organisation_id,
                (organisations::slug, organisations::name).nullable(),
                (venues::slug, venues::name).nullable(),
            ))
    };
}

/// One account; none when it is nobody's the scope reaches.
///
/// # Errors
/// Of the database.
pub async fn member(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: Uuid,
) -> QueryResult<Option<Member>> {
    let found: Option<Member> = columns!(staff::id.eq(id))
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.filter(|member| reaches(scope, member)))
}

fn reaches(scope: &Scope, member: &Member) -> bool {
    scope.everything
        || member
            .organisation_id
            .is_some_and(|at| scope.organisations.contains(&at))
}

/// One page of the accounts a scope reaches, by name, and how many there are.
///
/// # Errors
/// Of the database.
pub async fn members(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    offset: i64,
    limit: i64,
) -> QueryResult<(Vec<Member>, i64)> {
    let within = || staff::organisation_id.eq_any(&scope.organisations);
    let rows = columns!(within())
        .order((staff::name, staff::id))
        .offset(offset)
        .limit(limit)
        .load(conn)
        .await?;
    let total = staff::table
        .filter(within())
        .count()
        .get_result(conn)
        .await?;
    Ok((rows, total))
}

/// The grants of accounts, in the order they were given.
///
/// # Errors
/// Of the database.
pub async fn grants_of(
    conn: &mut AsyncPgConnection,
    holders: &[Uuid],
) -> QueryResult<Vec<GrantRow>> {
    grant_columns!(grants::staff_id.eq_any(holders))
        .order(grants::id)
        .load(conn)
        .await
}

/// One grant.
///
/// # Errors
/// Of the database.
pub async fn grant(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<GrantRow>> {
    grant_columns!(grants::id.eq(id))
        .get_result(conn)
        .await
        .optional()
}

/// The venue of a slug or an id: its id and whose it is.
///
/// # Errors
/// Of the database.
pub async fn venue_named(
    conn: &mut AsyncPgConnection,
    name: &str,
) -> QueryResult<Option<(Uuid, Uuid)>> {
    let query = venues::table
        .select((venues::id, venues::organisation_id))
        .into_boxed();
    let query = match Uuid::try_parse(name) {
        Ok(id) => query.filter(venues::id.eq(id)),
        Err(_) if name.contains('\0') => return Ok(None),
        Err(_) => query.filter(venues::slug.eq(name.to_owned())),
    };
    query.get_result(conn).await.optional()
}

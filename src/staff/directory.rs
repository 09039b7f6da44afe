//! Finds those who work here by what somebody types, and those whose accounts nobody uses.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::StaffAccount;
use super::query::accounts_by_id;
use crate::platform::auth::Scope;
use crate::platform::db::containing;
use crate::platform::ids::StaffId;
use crate::platform::input::paging::Paging;
use crate::schema::staff;

/// Which of them.
#[derive(Debug, Clone, Default)]
pub struct DirectoryFilter {
    /// A part of the name or of the address.
    pub text: Option<String>,
    /// Only open accounts that nobody has used since.
    pub unused_since: Option<DateTime<Utc>>,
}

/// A page of the accounts in a scope, by name, and how many there are.
pub async fn search_accounts(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    filter: &DirectoryFilter,
    paging: Paging,
) -> QueryResult<(Vec<StaffAccount>, i64)> {
    let matching = || {
        let mut query = staff::table
            .filter(staff::organisation_id.eq_any(&scope.organisations))
            .into_boxed();
        if let Some(text) = &filter.text {
            let pattern = containing(text);
            let by_name = staff::name.ilike(pattern.clone()).nullable();
            query = query.filter(by_name.or(staff::email.ilike(pattern)));
        }
        if let Some(since) = filter.unused_since {
            let never = staff::signed_in_at.is_null();
            let never = never.and(staff::created_at.le(since)).nullable();
            query = query
                .filter(staff::email.is_not_null())
                .filter(staff::disabled_at.is_null())
                .filter(never.or(staff::signed_in_at.le(since)));
        }
        query
    };
    let ids: Vec<StaffId> = matching()
        .order((staff::name, staff::id))
        .offset(paging.offset())
        .limit(paging.limit)
        .select(staff::id)
        .load(conn)
        .await?;
    let total = matching().count().get_result(conn).await?;
    Ok((accounts_by_id(conn, &ids).await?, total))
}

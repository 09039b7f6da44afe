//! Takes an organisation away that nothing refers to: one that was added by mistake. Its lines in the log stay.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::model::Organisation;
use super::problems::ORGANISATION_IN_USE;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{grants, organisations, staff, venues};

/// What refers to an organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OrganisationUse {
    /// Organisations right below it.
    pub below: i64,
    pub venues: i64,
    /// People it employs, or who have a role in it.
    pub staff: i64,
}

impl OrganisationUse {
    async fn load(conn: &mut AsyncPgConnection, id: OrganisationId) -> QueryResult<Self> {
        let below = organisations::table.filter(organisations::parent_id.eq(id));
        let venues = venues::table.filter(venues::organisation_id.eq(id));
        let has_role = grants::table
            .filter(grants::organisation_id.eq(id))
            .select(grants::staff_id);
        let employs = staff::organisation_id
            .eq(id)
            .assume_not_null()
            .or(staff::id.eq_any(has_role));
        Ok(Self {
            below: below.count().get_result(conn).await?,
            venues: venues.count().get_result(conn).await?,
            staff: staff::table
                .filter(employs)
                .count()
                .get_result(conn)
                .await?,
        })
    }

    fn require_none(self) -> Result<(), Problem> {
        match self == Self::default() {
            true => Ok(()),
            false => Err(Problem::new(&ORGANISATION_IN_USE)
                .fact("organisations", self.below)
                .fact("venues", self.venues)
                .fact("staff", self.staff)),
        }
    }
}

/// # Errors
/// 409 with what refers to it.
pub async fn remove_organisation(
    conn: &mut AsyncPgConnection,
    organisation: &Organisation,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    OrganisationUse::load(conn, organisation.id)
        .await?
        .require_none()?;
    let act = Act {
        staff: by,
        organisation: organisation.parent_id,
        act: "organisation.removed",
        object: organisation.id.into(),
        facts: json!({ "slug": organisation.slug }),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        diesel::delete(organisations::table.find(organisation.id))
            .execute(conn)
            .await
            .map_err(refused)?;
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

/// Sessions, texts or settings refer to it.
fn refused(error: Error) -> Problem {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
            Problem::new(&ORGANISATION_IN_USE)
        }
        other => other.into(),
    }
}

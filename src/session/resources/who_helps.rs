//! Who can help at an organisation's sessions: its controller's people, by name.
//! A volunteer helps after a dated secrecy pledge, and never where we come to people's homes.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::organisation::controller_of;
use crate::platform::auth::Scope;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::schema::staff;
use crate::session::model::{Session, SessionKind};

/// As many as a form can offer.
const MOST: usize = 300;

/// Somebody who can help.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct HelperOption {
    #[diesel(sql_type = SqlUuid)]
    pub id: StaffId,
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Whether they are nothing more at any desk.
    #[diesel(sql_type = Bool)]
    pub volunteer: bool,
    #[diesel(sql_type = Nullable<Date>)]
    pub pledged_on: Option<NaiveDate>,
    /// Whether the account is closed.
    #[diesel(sql_type = Bool)]
    pub closed: bool,
}

impl HelperOption {
    /// Whether they may stand before people on a day.
    #[must_use]
    pub fn has_pledged(&self, today: NaiveDate) -> bool {
        !self.volunteer || self.pledged_on.is_some_and(|day| day <= today)
    }

    /// Whether they may help where this takes place: a volunteer never learns where people live.
    #[must_use]
    pub fn may_go_to(&self, kind: SessionKind) -> bool {
        !(self.volunteer && kind == SessionKind::HomeVisit)
    }

    /// Whether they may help at a session.
    #[must_use]
    pub fn may_help_at(&self, session: &Session, today: NaiveDate) -> bool {
        self.has_pledged(today) && self.may_go_to(session.kind)
    }
}

/// The columns of [`HelperOption`].
macro_rules! of_staff {
    ($before:literal, $rows:literal) => {
        concat!(
            $before,
            "select s.id, s.name, s.disabled_at is not null as closed, \
             (select min(p.pledged_on) from pledges p where p.staff_id = s.id) as pledged_on, \
             exists (select from grants g where g.staff_id = s.id and g.role = 'volunteer') \
             and not exists (select from grants g where g.staff_id = s.id \
             and g.role in ('helper', 'desk', 'planner', 'coordinator')) as volunteer from staff s ",
            $rows
        )
    };
}

/// The people who work under the owner's controller, by name, as far as a form can offer them.
pub async fn helpers_to_choose(
    conn: &mut AsyncPgConnection,
    owner: OrganisationId,
) -> QueryResult<Vec<HelperOption>> {
    let mut found = helpers_of(conn, owner).await?;
    found.truncate(MOST);
    Ok(found)
}

/// All who work under the owner's controller, by name.
pub async fn helpers_of(
    conn: &mut AsyncPgConnection,
    owner: OrganisationId,
) -> QueryResult<Vec<HelperOption>> {
    let controller = controller_of(conn, owner).await?;
    diesel::sql_query(of_staff!(
        "with recursive below (id) as ( \
             select $1 union all \
             select o.id from organisations o join below b on b.id = o.parent_id where not o.controller) ",
        "join below b on b.id = s.organisation_id where s.disabled_at is null order by s.name, s.id"
    ))
    .bind::<SqlUuid, _>(controller)
    .load(conn)
    .await
}

/// All who work under the controllers of some organisations, by name, as far as a form can offer them.
pub async fn colleagues(
    conn: &mut AsyncPgConnection,
    owners: &[OrganisationId],
) -> QueryResult<Vec<HelperOption>> {
    let mut found: Vec<HelperOption> = diesel::sql_query(of_staff!(
        "with recursive ours (id, parent_id, controller) as ( \
             select o.id, o.parent_id, o.controller from organisations o where o.id = any($1) \
             union select o.id, o.parent_id, o.controller from organisations o \
             join ours t on o.id = t.parent_id where not t.controller), \
         below (id) as ( \
             select id from ours where controller union \
             select o.id from organisations o join below b on b.id = o.parent_id where not o.controller) ",
        "join below b on b.id = s.organisation_id where s.disabled_at is null order by s.name, s.id"
    ))
    .bind::<Array<SqlUuid>, _>(owners)
    .load(conn)
    .await?;
    found.truncate(MOST);
    Ok(found)
}

/// Somebody of these organisations or of any other under the same controllers, with an account that may be closed.
pub async fn colleague(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    owners: &[OrganisationId],
) -> QueryResult<Option<HelperOption>> {
    diesel::sql_query(of_staff!(
        "with recursive theirs (id, parent_id, controller) as ( \
             select o.id, o.parent_id, o.controller from staff s \
             join organisations o on o.id = s.organisation_id where s.id = $1 \
             union select o.id, o.parent_id, o.controller from organisations o \
             join theirs t on o.id = t.parent_id where not t.controller), \
         ours (id, parent_id, controller) as ( \
             select o.id, o.parent_id, o.controller from organisations o where o.id = any($2) \
             union select o.id, o.parent_id, o.controller from organisations o \
             join ours t on o.id = t.parent_id where not t.controller) ",
        "where s.id = $1 and exists ( \
             select from theirs t join ours o on o.id = t.id where t.controller)"
    ))
    .bind::<SqlUuid, _>(id)
    .bind::<Array<SqlUuid>, _>(owners)
    .get_result(conn)
    .await
    .optional()
}

/// Somebody who works where the scope plans, by an id in text, with the organisation that employs them.
pub async fn helper_within(
    conn: &mut AsyncPgConnection,
    id: &str,
    scope: &Scope,
) -> QueryResult<Option<(HelperOption, OrganisationId)>> {
    let Ok(id) = id.parse::<StaffId>() else {
        return Ok(None);
    };
    let owners: Vec<OrganisationId> = scope.owners().collect();
    let Some(helper) = colleague(conn, id, &owners).await? else {
        return Ok(None);
    };
    let employer: Option<OrganisationId> = staff::table
        .find(id)
        .select(staff::organisation_id)
        .first(conn)
        .await?;
    Ok(employer.map(|employer| (helper, employer)))
}

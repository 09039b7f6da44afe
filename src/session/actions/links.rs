//! The helpers, equipment, editions, organisers and exceptions of topics of a session's row.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, SessionId};
use crate::schema::{
    session_editions, session_equipment, session_helpers, session_organisers, session_topics,
};
use crate::session::list::related::OrganiserRole;
use crate::session::model::Arrangement;
use crate::session::plan::new_session::NewSession;
use crate::session::topics::insert_topics;

/// A row, and the session that it is or is a part of.
pub type Linked<'a> = (SessionId, &'a NewSession);

/// Inserts them for rows that have none yet.
pub async fn insert_links(
    conn: &mut AsyncPgConnection,
    sessions: &[Linked<'_>],
) -> QueryResult<()> {
    insert_helpers(conn, sessions).await?;
    insert_equipment(conn, sessions).await?;
    insert_editions(conn, sessions).await?;
    insert_organisers(conn, sessions).await?;
    let topics = sessions.iter().map(|(session, new)| {
        let owner = new.owner.organisation.id;
        (*session, owner, new.plan.topic_policy.as_slice())
    });
    insert_topics(conn, &topics.collect::<Vec<_>>()).await
}

async fn insert_helpers(conn: &mut AsyncPgConnection, sessions: &[Linked<'_>]) -> QueryResult<()> {
    let mut rows = Vec::new();
    for (session, new) in sessions {
        let owner = new.owner.organisation.id;
        rows.extend(new.references.helpers.iter().map(|helper| {
            (
                session_helpers::session_id.eq(*session),
                session_helpers::staff_id.eq(*helper),
                session_helpers::organisation_id.eq(owner),
            )
        }));
    }
    diesel::insert_into(session_helpers::table)
        .values(rows)
        .execute(conn)
        .await
        .map(drop)
}

async fn insert_equipment(
    conn: &mut AsyncPgConnection,
    sessions: &[Linked<'_>],
) -> QueryResult<()> {
    let mut rows = Vec::new();
    for (session, new) in sessions {
        let owner = new.owner.organisation.id;
        rows.extend(new.references.equipment.iter().map(|one| {
            (
                session_equipment::session_id.eq(*session),
                session_equipment::equipment_id.eq(one.id),
                session_equipment::organisation_id.eq(owner),
                session_equipment::count.eq(one.count),
            )
        }));
    }
    diesel::insert_into(session_equipment::table)
        .values(rows)
        .execute(conn)
        .await
        .map(drop)
}

async fn insert_editions(conn: &mut AsyncPgConnection, sessions: &[Linked<'_>]) -> QueryResult<()> {
    let mut rows = Vec::new();
    for (session, new) in sessions {
        let owner = new.owner.organisation.id;
        rows.extend(new.references.editions.iter().map(|edition| {
            (
                session_editions::session_id.eq(*session),
                session_editions::edition_id.eq(*edition),
                session_editions::organisation_id.eq(owner),
            )
        }));
    }
    diesel::insert_into(session_editions::table)
        .values(rows)
        .execute(conn)
        .await
        .map(drop)
}

/// None where the owner is alone; else the owner first, unless others arrange it alone.
async fn insert_organisers(
    conn: &mut AsyncPgConnection,
    sessions: &[Linked<'_>],
) -> QueryResult<()> {
    let mut rows = Vec::new();
    for (session, new) in sessions {
        let owner = &new.owner.organisation;
        let all = (0_i32..).zip(organisers(new));
        rows.extend(all.map(|(position, (id, name, role))| {
            (
                session_organisers::session_id.eq(*session),
                session_organisers::position.eq(position),
                session_organisers::organisation_id.eq(owner.id),
                session_organisers::organiser_id.eq(id),
                session_organisers::name.eq(name),
                session_organisers::role.eq(role),
            )
        }));
    }
    diesel::insert_into(session_organisers::table)
        .values(rows)
        .execute(conn)
        .await
        .map(drop)
}

fn organisers(new: &NewSession) -> Vec<(Option<OrganisationId>, &str, OrganiserRole)> {
    let owner = &new.owner.organisation;
    let others = &new.references.organisers;
    let first = (!others.is_empty() && new.plan.arrangement != Arrangement::OthersAlone)
        .then_some((Some(owner.id), owner.name.as_str(), OrganiserRole::Owner));
    let others = others
        .iter()
        .map(|one| (one.organisation, one.name.as_str(), one.role));
    first.into_iter().chain(others).collect()
}

pub async fn replace_links(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    new: &NewSession,
) -> QueryResult<()> {
    diesel::delete(session_helpers::table.filter(session_helpers::session_id.eq(session)))
        .execute(conn)
        .await?;
    diesel::delete(session_equipment::table.filter(session_equipment::session_id.eq(session)))
        .execute(conn)
        .await?;
    diesel::delete(session_editions::table.filter(session_editions::session_id.eq(session)))
        .execute(conn)
        .await?;
    diesel::delete(session_organisers::table.filter(session_organisers::session_id.eq(session)))
        .execute(conn)
        .await?;
    diesel::delete(session_topics::table.filter(session_topics::session_id.eq(session)))
        .execute(conn)
        .await?;
    insert_links(conn, &[(session, new)]).await
}

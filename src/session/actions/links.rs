//! The helpers, editions, organisers and exceptions of topics of a session's row.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, SessionId};
use crate::schema::{session_editions, session_helpers, session_organisers, session_topics};
use crate::session::list::related::OrganiserRole;
use crate::session::model::Arrangement;
use crate::session::plan::new_session::NewSession;
use crate::session::topics::insert_topics;

/// Inserts them for rows that have none yet.
pub async fn insert_links(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
    new: &NewSession,
) -> QueryResult<()> {
    insert_helpers(conn, sessions, new).await?;
    insert_editions(conn, sessions, new).await?;
    insert_organisers(conn, sessions, new).await?;
    let owner = new.owner.organisation.id;
    insert_topics(conn, sessions, owner, &new.plan.topic_policy).await
}

async fn insert_helpers(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
    new: &NewSession,
) -> QueryResult<()> {
    let owner = new.owner.organisation.id;
    let of_one = |session: &SessionId| {
        let session = *session;
        let helpers = new.references.helpers.iter();
        helpers.map(move |helper| {
            (
                session_helpers::session_id.eq(session),
                session_helpers::staff_id.eq(*helper),
                session_helpers::organisation_id.eq(owner),
            )
        })
    };
    diesel::insert_into(session_helpers::table)
        .values(sessions.iter().flat_map(of_one).collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}

async fn insert_editions(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
    new: &NewSession,
) -> QueryResult<()> {
    let owner = new.owner.organisation.id;
    let of_one = |session: &SessionId| {
        let session = *session;
        let editions = new.references.editions.iter();
        editions.map(move |edition| {
            (
                session_editions::session_id.eq(session),
                session_editions::edition_id.eq(*edition),
                session_editions::organisation_id.eq(owner),
            )
        })
    };
    diesel::insert_into(session_editions::table)
        .values(sessions.iter().flat_map(of_one).collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}

/// None where the owner is alone; else the owner first, unless others arrange it alone.
async fn insert_organisers(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
    new: &NewSession,
) -> QueryResult<()> {
    let owner = &new.owner.organisation;
    let others = &new.references.organisers;
    let first = (!others.is_empty() && new.plan.arrangement != Arrangement::OthersAlone)
        .then_some((Some(owner.id), owner.name.as_str(), OrganiserRole::Owner));
    let others = others
        .iter()
        .map(|one| (one.organisation, one.name.as_str(), one.role));
    let all: Vec<(Option<OrganisationId>, &str, OrganiserRole)> =
        first.into_iter().chain(others).collect();
    let of_one = |session: &SessionId| {
        let session = *session;
        (0_i32..)
            .zip(&all)
            .map(move |(position, (id, name, role))| {
                (
                    session_organisers::session_id.eq(session),
                    session_organisers::position.eq(position),
                    session_organisers::organisation_id.eq(owner.id),
                    session_organisers::organiser_id.eq(*id),
                    session_organisers::name.eq(*name),
                    session_organisers::role.eq(*role),
                )
            })
    };
    diesel::insert_into(session_organisers::table)
        .values(sessions.iter().flat_map(of_one).collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}

pub async fn replace_links(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    new: &NewSession,
) -> QueryResult<()> {
    diesel::delete(session_helpers::table.filter(session_helpers::session_id.eq(session)))
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
    insert_links(conn, &[session], new).await
}

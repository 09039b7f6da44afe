//! Reads and writes the exceptions of sessions, and reads what holds in them.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::policy::TopicPolicy;
use crate::platform::ids::{OrganisationId, SessionId};
use crate::schema::{session_topics, venue_topics};
use crate::session::model::Session;
use crate::venue::{TopicRule, TopicRuleRow, topics_of_venues};

/// The exceptions of a session, in the order of the topics.
pub async fn own_topics(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Vec<TopicRule>> {
    let mut own = own_of_several(conn, &[session]).await?;
    Ok(own.remove(&session).unwrap_or_default())
}

/// What holds in a session, in one statement.
pub async fn topic_policy(
    conn: &mut AsyncPgConnection,
    session: &Session,
) -> QueryResult<TopicPolicy> {
    let own = session_topics::table
        .filter(session_topics::session_id.eq(session.id))
        .select((
            true.into_sql::<Bool>(),
            (
                session_topics::topic,
                session_topics::help,
                session_topics::whom,
            ),
        ));
    let venue = venue_topics::table
        .filter(venue_topics::venue_id.eq(session.venue_id))
        .select((
            false.into_sql::<Bool>(),
            (venue_topics::topic, venue_topics::help, venue_topics::whom),
        ));
    let rows: Vec<(bool, TopicRuleRow)> = own.union_all(venue).load(conn).await?;
    let (own, venue): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(is_own, _)| *is_own);
    let rules = |rows: Vec<(bool, TopicRuleRow)>| rows.into_iter().map(|(_, rule)| rule.into());
    Ok(TopicPolicy::merged(
        rules(own).collect(),
        rules(venue).collect(),
    ))
}

/// What holds in each of several sessions.
pub async fn topic_policies(
    conn: &mut AsyncPgConnection,
    sessions: &[&Session],
) -> QueryResult<HashMap<SessionId, TopicPolicy>> {
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let venues: Vec<_> = sessions.iter().map(|session| session.venue_id).collect();
    let mut own = own_of_several(conn, &ids).await?;
    let venues = topics_of_venues(conn, &venues).await?;
    let policy = |session: &&Session| {
        let own = own.remove(&session.id).unwrap_or_default();
        let venue = venues.get(&session.venue_id).cloned().unwrap_or_default();
        (session.id, TopicPolicy::merged(own, venue))
    };
    Ok(sessions.iter().map(policy).collect())
}

/// The exceptions of several sessions.
pub async fn own_of_several(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<TopicRule>>> {
    let rows: Vec<(SessionId, TopicRuleRow)> = session_topics::table
        .filter(session_topics::session_id.eq_any(sessions))
        .select((
            session_topics::session_id,
            (
                session_topics::topic,
                session_topics::help,
                session_topics::whom,
            ),
        ))
        .load(conn)
        .await?;
    let mut own: HashMap<SessionId, Vec<TopicRule>> = HashMap::new();
    for (session, rule) in rows {
        own.entry(session).or_default().push(rule.into());
    }
    for rules in own.values_mut() {
        rules.sort_by_key(TopicRule::place);
    }
    Ok(own)
}

/// Inserts the exceptions of sessions that have none yet, each with its owner.
pub async fn insert_topics(
    conn: &mut AsyncPgConnection,
    topics: &[(SessionId, OrganisationId, &[TopicRule])],
) -> QueryResult<()> {
    let mut rows = Vec::new();
    for (session, owner, rules) in topics {
        rows.extend(rules.iter().map(|rule| {
            (
                session_topics::session_id.eq(*session),
                session_topics::organisation_id.eq(*owner),
                session_topics::topic.eq(rule.topic),
                session_topics::help.eq(rule.help),
                session_topics::whom.eq(&rule.whom),
            )
        }));
    }
    diesel::insert_into(session_topics::table)
        .values(rows)
        .execute(conn)
        .await
        .map(drop)
}

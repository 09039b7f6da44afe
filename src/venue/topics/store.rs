//! Reads and writes what venues help with. What a venue simply helps with has no row.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::rule::{TopicHelp, TopicRule, TopicRuleRow};
use crate::platform::ids::{OrganisationId, VenueId};
use crate::schema::venue_topics;

/// A venue's rules.
pub async fn topics_of_venue(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
) -> QueryResult<Vec<TopicRule>> {
    let mut found = topics_of_venues(conn, &[venue]).await?;
    Ok(found.remove(&venue).unwrap_or_default())
}

/// The rules of several venues; one without any is not in the answer.
pub async fn topics_of_venues(
    conn: &mut AsyncPgConnection,
    venues: &[VenueId],
) -> QueryResult<HashMap<VenueId, Vec<TopicRule>>> {
    let rows: Vec<(VenueId, TopicRuleRow)> = venue_topics::table
        .filter(venue_topics::venue_id.eq_any(venues))
        .select((
            venue_topics::venue_id,
            (venue_topics::topic, venue_topics::help, venue_topics::whom),
        ))
        .load(conn)
        .await?;
    let mut found: HashMap<VenueId, Vec<TopicRule>> = HashMap::new();
    for (venue, rule) in rows {
        found.entry(venue).or_default().push(rule.into());
    }
    for rules in found.values_mut() {
        rules.sort_by_key(TopicRule::place);
    }
    Ok(found)
}

/// Writes a venue's rules in place of those it had.
pub async fn replace_topics(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
    owner: OrganisationId,
    rules: &[TopicRule],
) -> QueryResult<()> {
    diesel::delete(venue_topics::table.filter(venue_topics::venue_id.eq(venue)))
        .execute(conn)
        .await?;
    let rows = rules
        .iter()
        .filter(|rule| rule.help != TopicHelp::Helped)
        .map(|rule| {
            (
                venue_topics::venue_id.eq(venue),
                venue_topics::organisation_id.eq(owner),
                venue_topics::topic.eq(rule.topic),
                venue_topics::help.eq(rule.help),
                venue_topics::whom.eq(&rule.whom),
            )
        });
    diesel::insert_into(venue_topics::table)
        .values(rows.collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}

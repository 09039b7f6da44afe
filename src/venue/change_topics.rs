//! Changes what a venue helps with, and nothing else of it. The desk's page calls this; the API changes it with the rest
//! of the venue.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::change::{VenueChange, change};
use super::model::Venue;
use super::topics::{TopicHelp, TopicRule, TopicRuleRequest, topics_of_venue};
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};

/// Writes the rules of a venue that is still at `version`; the same ones are no change.
///
/// # Errors
/// 412 when somebody else changed it.
pub async fn change_topics(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    version: i32,
    mut rules: Vec<TopicRule>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    rules.retain(|rule| rule.help != TopicHelp::Helped);
    if version != venue.version {
        return Err(Problem::new(&STALE));
    }
    if rules == topics_of_venue(conn, venue.id).await? {
        return Ok(());
    }
    let facts: Vec<TopicRuleRequest> = rules.iter().map(TopicRuleRequest::from).collect();
    let changed = VenueChange {
        topic_policy: Some(rules),
        ..VenueChange::default()
    };
    let act = Act {
        staff: by,
        organisation: Some(venue.organisation_id),
        act: "venue.changed",
        object: venue.id.into(),
        facts: json!({ "topicPolicy": facts }),
    };
    conn.transaction::<_, Problem, _>(async |conn| {
        change(conn, venue.id, version, &changed, now).await?;
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}

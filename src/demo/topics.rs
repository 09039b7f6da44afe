//! What the demo's library helps with: e-IDs are only shown, bank matters are the bank's, until somebody from the bank
//! comes as a guest.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};

use super::sessions::timetable::PlannedSession;
use super::source::ids::demo_id;
use crate::platform::ids::{OrganisationId, SessionId, VenueId};
use crate::schema::{session_topics, venue_topics};
use crate::venue::{HelpTopic, TopicHelp};

const LIBRARY: &str = "katrineholm-bibliotek";
const OWNER: &str = "katrineholm";
/// The offer that the bank's guest comes to.
const WITH_GUEST: &str = "bankid";

#[derive(Insertable)]
#[diesel(table_name = venue_topics)]
pub struct DemoVenueTopicRow {
    venue_id: VenueId,
    organisation_id: OrganisationId,
    topic: HelpTopic,
    help: TopicHelp,
    whom: Option<Value>,
}

#[derive(Insertable)]
#[diesel(table_name = session_topics)]
pub struct DemoSessionTopicRow {
    session_id: SessionId,
    organisation_id: OrganisationId,
    topic: HelpTopic,
    help: TopicHelp,
}

pub fn venue_topic_rows() -> Vec<DemoVenueTopicRow> {
    let bank = json!({ "sv": "din bank", "en": "your bank" });
    let rules = [
        (HelpTopic::EId, TopicHelp::ShownOnly, None),
        (HelpTopic::Bank, TopicHelp::Referred, Some(bank)),
    ];
    let row = |(topic, help, whom)| DemoVenueTopicRow {
        venue_id: demo_id("venue", LIBRARY),
        organisation_id: demo_id("organisation", OWNER),
        topic,
        help,
        whom,
    };
    rules.map(row).into()
}

/// The next session with the bank's guest.
pub fn session_topic_rows(
    planned: &[PlannedSession<'_>],
    now: DateTime<Utc>,
) -> Vec<DemoSessionTopicRow> {
    let ahead = planned.iter().filter(|session| session.starts_at > now);
    let with_guest = ahead.filter(|session| session.offer.offer == WITH_GUEST);
    let next = with_guest.min_by_key(|session| session.starts_at);
    let row = |session: &PlannedSession<'_>| DemoSessionTopicRow {
        session_id: session.id,
        organisation_id: demo_id("organisation", &session.owner),
        topic: HelpTopic::Bank,
        help: TopicHelp::Helped,
    };
    next.map(row).into_iter().collect()
}

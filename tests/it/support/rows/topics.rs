//! What venues and sessions say of topics.

use diesel::prelude::*;
use motesplats::schema::{session_topics, venue_topics};
use serde_json::Value;
use uuid::Uuid;

use super::TestApp;
use super::venue::Venue;

impl TestApp {
    /// The venue does not simply help with a topic.
    pub async fn topic(&self, venue: &Venue, topic: &str, help: &str, whom: Option<Value>) {
        self.change(diesel::insert_into(venue_topics::table).values((
            venue_topics::venue_id.eq(venue.id),
            venue_topics::organisation_id.eq(venue.organisation),
            venue_topics::topic.eq(topic),
            venue_topics::help.eq(help),
            venue_topics::whom.eq(whom),
        )))
        .await;
    }

    /// A session's own word of a topic.
    pub async fn topic_here(&self, session: Uuid, topic: &str, help: &str) {
        self.change(diesel::insert_into(session_topics::table).values((
            session_topics::session_id.eq(session),
            session_topics::organisation_id.eq(self.owner_of(session).await),
            session_topics::topic.eq(topic),
            session_topics::help.eq(help),
        )))
        .await;
    }
}

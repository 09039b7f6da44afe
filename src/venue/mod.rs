//! Where people meet: venues and the rooms in them.
//!
//! Other slices look up a venue by slug or id, and measure how far it is from a place.

mod add;
mod api;
mod change;
mod change_topics;
mod closed_days;
mod model;
mod near;
mod query;
mod request;
mod room;
mod topics;
mod view;

pub use api::{VenueApiDoc, endpoints};
pub use change::change as change_venue;
pub use change_topics::change_topics;
pub use closed_days::{Closure, Closures, Hours, closures};
pub use model::{Venue, VenueKind};
pub use near::distance_km;
pub use query::{find_venue, find_venue_in_scope, venues_by_id, venues_in_reach, venues_in_scope};
pub use request::VenuePatch;
pub use topics::{
    HelpTopic, TopicHelp, TopicRule, TopicRuleRequest, TopicRuleRow, TopicRuleView,
    parse_topic_rules, topic_rule_views, topics_of_venue, topics_of_venues,
};
pub use view::{VenueView, venue_view};

//! Where people meet: venues and the rooms in them.
//!
//! Other slices look up a venue by slug or id, and measure how far it is from a place.

mod actions;
mod add;
mod api;
mod change;
mod change_topics;
mod closed_days;
mod model;
mod near;
mod opening;
mod query;
mod remove;
mod request;
mod room;
mod topics;
mod view;

pub use actions::{
    ClosedDaysOwner, add_room, add_venue, change_closed_days, change_room, close_days, open_days,
};
pub use api::{VenueApiDoc, endpoints};
pub use change::change as change_venue;
pub use change_topics::change_topics;
pub use closed_days::{
    ClosedDays, ClosedDaysPatch, ClosedDaysRequest, Closure, Closures, Holiday, Hours,
    closed_days_at, closures, find as find_closed_days, holidays_at, list as list_closed_days,
};
pub use model::{Venue, VenueKind};
pub use near::{checked_position, distance_km};
pub use opening::{
    OpenSpan, OpeningBlock, OpeningHours, OpeningWeek, Openness, StoredHours, WrittenHours,
    WrittenSpan, WrittenWeek, opening_blocks, opening_hours, set_opening_hours,
};
pub use query::{
    MOST_CHOICES, covered_venues, find_venue, find_venue_in_scope, venues_by_id, venues_in_reach,
    venues_in_scope, venues_of,
};
pub use remove::remove as remove_venue;
pub use request::{RoomPatch, RoomRequest, VenuePatch, VenueRequest};
pub use room::{Room, find_room_in_scope, remove_room, rooms_of};
pub use topics::{
    HelpTopic, TopicHelp, TopicRule, TopicRuleRequest, TopicRuleRow, TopicRuleView,
    parse_topic_rules, topic_rule_views, topics_of_venue, topics_of_venues,
};
pub use view::{VenueView, venue_view};

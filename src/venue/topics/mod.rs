//! What a venue helps with, topic by topic: the closed list of topics, and for each how far the help goes.
//! A session may have words of its own; `session::topic_policy` says which holds.

mod request;
mod rule;
mod store;
mod view;

pub use request::{TopicRuleRequest, parse_topic_rules};
pub use rule::{HelpTopic, TopicHelp, TopicRule, TopicRuleRow};
pub use store::{replace_topics, topics_of_venue, topics_of_venues};
pub use view::{TopicRuleView, topic_rule_views};

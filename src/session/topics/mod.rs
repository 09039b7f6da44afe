//! What a session helps with: what its venue says of each topic, and the exceptions of this one session.

mod policy;
mod store;
mod words;

pub use policy::TopicPolicy;
pub use store::{insert_topics, own_of_several, own_topics, topic_policies, topic_policy};
pub use words::{topic_mark, topic_sentence};

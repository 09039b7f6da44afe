//! What a session occupies for itself: its helpers, and its room unless that is shared.

pub mod occupation;
pub mod who_helps;

use uuid::Uuid;

use crate::platform::text_enum;

text_enum! {
    /// What a session can occupy.
    pub enum ResourceKind {
        Room = "room",
        Helper = "helper",
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Resource {
    pub id: Uuid,
    pub kind: ResourceKind,
}

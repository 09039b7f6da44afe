//! What a session occupies for itself: its helpers, and its room unless that is shared.

pub mod occupation;

use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceKind {
    Room,
    Helper,
}

impl ResourceKind {
    /// As it is stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Helper => "helper",
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Resource {
    pub id: Uuid,
    pub kind: ResourceKind,
}

//! What a session occupies for itself: its helpers, its room unless that is shared, and some of the equipment.

mod free;
pub mod occupation;
mod too_few;
pub mod who_helps;

use uuid::Uuid;

use crate::platform::ids::{EquipmentId, SessionId};
use crate::platform::problem::Problem;
use crate::platform::text_enum;
use crate::session::problems::CLASH;

text_enum! {
    /// What a session can occupy as a whole.
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

/// So many of one kind of equipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pieces {
    pub id: EquipmentId,
    pub count: i32,
}

/// Everything that must be free for a session.
#[derive(Debug, Clone, Default)]
pub struct Needs {
    pub resources: Vec<Resource>,
    pub equipment: Vec<Pieces>,
}

impl Needs {
    /// Rooms and helpers alone.
    #[must_use]
    pub fn only(resources: Vec<Resource>) -> Self {
        Self {
            resources,
            equipment: Vec::new(),
        }
    }

    #[must_use]
    pub fn is_none(&self) -> bool {
        self.resources.is_empty() && self.equipment.is_empty()
    }
}

/// What is in the way of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InTheWay {
    /// `None` where there are too few of something at any time.
    pub session: Option<SessionId>,
    /// What there is too little of; `None` for a room or a helper.
    pub equipment: Option<EquipmentId>,
}

impl InTheWay {
    #[must_use]
    pub fn refuses(self) -> Problem {
        let mut problem = Problem::new(&CLASH);
        if let Some(session) = self.session {
            problem = problem.fact("sessionId", session.to_string());
        }
        match self.equipment {
            Some(equipment) => problem
                .fact("resource", "equipment")
                .fact("equipmentId", equipment.to_string()),
            None => problem,
        }
    }
}

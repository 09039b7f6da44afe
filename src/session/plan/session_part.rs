//! Whether a request is about a whole session or one meeting of a course.

use crate::session::model::Session;

/// A meeting decides less than a whole session: its seats, for one, are the course's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionPart {
    Whole,
    Meeting,
}

impl SessionPart {
    #[must_use]
    pub fn of(session: &Session) -> Self {
        match session.course_id {
            Some(_) => Self::Meeting,
            None => Self::Whole,
        }
    }
}

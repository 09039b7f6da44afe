//! What a visitor has along, or ready where nobody goes anywhere, by the kind of session.
//! The session's page says it, and the booking slice's pages, slips and letters.

use crate::session::model::SessionKind;

/// The keys of a label and of what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bring {
    pub label: &'static str,
    pub text: &'static str,
}

impl Bring {
    #[must_use]
    pub fn to(kind: SessionKind) -> Self {
        let (label, text) = match kind {
            SessionKind::Phone => ("fact-prepare", "prepare-phone"),
            SessionKind::HomeVisit => ("fact-prepare", "prepare-home"),
            SessionKind::Lecture
            | SessionKind::Debate
            | SessionKind::FocusGroup
            | SessionKind::InternalTraining => ("fact-bring", "bring-to-listen"),
            _ => ("fact-bring", "bring-usual"),
        };
        Self { label, text }
    }
}

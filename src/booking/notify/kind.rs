//! The kinds of letter about a booking.
//! Their names stand in rows of letters, call tasks and door lists, and are never renamed.
//! Whoever notifies names a kind; whoever writes letters reads it back.

use crate::booking::model::Booking;

/// What there is to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// A seat, a place in the waiting list, or a pending booking.
    Confirmation,
    /// Called off, by them or by us.
    Cancellation,
    /// Another session, time or place.
    Change,
    /// A seat from the waiting list.
    Promotion,
    /// A seat from the waiting list, for whoever accepts it in time.
    Offer,
}

impl LetterKind {
    const ALL: [Self; 5] = [
        Self::Confirmation,
        Self::Cancellation,
        Self::Change,
        Self::Promotion,
        Self::Offer,
    ];

    /// Its name in rows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::Cancellation => "cancellation",
            Self::Change => "change",
            Self::Promotion => "promotion",
            Self::Offer => "offer",
        }
    }

    /// The kind of a name in a row.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether somebody without e-mail must be told by a person. A confirmation is the page and
    /// the slip.
    #[must_use]
    pub fn needs_a_person(self) -> bool {
        self != Self::Confirmation
    }

    /// The key under which a letter of a booking is written once. A booking can be changed, and come
    /// nearer to its seat, more than once: from waiting to pending, from pending to confirmed.
    #[must_use]
    pub fn letter_key(self, booking: &Booking) -> String {
        match self {
            Self::Change | Self::Promotion => format!("{}:{}", self.name(), booking.version),
            _ => self.name().to_owned(),
        }
    }

    /// The same for a call task, whose key is not found by its booking.
    #[must_use]
    pub fn call_task_key(self, booking: &Booking) -> String {
        format!("{}:{}", self.letter_key(booking), booking.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in LetterKind::ALL {
            assert_eq!(LetterKind::parse(kind.name()), Some(kind));
        }
        assert_eq!(LetterKind::parse("reminder"), None);
    }
}

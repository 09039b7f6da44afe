//! What a session is, how people come to it, and for whom it is.
//! Their names stand in rows, in the API and in the keys of texts (`kind-…`). Every slice reads them.

use crate::platform::text_enum;

text_enum! {
    /// What happens in a session, in the order in which a form offers it.
    pub enum SessionKind {
        OneToOne = "one-to-one",
        DropIn = "drop-in",
        Lecture = "lecture",
        Workshop = "workshop",
        Course = "course",
        Cafe = "cafe",
        OpenHouse = "open-house",
        Fair = "fair",
        Phone = "phone",
        HomeVisit = "home-visit",
        Outreach = "outreach",
        Children = "children",
        Debate = "debate",
        FocusGroup = "focus-group",
        InternalTraining = "internal-training",
    }
}

impl SessionKind {
    /// How people come to it unless its planner says otherwise.
    #[must_use]
    pub fn usual_mode(self) -> SessionMode {
        match self {
            Self::DropIn => SessionMode::DropIn,
            _ => SessionMode::Booking,
        }
    }

    /// For whom it is unless its planner says otherwise.
    #[must_use]
    pub fn usual_audience(self) -> Audience {
        match self {
            Self::InternalTraining => Audience::Internal,
            _ => Audience::Public,
        }
    }

    /// Whether everybody may be invited to it.
    #[must_use]
    pub fn may_be_public(self) -> bool {
        self != Self::InternalTraining
    }

    /// Whether people come to its venue: not where we telephone them or come to them.
    #[must_use]
    pub fn is_visited(self) -> bool {
        !matches!(self, Self::Phone | Self::HomeVisit)
    }
}

text_enum! {
    /// How people come to a session.
    pub enum SessionMode {
        /// They book seats.
        Booking = "booking",
        /// Nobody books; people just come.
        DropIn = "drop-in",
    }
}

text_enum! {
    /// For whom a session is.
    pub enum Audience {
        Public = "public",
        /// Staff.
        Internal = "internal",
        /// Whoever has the link.
        Invited = "invited",
    }
}

text_enum! {
    /// Who arranges a session, as seen by its owner.
    pub enum Arrangement {
        Own = "own",
        WithOthers = "with-others",
        OthersAlone = "others-alone",
    }
}

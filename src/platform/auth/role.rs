//! The roles and the rights they carry: the one table of who may what.

use super::permission::Permission::{self, *};
use crate::platform::problem::Fault;

/// What a grant makes of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Helps at own sessions; sees first names, that day, after a pledge.
    Volunteer,
    /// Runs own sessions.
    Helper,
    /// Serves people at the venues granted.
    Desk,
    /// Plans sessions of a department or a venue.
    Planner,
    /// Runs an organisation's part.
    Coordinator,
    /// Reads totals.
    Steering,
    /// Runs a campaign across organisations.
    CampaignOrganiser,
    /// Reads the audit log.
    Auditor,
    /// Runs the installation.
    Operator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Volunteer,
        Self::Helper,
        Self::Desk,
        Self::Planner,
        Self::Coordinator,
        Self::Steering,
        Self::CampaignOrganiser,
        Self::Auditor,
        Self::Operator,
    ];

    /// The rights it carries.
    #[must_use]
    pub fn permissions(self) -> &'static [Permission] {
        match self {
            Self::Volunteer => &[ReadRoster, CheckIn],
            Self::Helper => &[ReadRoster, CheckIn, Count],
            Self::Desk => &[ReadRoster, CheckIn, Count, ServePeople],
            Self::Planner => &[
                ReadRoster,
                CheckIn,
                Count,
                ServePeople,
                DraftSessions,
                PublishSessions,
                ReadReports,
            ],
            Self::Coordinator => &[
                ReadRoster,
                CheckIn,
                Count,
                ServePeople,
                DraftSessions,
                PublishSessions,
                Administer,
                ReadReports,
                ManageOrganisations,
                ReadAudit,
            ],
            Self::Steering => &[ReadReports],
            Self::CampaignOrganiser => &[RunCampaigns],
            Self::Auditor => &[ReadAudit],
            Self::Operator => &[ManageOrganisations],
        }
    }

    /// Whether it reaches only the sessions its holder helps at.
    #[must_use]
    pub fn own_sessions_only(self) -> bool {
        matches!(self, Self::Volunteer | Self::Helper)
    }

    /// Its name in the API and the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Volunteer => "volunteer",
            Self::Helper => "helper",
            Self::Desk => "desk",
            Self::Planner => "planner",
            Self::Coordinator => "coordinator",
            Self::Steering => "steering",
            Self::CampaignOrganiser => "campaign-organiser",
            Self::Auditor => "auditor",
            Self::Operator => "operator",
        }
    }

    /// Reads a name.
    ///
    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or_else(|| Fault::new("unknown-value").fact("value", text))
    }
}

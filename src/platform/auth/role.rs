//! The roles and the rights they carry: the one table of who may what.

use super::permission::Permission::{self, *};
use crate::platform::text_enum;

text_enum! {
    /// What a grant makes of somebody.
    pub enum Role {
        /// Helps at own sessions; sees first names, that day, after a pledge.
        Volunteer = "volunteer",
        /// Runs own sessions.
        Helper = "helper",
        /// Serves people at the venues granted.
        Desk = "desk",
        /// Plans sessions of a department or a venue.
        Planner = "planner",
        /// Runs an organisation's part.
        Coordinator = "coordinator",
        /// Reads totals.
        Steering = "steering",
        /// Runs a campaign across organisations.
        CampaignOrganiser = "campaign-organiser",
        /// Reads the audit log.
        Auditor = "auditor",
        /// Runs the installation.
        Operator = "operator",
    }
}

impl Role {
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

    /// Whether a coordinator may give it. The operator decides about the other roles.
    #[must_use]
    pub fn is_grantable(self) -> bool {
        !matches!(self, Self::Operator | Self::CampaignOrganiser)
    }

    /// Whether it reaches only the sessions its holder helps at.
    #[must_use]
    pub fn own_sessions_only(self) -> bool {
        matches!(self, Self::Volunteer | Self::Helper)
    }
}

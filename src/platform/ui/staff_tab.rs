//! The places of the desk, in the order of its navigation: which path, which words, and who may go there.
//! Whoever signs in lands on the first of them that has something to show.

use crate::platform::auth::{Actor, Permission};

/// One place of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffTab {
    Today,
    Week,
    Calls,
    ToCount,
    Plan,
    Reports,
    Campaigns,
    Venues,
    Staff,
    Settings,
    Log,
    Organisations,
}

impl StaffTab {
    /// In the order of the navigation.
    pub const ALL: [Self; 12] = [
        Self::Today,
        Self::Week,
        Self::Calls,
        Self::ToCount,
        Self::Plan,
        Self::Reports,
        Self::Campaigns,
        Self::Venues,
        Self::Staff,
        Self::Settings,
        Self::Log,
        Self::Organisations,
    ];

    /// Those that somebody may use.
    #[must_use]
    pub fn of(actor: &Actor) -> Vec<Self> {
        let open = |tab: &Self| tab.rights().iter().any(|right| actor.may(*right));
        Self::ALL.into_iter().filter(open).collect()
    }

    /// Where somebody with these begins the day. Whoever has no session within reach, such as a region above its
    /// municipalities, begins with what there is to read. None where nothing was granted.
    #[must_use]
    pub fn landing(open: &[Self], has_sessions: bool) -> Option<Self> {
        let fits = |tab: &&Self| has_sessions || !tab.is_of_a_venue();
        open.iter().find(fits).or(open.first()).copied()
    }

    /// The path after the language.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Today => "/desk/today",
            Self::Week => "/desk/week",
            Self::Calls => "/desk/call-tasks",
            Self::ToCount => "/desk/to-count",
            Self::Plan => "/desk/plan",
            Self::Reports => "/reports",
            Self::Campaigns => "/desk/campaigns",
            Self::Venues => "/desk/venues",
            Self::Staff => "/desk/staff",
            Self::Settings => "/desk/organisation",
            Self::Log => "/desk/audit",
            Self::Organisations => "/desk/organisations",
        }
    }

    /// The key of its words; `.short` has those for a narrow screen.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Today => "tab-today",
            Self::Week => "tab-week",
            Self::Calls => "tab-calls",
            Self::ToCount => "tab-to-count",
            Self::Plan => "tab-plan",
            Self::Reports => "tab-reports",
            Self::Campaigns => "tab-campaigns",
            Self::Venues => "tab-venues",
            Self::Staff => "tab-staff",
            Self::Settings => "tab-settings",
            Self::Log => "tab-log",
            Self::Organisations => "tab-organisations",
        }
    }

    /// Whether it shows one venue at a time, and so keeps the one that was chosen.
    #[must_use]
    pub fn is_of_a_venue(self) -> bool {
        !matches!(
            self,
            Self::Reports
                | Self::Campaigns
                | Self::Venues
                | Self::Staff
                | Self::Settings
                | Self::Log
                | Self::Organisations
        )
    }

    /// Whether it stands in the row of tabs on a telephone; the others are in the menu there.
    #[must_use]
    pub fn is_daily(self) -> bool {
        matches!(self, Self::Today | Self::Week | Self::Calls | Self::ToCount)
    }

    /// Whether it stands at the foot of the page for whoever has a day's work beside it.
    #[must_use]
    pub fn is_seldom(self) -> bool {
        matches!(
            self,
            Self::Campaigns
                | Self::Venues
                | Self::Staff
                | Self::Settings
                | Self::Log
                | Self::Organisations
        )
    }

    /// Whether a page is this place, or lies below it.
    #[must_use]
    pub fn holds(self, path: &str) -> bool {
        let rest = path.strip_prefix(self.path());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    fn rights(self) -> &'static [Permission] {
        match self {
            Self::Today | Self::Week => &[Permission::ReadRoster],
            Self::Calls => &[Permission::ServePeople],
            Self::ToCount => &[Permission::Count],
            Self::Plan | Self::Venues => &[Permission::DraftSessions],
            Self::Reports => &[Permission::ReadReports, Permission::RunCampaigns],
            Self::Campaigns => &[Permission::RunCampaigns],
            Self::Staff | Self::Settings => &[Permission::Administer],
            Self::Log => &[Permission::ReadAudit],
            Self::Organisations => &[Permission::ManageOrganisations],
        }
    }
}

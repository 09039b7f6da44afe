//! The rights there are. `role` says who has which.

/// A right that a role may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See who is booked.
    ReadRoster,
    /// Check in, and add walk-ins.
    CheckIn,
    /// Put a session's count.
    Count,
    /// Book, move, cancel and settle for people; PINs, letters, call tasks.
    ServePeople,
    /// Draft and propose sessions, series, rooms, closed days.
    DraftSessions,
    /// Publish and cancel sessions.
    PublishSessions,
    /// Venues, staff, grants, settings, submission.
    Administer,
    /// The own organisation's reports.
    ReadReports,
    /// Campaigns, editions and their reports.
    RunCampaigns,
    /// Organisations.
    ManageOrganisations,
    /// The audit log.
    ReadAudit,
}

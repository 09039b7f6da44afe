//! Which of an edition's records a reader may see: the own organisations' live or frozen ones, or what
//! everybody submitted.
//!
//! Beyond the next controller small figures are hidden. `read_report` calls it.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::edition::{ReportedEdition, submitted_organisations};
use super::records::{RecordScope, SessionRecord, frozen_records, live_records};
use super::table::VisibleRecords;
use crate::platform::auth::{Actor, Grant, Permission, Role, Scope, Target};
use crate::platform::ids::{OrganisationId, SessionId};

/// Which records a reader sees.
#[derive(Debug, Clone)]
pub enum Visibility {
    /// What everybody submitted, with small figures hidden: for whoever runs the campaign.
    Submitted,
    /// The own organisations' live figures, and those beyond the next controllers with small
    /// figures hidden.
    Live {
        own: Scope,
        beyond: Vec<OrganisationId>,
        /// Steering sees no groups.
        totals_only: bool,
    },
    /// What a revision froze of the own organisations.
    Frozen {
        own: Scope,
        revision: i32,
        /// Steering sees no groups.
        totals_only: bool,
    },
}

impl Visibility {
    /// What somebody sees of an edition; none when it is nothing. Only an organisation's own people
    /// may ask for an old version; the newest one is what the campaign's organiser sees anyhow.
    #[must_use]
    pub fn of(actor: &Actor, edition: &ReportedEdition, version: Option<i32>) -> Option<Self> {
        let is_newest = version.is_none_or(|version| version == edition.revision);
        if is_newest && runs_campaign(actor, edition) {
            return Some(Self::Submitted);
        }
        if !actor.may(Permission::ReadReports) {
            return None;
        }
        let (steering, others): (Vec<&Grant>, Vec<&Grant>) = actor
            .carrying(Permission::ReadReports)
            .partition(|grant| grant.role == Role::Steering);
        let totals_only = others.is_empty();
        let grants = if totals_only { steering } else { others };
        let own = own_scope(actor, &grants);
        match version {
            None => Some(Self::Live {
                beyond: beyond(&grants, &own),
                own,
                totals_only,
            }),
            Some(revision) if (1..=edition.revision).contains(&revision) => Some(Self::Frozen {
                own,
                revision,
                totals_only,
            }),
            Some(_) => None,
        }
    }

    #[must_use]
    pub fn totals_only(&self) -> bool {
        match self {
            Self::Submitted => false,
            Self::Live { totals_only, .. } | Self::Frozen { totals_only, .. } => *totals_only,
        }
    }

    /// The revision that is shown; none for live figures.
    #[must_use]
    pub fn version(&self, edition: &ReportedEdition) -> Option<i32> {
        match self {
            Self::Submitted => Some(edition.revision),
            Self::Live { .. } => None,
            Self::Frozen { revision, .. } => Some(*revision),
        }
    }

    /// Reads the records. These are several statements that must agree, so run them in one
    /// repeatable-read transaction.
    pub async fn records(
        &self,
        conn: &mut AsyncPgConnection,
        edition: &ReportedEdition,
        now: DateTime<Utc>,
    ) -> QueryResult<VisibleRecords> {
        match self {
            Self::Submitted => submitted_records(conn, edition, now).await,
            Self::Live { own, beyond, .. } => {
                let owners = RecordScope::Organisations(owners(own));
                let foreign = RecordScope::Organisations(beyond.clone());
                let mut records = VisibleRecords {
                    own: live_records(conn, edition.id, owners, now).await?,
                    foreign: live_records(conn, edition.id, foreign, now).await?,
                };
                records.own.retain(|record| covers(own, record));
                Ok(records)
            }
            Self::Frozen { own, revision, .. } => {
                let owners = RecordScope::Organisations(owners(own));
                let mut records = frozen_records(conn, edition.id, owners, *revision).await?;
                records.retain(|record| covers(own, record));
                Ok(VisibleRecords {
                    own: records,
                    foreign: Vec::new(),
                })
            }
        }
    }
}

fn runs_campaign(actor: &Actor, edition: &ReportedEdition) -> bool {
    actor
        .scope(Permission::RunCampaigns)
        .covers_organisation(edition.campaign_owner)
}

/// What some grants reach. A planner's grant for a venue reaches the sessions there.
fn own_scope(actor: &Actor, grants: &[&Grant]) -> Scope {
    let mut own = Scope {
        staff: actor.id,
        organisations: Vec::new(),
        venues: Vec::new(),
        own_sessions: false,
        everything: false,
    };
    for grant in grants {
        match grant.venue {
            Some(venue) => own.venues.push((venue, grant.reach.clone())),
            None => own.organisations.extend(&grant.reach),
        }
    }
    own
}

fn beyond(grants: &[&Grant], own: &Scope) -> Vec<OrganisationId> {
    let whole = grants.iter().filter(|grant| grant.venue.is_none());
    let ids: HashSet<OrganisationId> = whole
        .flat_map(|grant| grant.beyond.iter().copied())
        .filter(|id| !own.organisations.contains(id))
        .collect();
    ids.into_iter().collect()
}

/// What organisations submitted; of those that have not, their live sessions without any figure.
async fn submitted_records(
    conn: &mut AsyncPgConnection,
    edition: &ReportedEdition,
    now: DateTime<Utc>,
) -> QueryResult<VisibleRecords> {
    let mut records =
        frozen_records(conn, edition.id, RecordScope::Everyone, edition.revision).await?;
    let submitted = submitted_organisations(conn, edition.id).await?;
    let submitted: HashSet<OrganisationId> = submitted.into_iter().collect();
    let known: HashSet<SessionId> = records.iter().map(|record| record.session_id).collect();
    let others = live_records(conn, edition.id, RecordScope::Everyone, now).await?;
    records.extend(
        others
            .into_iter()
            .filter(|record| !submitted.contains(&record.organisation_id))
            .filter(|record| !known.contains(&record.session_id))
            .map(SessionRecord::without_figures),
    );
    Ok(VisibleRecords {
        own: Vec::new(),
        foreign: records,
    })
}

fn owners(own: &Scope) -> Vec<OrganisationId> {
    let (_, owners_at_venues) = own.venues_and_owners();
    own.organisations
        .iter()
        .copied()
        .chain(owners_at_venues)
        .collect()
}

fn covers(own: &Scope, record: &SessionRecord) -> bool {
    own.covers(Target {
        organisation: record.organisation_id,
        venue: Some(record.venue_id),
        helps: false,
    })
}

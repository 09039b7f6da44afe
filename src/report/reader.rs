//! Who reads a report, and which figures are theirs to see.

use std::collections::HashSet;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::edition::{Edition, handed_in};
use super::figures::{Of, Record, frozen, live};
use super::table::Material;
use crate::platform::auth::{Actor, Grant, Permission, Role, Scope, Target};
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::problem::{NOT_ALLOWED, Problem, SIGN_IN_FIRST};

/// A member of staff who may read reports: the own organisation's, or a campaign's.
pub struct Reader(Actor);

impl FromRequest for Reader {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.extensions().get::<Actor>() {
            None => Err(Problem::new(&SIGN_IN_FIRST).header("WWW-Authenticate", "Bearer")),
            Some(actor) if may_read(actor) => Ok(Self(actor.clone())),
            Some(_) => Err(Problem::new(&NOT_ALLOWED)),
        })
    }
}

fn may_read(actor: &Actor) -> bool {
    actor.may(Permission::ReadReports) || actor.may(Permission::RunCampaigns)
}

/// Which figures a reader sees.
#[derive(Debug, Clone)]
pub enum Sight {
    /// What was handed in, by everybody; small figures hidden. A campaign's organiser.
    HandedIn,
    /// The own organisations' live figures, and those beyond the next controllers with small
    /// figures hidden.
    Live {
        /// Whose figures are the own.
        own: Scope,
        /// Whose are foreign.
        beyond: Vec<Uuid>,
        /// Steering sees no groups.
        totals_only: bool,
    },
    /// What a revision froze of the own organisations.
    Frozen {
        /// Whose figures are the own.
        own: Scope,
        /// The revision.
        revision: i32,
        /// Steering sees no groups.
        totals_only: bool,
    },
}

impl Reader {
    /// Who reads.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.0
    }

    /// What is seen of an edition; none when nothing is. A version is the own people's to ask for,
    /// except the newest, which is what a campaign's organiser sees anyhow.
    #[must_use]
    pub fn sight(&self, edition: &Edition, version: Option<i32>) -> Option<Sight> {
        let newest = version.is_none_or(|version| version == edition.revision);
        if self.runs(edition) && newest {
            return Some(Sight::HandedIn);
        }
        if !self.0.may(Permission::ReadReports) {
            return None;
        }
        let totals_only = self.grants(false).next().is_none();
        let grants: Vec<&Grant> = self.grants(totals_only).collect();
        let own = scope(&self.0, &grants);
        match version {
            None => Some(Sight::Live {
                beyond: beyond(&grants, &own),
                own,
                totals_only,
            }),
            Some(revision) if (1..=edition.revision).contains(&revision) => Some(Sight::Frozen {
                own,
                revision,
                totals_only,
            }),
            Some(_) => None,
        }
    }

    fn runs(&self, edition: &Edition) -> bool {
        let owner = OrganisationId(edition.campaign_owner);
        self.0
            .scope(Permission::RunCampaigns)
            .covers_organisation(owner)
    }

    fn grants(&self, steering: bool) -> impl Iterator<Item = &Grant> {
        self.0
            .carrying(Permission::ReadReports)
            .filter(move |grant| (grant.role == Role::Steering) == steering)
    }
}

/// What some grants reach: a planner's of a venue reaches the sessions there.
fn scope(actor: &Actor, grants: &[&Grant]) -> Scope {
    let mut own = Scope {
        staff: actor.id,
        organisations: Vec::new(),
        venues: Vec::new(),
        own_sessions: false,
        everything: false,
    };
    for grant in grants {
        match grant.venue {
            Some(venue) => own.venues.push((venue.0, grant.reach.clone())),
            None => own.organisations.extend(&grant.reach),
        }
    }
    own
}

fn beyond(grants: &[&Grant], own: &Scope) -> Vec<Uuid> {
    let whole = grants.iter().filter(|grant| grant.venue.is_none());
    let ids: HashSet<Uuid> = whole
        .flat_map(|grant| grant.beyond.iter().copied())
        .filter(|id| !own.organisations.contains(id))
        .collect();
    ids.into_iter().collect()
}

impl Sight {
    /// Whether groups are left out.
    #[must_use]
    pub fn totals_only(&self) -> bool {
        match self {
            Self::HandedIn => false,
            Self::Live { totals_only, .. } | Self::Frozen { totals_only, .. } => *totals_only,
        }
    }

    /// The revision that is shown; none for live figures.
    #[must_use]
    pub fn version(&self, edition: &Edition) -> Option<i32> {
        match self {
            Self::HandedIn => Some(edition.revision),
            Self::Live { .. } => None,
            Self::Frozen { revision, .. } => Some(*revision),
        }
    }

    /// Gathers the figures. Several statements that must agree: in one repeatable-read transaction.
    ///
    /// # Errors
    /// Of the database.
    pub async fn material(
        &self,
        conn: &mut AsyncPgConnection,
        edition: &Edition,
        now: DateTime<Utc>,
    ) -> QueryResult<Material> {
        match self {
            Self::HandedIn => handed_in_by_all(conn, edition, now).await,
            Self::Live { own, beyond, .. } => {
                let owners = Of::Organisations(owners(own));
                let foreign = Of::Organisations(beyond.clone());
                let mut material = Material {
                    own: live(conn, edition.id, owners, now).await?,
                    foreign: live(conn, edition.id, foreign, now).await?,
                };
                material.own.retain(|record| covers(own, record));
                Ok(material)
            }
            Self::Frozen { own, revision, .. } => {
                let owners = Of::Organisations(owners(own));
                let mut records = frozen(conn, edition.id, owners, *revision).await?;
                records.retain(|record| covers(own, record));
                Ok(Material {
                    own: records,
                    foreign: Vec::new(),
                })
            }
        }
    }
}

/// What was handed in; of organisations that have not, their live sessions without any figure.
async fn handed_in_by_all(
    conn: &mut AsyncPgConnection,
    edition: &Edition,
    now: DateTime<Utc>,
) -> QueryResult<Material> {
    let mut records = frozen(conn, edition.id, Of::Everybody, edition.revision).await?;
    let done: HashSet<Uuid> = handed_in(conn, edition.id).await?.into_iter().collect();
    let known: HashSet<Uuid> = records.iter().map(|record| record.session_id).collect();
    let others = live(conn, edition.id, Of::Everybody, now).await?;
    records.extend(
        others
            .into_iter()
            .filter(|record| !done.contains(&record.organisation_id))
            .filter(|record| !known.contains(&record.session_id))
            .map(Record::not_handed_in),
    );
    Ok(Material {
        own: Vec::new(),
        foreign: records,
    })
}

fn owners(own: &Scope) -> Vec<Uuid> {
    let (_, owners_at_venues) = own.venues_and_owners();
    own.organisations
        .iter()
        .copied()
        .chain(owners_at_venues)
        .collect()
}

fn covers(own: &Scope, record: &Record) -> bool {
    own.covers(Target {
        organisation: OrganisationId(record.organisation_id),
        venue: Some(VenueId(record.venue_id)),
        helps: false,
    })
}

//! A venue's row, its position and the kinds of venues.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::platform::auth::Target;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::problem::Fault;
use crate::platform::text::LocalText;
use crate::schema::venues;

/// A venue's row. Its migration says what the columns mean.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = venues, check_for_backend(diesel::pg::Pg))]
pub struct Venue {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub municipality_id: i32,
    pub time_zone: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub accessibility: Option<LocalText>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Venue {
    #[must_use]
    pub fn id(&self) -> VenueId {
        VenueId(self.id)
    }

    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.organisation_id)
    }

    /// What a scope must cover for what the venue's own organisation does there.
    #[must_use]
    pub fn target(&self) -> Target {
        Target {
            organisation: self.organisation(),
            venue: Some(self.id()),
            helps: false,
        }
    }
}

/// Degrees north and east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    pub lat: f64,
    pub lon: f64,
}

/// One of [`VenueKind::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VenueKind(&'static str);

impl VenueKind {
    /// Every kind, under its name in the API and the database.
    pub const ALL: [&str; 19] = [
        "library",
        "branch-library",
        "service-point",
        "contact-centre",
        "learning-centre",
        "culture-house",
        "state-office",
        "study-association",
        "folk-high-school",
        "senior-meeting-place",
        "sheltered-housing",
        "school",
        "mobile-stop",
        "market",
        "hospital",
        "home",
        "online",
        "phone",
        "other",
    ];

    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|kind| *kind == text)
            .map(Self)
            .ok_or_else(|| Fault::new("unknown-value").fact("value", text))
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}

//! A venue's row, its position and the kinds of venues.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;

use crate::platform::auth::Target;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::text::LocalText;
use crate::platform::text_enum;
use crate::platform::time::{self, Zone};
use crate::schema::venues;

/// A venue's row. Its migration says what the columns mean.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = venues, check_for_backend(diesel::pg::Pg))]
pub struct Venue {
    pub id: VenueId,
    pub organisation_id: OrganisationId,
    pub slug: String,
    pub name: String,
    pub kind: VenueKind,
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
    pub phone_typed: Option<String>,
}

impl Venue {
    /// What a scope must cover for what the venue's own organisation does there.
    #[must_use]
    pub fn target(&self) -> Target {
        Target {
            organisation: self.organisation_id,
            venue: Some(self.id),
            helps: false,
        }
    }

    /// Day and time on its clock.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> (NaiveDate, NaiveTime) {
        time::local(at, Zone::of_stored(&self.time_zone))
    }
}

/// Degrees north and east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    pub lat: f64,
    pub lon: f64,
}

text_enum! {
    /// What a venue is.
    pub enum VenueKind {
        Library = "library",
        BranchLibrary = "branch-library",
        ServicePoint = "service-point",
        ContactCentre = "contact-centre",
        LearningCentre = "learning-centre",
        CultureHouse = "culture-house",
        StateOffice = "state-office",
        StudyAssociation = "study-association",
        FolkHighSchool = "folk-high-school",
        SeniorMeetingPlace = "senior-meeting-place",
        ShelteredHousing = "sheltered-housing",
        School = "school",
        MobileStop = "mobile-stop",
        Market = "market",
        Hospital = "hospital",
        Home = "home",
        Online = "online",
        Phone = "phone",
        Other = "other",
    }
}

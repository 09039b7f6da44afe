//! The demo's venues and rooms.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::demo::error::DemoError;
use crate::demo::places::organisations::{DemoMunicipality, DemoOrganisations, MunicipalityLookup};
use crate::demo::source::data::VenueRecord;
use crate::demo::source::ids::demo_id;
use crate::platform::ids::{OrganisationId, RoomId, VenueId};
use crate::schema::{rooms, venues};

const KM_PER_DEGREE: f64 = 111.2;

/// What a session must know of its venue.
pub struct DemoVenue {
    pub id: VenueId,
    pub organisation: String,
    pub municipality_id: i32,
}

/// A room, and whether it may hold several sessions at once.
#[derive(Clone, Copy)]
pub struct DemoRoom {
    pub id: RoomId,
    pub shared: bool,
}

/// The venues by slug, and their rooms by venue and name.
pub struct DemoVenues {
    venues: HashMap<String, DemoVenue>,
    rooms: HashMap<(String, String), DemoRoom>,
}

impl DemoVenues {
    pub fn of(
        records: &[VenueRecord],
        municipalities: &MunicipalityLookup,
    ) -> Result<Self, DemoError> {
        let mut venues = Self {
            venues: HashMap::new(),
            rooms: HashMap::new(),
        };
        for record in records {
            let venue = DemoVenue {
                id: demo_id("venue", &record.slug),
                organisation: record.organisation.clone(),
                municipality_id: municipalities.get(&record.municipality)?.id,
            };
            venues.venues.insert(record.slug.clone(), venue);
            for (name, shared) in rooms_of(record) {
                let key = (record.slug.clone(), name.to_owned());
                let id = room_id(record, name);
                venues.rooms.insert(key, DemoRoom { id, shared });
            }
        }
        Ok(venues)
    }

    pub fn venue(&self, slug: &str) -> Result<&DemoVenue, DemoError> {
        let unknown = || DemoError::SourceData(format!("no venue {slug}"));
        self.venues.get(slug).ok_or_else(unknown)
    }

    pub fn room(&self, venue: &str, name: &str) -> Result<DemoRoom, DemoError> {
        let unknown = || DemoError::SourceData(format!("no room {name} in {venue}"));
        let key = (venue.to_owned(), name.to_owned());
        self.rooms.get(&key).copied().ok_or_else(unknown)
    }
}

fn rooms_of(record: &VenueRecord) -> impl Iterator<Item = (&str, bool)> {
    let names = record.rooms.split(';').filter(|name| !name.is_empty());
    names.map(|name| {
        name.strip_prefix('*')
            .map_or((name, false), |name| (name, true))
    })
}

fn room_id(record: &VenueRecord, name: &str) -> RoomId {
    demo_id("room", &format!("{}/{name}", record.slug))
}

#[derive(Insertable)]
#[diesel(table_name = venues)]
pub struct DemoVenueRow {
    id: VenueId,
    organisation_id: OrganisationId,
    slug: String,
    name: String,
    kind: String,
    municipality_id: i32,
    time_zone: String,
    address: Option<String>,
    phone: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    accessibility: Option<Value>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = rooms)]
pub struct DemoRoomRow {
    id: RoomId,
    organisation_id: OrganisationId,
    venue_id: VenueId,
    name: String,
    shared: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

pub fn venue_rows(
    records: &[VenueRecord],
    organisations: &DemoOrganisations,
    municipalities: &MunicipalityLookup,
    now: DateTime<Utc>,
) -> Result<Vec<DemoVenueRow>, DemoError> {
    let row = |record: &VenueRecord| {
        let owner = organisations.get(&record.organisation)?;
        let municipality = municipalities.get(&record.municipality)?;
        let position = position(record, municipality);
        Ok(DemoVenueRow {
            id: demo_id("venue", &record.slug),
            organisation_id: owner.id,
            slug: record.slug.clone(),
            name: record.name.clone(),
            kind: record.kind.clone(),
            municipality_id: municipality.id,
            time_zone: owner.zone.to_string(),
            address: record.address.clone(),
            phone: record.phone.clone(),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            accessibility: accessibility(record, &owner.country),
            created_at: now,
            updated_at: now,
        })
    };
    records.iter().map(row).collect()
}

/// The position, from the distance to the municipality's centre; exact to some ten metres.
fn position(record: &VenueRecord, centre: DemoMunicipality) -> Option<(f64, f64)> {
    let (north, east) = record.north_km.zip(record.east_km)?;
    let rounded = |degrees: f64| (degrees * 10_000.0).round() / 10_000.0;
    let lon = centre.lon + east / (KM_PER_DEGREE * centre.lat.to_radians().cos());
    Some((rounded(centre.lat + north / KM_PER_DEGREE), rounded(lon)))
}

fn accessibility(record: &VenueRecord, country: &str) -> Option<Value> {
    let text = record.access.as_deref()?;
    Some(if country == "NO" {
        json!({ "nb": text })
    } else {
        json!({ "sv": text })
    })
}

pub fn room_rows(
    records: &[VenueRecord],
    organisations: &DemoOrganisations,
    now: DateTime<Utc>,
) -> Result<Vec<DemoRoomRow>, DemoError> {
    let mut rows = Vec::new();
    for record in records {
        let organisation_id = organisations.get(&record.organisation)?.id;
        rows.extend(rooms_of(record).map(|(name, shared)| DemoRoomRow {
            id: room_id(record, name),
            organisation_id,
            venue_id: demo_id("venue", &record.slug),
            name: name.to_owned(),
            shared,
            created_at: now,
            updated_at: now,
        }));
    }
    Ok(rows)
}

//! The demo's venues and rooms.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::dice::named;
use super::error::DemoError;
use super::facts::VenueFact;
use super::organisations::{Municipalities, Organisations, Seat};
use crate::schema::{rooms, venues};

/// Kilometres in a degree of latitude.
const DEGREE_KM: f64 = 111.2;

/// What a session must know of its place.
pub(super) struct Place {
    pub id: Uuid,
    pub organisation: String,
    pub municipality_id: i32,
}

/// The places by slug, and their rooms by venue and name.
pub(super) struct Places {
    venues: HashMap<String, Place>,
    rooms: HashMap<(String, String), (Uuid, bool)>,
}

impl Places {
    pub(super) fn of(
        facts: &[VenueFact],
        municipalities: &Municipalities,
    ) -> Result<Self, DemoError> {
        let mut places = Self {
            venues: HashMap::new(),
            rooms: HashMap::new(),
        };
        for fact in facts {
            let place = Place {
                id: named("venue", &fact.slug),
                organisation: fact.organisation.clone(),
                municipality_id: municipalities.get(&fact.municipality)?.id,
            };
            places.venues.insert(fact.slug.clone(), place);
            for (name, shared) in rooms_of(fact) {
                let key = (fact.slug.clone(), name.to_owned());
                places.rooms.insert(key, (room_id(fact, name), shared));
            }
        }
        Ok(places)
    }

    /// The venue of a slug.
    pub(super) fn venue(&self, slug: &str) -> Result<&Place, DemoError> {
        let unknown = || DemoError::Facts(format!("no venue {slug}"));
        self.venues.get(slug).ok_or_else(unknown)
    }

    /// A room and whether it is shared.
    pub(super) fn room(&self, venue: &str, name: &str) -> Result<(Uuid, bool), DemoError> {
        let unknown = || DemoError::Facts(format!("no room {name} in {venue}"));
        let key = (venue.to_owned(), name.to_owned());
        self.rooms.get(&key).copied().ok_or_else(unknown)
    }
}

fn rooms_of(fact: &VenueFact) -> impl Iterator<Item = (&str, bool)> {
    let names = fact.rooms.split(';').filter(|name| !name.is_empty());
    names.map(|name| {
        name.strip_prefix('*')
            .map_or((name, false), |name| (name, true))
    })
}

fn room_id(fact: &VenueFact, name: &str) -> Uuid {
    named("room", &format!("{}/{name}", fact.slug))
}

/// A venue to insert.
#[derive(Insertable)]
#[diesel(table_name = venues)]
pub(super) struct VenueRow {
    id: Uuid,
    organisation_id: Uuid,
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

/// A room to insert.
#[derive(Insertable)]
#[diesel(table_name = rooms)]
pub(super) struct RoomRow {
    id: Uuid,
    organisation_id: Uuid,
    venue_id: Uuid,
    name: String,
    shared: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// The venues' rows.
pub(super) fn venue_rows(
    facts: &[VenueFact],
    organisations: &Organisations,
    municipalities: &Municipalities,
    now: DateTime<Utc>,
) -> Result<Vec<VenueRow>, DemoError> {
    let row = |fact: &VenueFact| {
        let owner = organisations.get(&fact.organisation)?;
        let seat = municipalities.get(&fact.municipality)?;
        let position = position(fact, seat);
        Ok(VenueRow {
            id: named("venue", &fact.slug),
            organisation_id: owner.id,
            slug: fact.slug.clone(),
            name: fact.name.clone(),
            kind: fact.kind.clone(),
            municipality_id: seat.id,
            time_zone: owner.zone.to_string(),
            address: fact.address.clone(),
            phone: fact.phone.clone(),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            accessibility: access(fact, &owner.country),
            created_at: now,
            updated_at: now,
        })
    };
    facts.iter().map(row).collect()
}

/// Where it is, given how far from the seat; to some ten metres.
fn position(fact: &VenueFact, seat: Seat) -> Option<(f64, f64)> {
    let (north, east) = fact.north_km.zip(fact.east_km)?;
    let rounded = |degrees: f64| (degrees * 10_000.0).round() / 10_000.0;
    let lon = seat.lon + east / (DEGREE_KM * seat.lat.to_radians().cos());
    Some((rounded(seat.lat + north / DEGREE_KM), rounded(lon)))
}

fn access(fact: &VenueFact, country: &str) -> Option<Value> {
    let text = fact.access.as_deref()?;
    Some(if country == "NO" {
        json!({ "nb": text })
    } else {
        json!({ "sv": text })
    })
}

/// The rooms' rows.
pub(super) fn room_rows(
    facts: &[VenueFact],
    organisations: &Organisations,
    now: DateTime<Utc>,
) -> Result<Vec<RoomRow>, DemoError> {
    let mut rows = Vec::new();
    for fact in facts {
        let organisation_id = organisations.get(&fact.organisation)?.id;
        rows.extend(rooms_of(fact).map(|(name, shared)| RoomRow {
            id: room_id(fact, name),
            organisation_id,
            venue_id: named("venue", &fact.slug),
            name: name.to_owned(),
            shared,
            created_at: now,
            updated_at: now,
        }));
    }
    Ok(rows)
}

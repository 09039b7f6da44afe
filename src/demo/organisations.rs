//! The demo's organisations, and what everything else must know of them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::dice::named;
use super::error::DemoError;
use super::facts::OrganisationFact;
use crate::platform::time::Zone;
use crate::schema::{municipalities, organisations};

/// A municipality as the database knows it.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    pub id: i32,
    pub lat: f64,
    pub lon: f64,
}

/// All municipalities by key, such as `SE-0483`.
pub(super) struct Municipalities(HashMap<String, Seat>);

impl Municipalities {
    /// Reads them; where a code came again, the newer one counts.
    pub(super) async fn load(conn: &mut AsyncPgConnection) -> QueryResult<Self> {
        use municipalities as m;
        let rows: Vec<(String, String, i32, f64, f64)> = m::table
            .select((m::country, m::code, m::id, m::lat, m::lon))
            .order(m::valid_from)
            .load(conn)
            .await?;
        let seats = rows.into_iter().map(|(country, code, id, lat, lon)| {
            (format!("{country}-{code}"), Seat { id, lat, lon })
        });
        Ok(Self(seats.collect()))
    }

    /// The municipality of a key.
    pub(super) fn get(&self, key: &str) -> Result<Seat, DemoError> {
        let missing = || DemoError::NoReferenceData(key.to_owned());
        self.0.get(key).copied().ok_or_else(missing)
    }
}

/// An organisation of the demo.
pub(super) struct Organisation {
    pub id: Uuid,
    pub name: String,
    pub country: String,
    pub zone: Zone,
}

/// All of them by slug.
pub(super) struct Organisations(HashMap<String, Organisation>);

impl Organisations {
    pub(super) fn of(facts: &[OrganisationFact]) -> Self {
        let organisations = facts.iter().map(|fact| {
            let organisation = Organisation {
                id: named("organisation", &fact.slug),
                name: fact.name.clone(),
                country: fact.country.clone(),
                zone: zone(&fact.country),
            };
            (fact.slug.clone(), organisation)
        });
        Self(organisations.collect())
    }

    /// The organisation of a slug.
    pub(super) fn get(&self, slug: &str) -> Result<&Organisation, DemoError> {
        let unknown = || DemoError::Facts(format!("no organisation {slug}"));
        self.0.get(slug).ok_or_else(unknown)
    }
}

fn zone(country: &str) -> Zone {
    match country {
        "NO" => Zone::OSLO,
        _ => Zone::STOCKHOLM,
    }
}

fn languages(country: &str) -> Vec<String> {
    let tags: &[&str] = match country {
        "NO" => &["nb", "en"],
        _ => &["sv", "en"],
    };
    tags.iter().copied().map(str::to_owned).collect()
}

/// A row to insert.
#[derive(Insertable)]
#[diesel(table_name = organisations)]
pub(super) struct OrganisationRow {
    id: Uuid,
    slug: String,
    name: String,
    kind: String,
    parent_id: Option<Uuid>,
    controller: bool,
    municipality_id: Option<i32>,
    country: String,
    time_zone: String,
    languages: Vec<String>,
    phone: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// The rows; parents stand before those below them, as in the facts.
pub(super) fn rows(
    facts: &[OrganisationFact],
    municipalities: &Municipalities,
    now: DateTime<Utc>,
) -> Result<Vec<OrganisationRow>, DemoError> {
    let row = |fact: &OrganisationFact| {
        let seat = fact
            .municipality
            .as_deref()
            .map(|key| municipalities.get(key));
        Ok(OrganisationRow {
            id: named("organisation", &fact.slug),
            slug: fact.slug.clone(),
            name: fact.name.clone(),
            kind: fact.kind.clone(),
            parent_id: fact
                .parent
                .as_deref()
                .map(|parent| named("organisation", parent)),
            controller: fact.controller,
            municipality_id: seat.transpose()?.map(|seat| seat.id),
            country: fact.country.clone(),
            time_zone: zone(&fact.country).to_string(),
            languages: languages(&fact.country),
            phone: fact.phone.clone(),
            created_at: now,
            updated_at: now,
        })
    };
    facts.iter().map(row).collect()
}

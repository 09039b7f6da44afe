//! The demo's organisations, and the municipalities that the database knows.

use std::collections::HashMap;

use crate::platform::time::Zone;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::demo::error::DemoError;
use crate::demo::source::data::OrganisationRecord;
use crate::demo::source::ids::demo_id;
use crate::platform::ids::OrganisationId;
use crate::schema::{municipalities, organisations};

/// The position of a municipality's centre.
#[derive(Clone, Copy)]
pub struct DemoMunicipality {
    pub id: i32,
    pub lat: f64,
    pub lon: f64,
}

/// All municipalities by their keys, such as `SE-0483`.
pub struct MunicipalityLookup(HashMap<String, DemoMunicipality>);

impl MunicipalityLookup {
    /// Reads them. Where a code was used twice, the newer municipality counts.
    pub async fn load(conn: &mut AsyncPgConnection) -> QueryResult<Self> {
        use municipalities as m;
        let rows: Vec<(String, String, i32, f64, f64)> = m::table
            .select((m::country, m::code, m::id, m::lat, m::lon))
            .order(m::valid_from)
            .load(conn)
            .await?;
        let municipalities = rows.into_iter().map(|(country, code, id, lat, lon)| {
            (
                format!("{country}-{code}"),
                DemoMunicipality { id, lat, lon },
            )
        });
        Ok(Self(municipalities.collect()))
    }

    pub fn get(&self, key: &str) -> Result<DemoMunicipality, DemoError> {
        let missing = || DemoError::NoReferenceData(key.to_owned());
        self.0.get(key).copied().ok_or_else(missing)
    }
}

/// An organisation of the demo.
pub struct DemoOrganisation {
    pub id: OrganisationId,
    pub name: String,
    pub country: String,
    pub zone: Zone,
}

/// All organisations of the demo by slug.
pub struct DemoOrganisations(HashMap<String, DemoOrganisation>);

impl DemoOrganisations {
    pub fn of(records: &[OrganisationRecord]) -> Self {
        let organisations = records.iter().map(|record| {
            let organisation = DemoOrganisation {
                id: demo_id("organisation", &record.slug),
                name: record.name.clone(),
                country: record.country.clone(),
                zone: zone(&record.country),
            };
            (record.slug.clone(), organisation)
        });
        Self(organisations.collect())
    }

    pub fn get(&self, slug: &str) -> Result<&DemoOrganisation, DemoError> {
        let unknown = || DemoError::SourceData(format!("no organisation {slug}"));
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

#[derive(Insertable)]
#[diesel(table_name = organisations)]
pub struct DemoOrganisationRow {
    id: OrganisationId,
    slug: String,
    name: String,
    kind: String,
    parent_id: Option<OrganisationId>,
    controller: bool,
    municipality_id: Option<i32>,
    country: String,
    time_zone: String,
    languages: Vec<String>,
    phone: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// The rows in the order of the records: parents come before those below them.
pub fn organisation_rows(
    records: &[OrganisationRecord],
    municipalities: &MunicipalityLookup,
    now: DateTime<Utc>,
) -> Result<Vec<DemoOrganisationRow>, DemoError> {
    let row = |record: &OrganisationRecord| {
        let municipality = record
            .municipality
            .as_deref()
            .map(|key| municipalities.get(key));
        Ok(DemoOrganisationRow {
            id: demo_id("organisation", &record.slug),
            slug: record.slug.clone(),
            name: record.name.clone(),
            kind: record.kind.clone(),
            parent_id: record
                .parent
                .as_deref()
                .map(|parent| demo_id("organisation", parent)),
            controller: record.controller,
            municipality_id: municipality.transpose()?.map(|found| found.id),
            country: record.country.clone(),
            time_zone: zone(&record.country).to_string(),
            languages: languages(&record.country),
            phone: record.phone.clone(),
            created_at: now,
            updated_at: now,
        })
    };
    records.iter().map(row).collect()
}

//! The demo's tables, compiled in from `data/demo/`: one struct for each.

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::demo::error::DemoError;

pub fn read_table<T: DeserializeOwned>(table: &str) -> Result<Vec<T>, DemoError> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

/// Every table of the demo.
pub struct SourceData {
    pub organisations: Vec<OrganisationRecord>,
    pub venues: Vec<VenueRecord>,
    pub offers: Vec<OfferRecord>,
    pub texts: Vec<TextRecord>,
    pub people: Vec<PersonRecord>,
    pub helpers: Vec<HelperRecord>,
    pub accounts: Vec<AccountRecord>,
    pub editions: Vec<EditionRecord>,
}

impl SourceData {
    pub fn read() -> Result<Self, DemoError> {
        Ok(Self {
            organisations: read_table(include_str!("../../../data/demo/organisations.csv"))?,
            venues: read_table(include_str!("../../../data/demo/venues.csv"))?,
            offers: read_table(include_str!("../../../data/demo/offers.csv"))?,
            texts: read_table(include_str!("../../../data/demo/texts.csv"))?,
            people: read_table(include_str!("../../../data/demo/people.csv"))?,
            helpers: read_table(include_str!("../../../data/demo/helpers.csv"))?,
            accounts: read_table(include_str!("../../../data/demo/accounts.csv"))?,
            editions: read_table(include_str!("../../../data/campaigns.csv"))?,
        })
    }
}

#[derive(Deserialize)]
pub struct OrganisationRecord {
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub parent: Option<String>,
    pub controller: bool,
    pub municipality: Option<String>,
    pub country: String,
    pub phone: Option<String>,
}

#[derive(Deserialize)]
pub struct VenueRecord {
    pub slug: String,
    pub organisation: String,
    pub name: String,
    pub kind: String,
    pub municipality: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    /// Kilometres from the municipality's centre; none for what has no position.
    pub north_km: Option<f64>,
    pub east_km: Option<f64>,
    /// Names separated by `;`; a `*` marks a shared room.
    pub rooms: String,
    pub access: Option<String>,
}

/// A session that is offered again and again, and how it usually goes.
#[derive(Deserialize)]
pub struct OfferRecord {
    pub offer: String,
    pub venue: String,
    pub room: Option<String>,
    /// `week`, `odd`, `even` (ISO weeks), `edition`, or weeks from now: `-1 +0`.
    pub when: String,
    pub days: String,
    pub time: String,
    pub minutes: i64,
    /// How many sessions one after the other, and the minutes between them.
    pub slots: i64,
    pub gap: i64,
    pub kind: String,
    pub text: String,
    /// None for a drop-in.
    pub seats: Option<i32>,
    pub languages: String,
    pub topics: String,
    /// Percent, `full`, `full+3` (so many on the waiting list) or `one-left`.
    pub fill: String,
    /// Walk-ins, from so many to so many: `2-5`.
    pub walkins: String,
    /// `counted`, `estimated`, `zero`, `none`; empty leaves it to chance.
    pub report: String,
    /// Names separated by `|`; empty takes whoever is free.
    pub helpers: String,
    /// Empty is published; `cancelled`, `draft`, `proposed`, `internal`, or `guest`, where the
    /// partner is the owner.
    pub state: String,
    pub partner: Option<String>,
}

#[derive(Deserialize)]
pub struct TextRecord {
    pub key: String,
    pub sv: String,
    pub nb: String,
    pub en: String,
    pub about_sv: String,
    pub about_nb: String,
    pub about_en: String,
}

#[derive(Deserialize)]
pub struct PersonRecord {
    pub name: String,
    pub speaks: String,
}

#[derive(Deserialize)]
pub struct HelperRecord {
    pub organisation: String,
    pub name: String,
}

#[derive(Deserialize)]
pub struct AccountRecord {
    pub name: String,
    pub role: String,
    pub organisation: Option<String>,
}

#[derive(Deserialize)]
pub struct EditionRecord {
    pub slug: String,
    pub name: String,
    pub edition: String,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub scope: String,
}

//! The demo's facts, compiled in from `data/demo/`: one struct for each table.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::DemoError;

/// Reads a table.
pub(super) fn read<T: DeserializeOwned>(table: &str) -> Result<Vec<T>, DemoError> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

/// Everything the demo is made from.
pub(super) struct Facts {
    pub organisations: Vec<OrganisationFact>,
    pub venues: Vec<VenueFact>,
    pub offers: Vec<Offer>,
    pub texts: Vec<TextFact>,
    pub people: Vec<Person>,
    pub helpers: Vec<HelperFact>,
    pub accounts: Vec<AccountFact>,
    pub editions: Vec<EditionFact>,
}

impl Facts {
    /// Reads every table.
    pub(super) fn read() -> Result<Self, DemoError> {
        Ok(Self {
            organisations: read(include_str!("../../data/demo/organisations.csv"))?,
            venues: read(include_str!("../../data/demo/venues.csv"))?,
            offers: read(include_str!("../../data/demo/offers.csv"))?,
            texts: read(include_str!("../../data/demo/texts.csv"))?,
            people: read(include_str!("../../data/demo/people.csv"))?,
            helpers: read(include_str!("../../data/demo/helpers.csv"))?,
            accounts: read(include_str!("../../data/demo/accounts.csv"))?,
            editions: read(include_str!("../../data/campaigns.csv"))?,
        })
    }
}

#[derive(Deserialize)]
pub(super) struct OrganisationFact {
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
pub(super) struct VenueFact {
    pub slug: String,
    pub organisation: String,
    pub name: String,
    pub kind: String,
    pub municipality: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    /// Kilometres from the municipality's seat; none for what is no place.
    pub north_km: Option<f64>,
    pub east_km: Option<f64>,
    /// Names with `;` between them; a `*` before one that is shared.
    pub rooms: String,
    pub access: Option<String>,
}

/// What is offered again and again, and how it usually goes.
#[derive(Deserialize)]
pub(super) struct Offer {
    pub offer: String,
    pub venue: String,
    pub room: Option<String>,
    /// `week`, `odd`, `even` (ISO weeks), `edition`, or weeks from now: `-1 +0`.
    pub when: String,
    pub days: String,
    pub time: String,
    pub minutes: i64,
    /// How many of them one after the other, and the minutes between.
    pub slots: i64,
    pub gap: i64,
    pub kind: String,
    pub text: String,
    /// None for a drop-in.
    pub seats: Option<i32>,
    pub languages: String,
    pub topics: String,
    /// Percent, `full`, `full+3` (so many in the queue) or `one-left`.
    pub fill: String,
    /// From so many to so many that just come.
    pub walkins: String,
    /// `counted`, `estimated`, `zero`, `none`; empty leaves it to chance.
    pub report: String,
    /// Names with `|` between them; empty takes who is free.
    pub helpers: String,
    /// Empty is published; `cancelled`, `draft`, `proposed`, `internal`, or `guest`, where the
    /// partner is the owner.
    pub state: String,
    pub partner: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct TextFact {
    pub key: String,
    pub sv: String,
    pub nb: String,
    pub en: String,
    pub about_sv: String,
    pub about_nb: String,
    pub about_en: String,
}

#[derive(Deserialize)]
pub(super) struct Person {
    pub name: String,
    pub speaks: String,
}

#[derive(Deserialize)]
pub(super) struct HelperFact {
    pub organisation: String,
    pub name: String,
}

#[derive(Deserialize)]
pub(super) struct AccountFact {
    pub name: String,
    pub role: String,
    pub organisation: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct EditionFact {
    pub slug: String,
    pub name: String,
    pub edition: String,
    pub starts_on: chrono::NaiveDate,
    pub ends_on: Option<chrono::NaiveDate>,
    pub scope: String,
}

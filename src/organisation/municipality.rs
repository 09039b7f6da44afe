//! Municipalities. A code is unique only within a country and a time, so the key says the country
//! too: `SE-0483`.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use utoipa::ToSchema;

use super::country::Country;
use crate::platform::problem::{AMBIGUOUS_MUNICIPALITY, Fault, Problem};
use crate::schema::municipalities;

/// A municipality as it is stored.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = municipalities, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "the columns' meanings stand in data/README.md")]
pub struct Municipality {
    pub id: i32,
    pub country: String,
    pub code: String,
    pub valid_from: NaiveDate,
    pub name: String,
    pub region_code: String,
    pub region_name: String,
    pub lat: f64,
    pub lon: f64,
}

impl Municipality {
    /// Its key: `SE-0483`.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}-{}", self.country, self.code)
    }

    /// Its country, where clocks and languages come from.
    #[must_use]
    pub fn country(&self) -> Country {
        Country::parse(&self.country).unwrap_or(Country::Se)
    }
}

/// A municipality as the API shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MunicipalityView {
    /// `SE-0483`.
    pub key: String,
    /// ISO 3166-1: `SE`.
    pub country: String,
    /// Four digits, unique within the country alone.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl From<&Municipality> for MunicipalityView {
    fn from(row: &Municipality) -> Self {
        Self {
            key: row.key(),
            country: row.country.clone(),
            code: row.code.clone(),
            name: row.name.clone(),
        }
    }
}

/// What a query or a body calls a municipality: `SE-0483`, or the code alone.
#[derive(Debug, PartialEq, Eq)]
struct Name<'a> {
    country: Option<Country>,
    code: &'a str,
}

impl<'a> Name<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (country, code) = match text.split_once('-') {
            Some((country, code)) => (Some(Country::parse(country).ok()?), code),
            None => (None, text),
        };
        let digits = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some(Self { country, code })
    }
}

/// The municipality of a key, or of a code that names only one.
///
/// # Errors
/// 422 for one that does not exist, and for a code that two countries use, with both keys.
pub async fn municipality_named(
    conn: &mut AsyncPgConnection,
    text: &str,
) -> Result<Municipality, Problem> {
    let unknown = || {
        let shown: String = text
            .chars()
            .filter(|sign| !sign.is_control())
            .take(40)
            .collect();
        Problem::fault(
            "/municipality",
            Fault::new("unknown-municipality").fact("value", shown),
        )
    };
    let name = Name::parse(text).ok_or_else(unknown)?;
    let mut found = present(conn, name.country, Some(name.code)).await?;
    if found.len() > 1 {
        let keys: Vec<String> = found.iter().map(Municipality::key).collect();
        return Err(Problem::new(&AMBIGUOUS_MUNICIPALITY).fact("keys", keys));
    }
    found.pop().ok_or_else(unknown)
}

/// The municipalities there are now, each code in its newest validity, in the order of their keys.
pub(super) async fn present(
    conn: &mut AsyncPgConnection,
    country: Option<Country>,
    code: Option<&str>,
) -> QueryResult<Vec<Municipality>> {
    let mut query = municipalities::table
        .select(Municipality::as_select())
        .distinct_on((municipalities::country, municipalities::code))
        .order((
            municipalities::country,
            municipalities::code,
            municipalities::valid_from.desc(),
        ))
        .into_boxed();
    if let Some(country) = country {
        query = query.filter(municipalities::country.eq(country.code()));
    }
    if let Some(code) = code {
        query = query.filter(municipalities::code.eq(code));
    }
    query.load(conn).await
}

/// Municipalities by their ids.
///
/// # Errors
/// Of the database.
pub async fn municipalities_by_id(
    conn: &mut AsyncPgConnection,
    ids: &[i32],
) -> QueryResult<HashMap<i32, Municipality>> {
    let rows: Vec<Municipality> = municipalities::table
        .filter(municipalities::id.eq_any(ids))
        .select(Municipality::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_and_a_bare_code_are_names() {
        let key = Name::parse("se-0483").unwrap();
        assert_eq!((key.country, key.code), (Some(Country::Se), "0483"));
        assert_eq!(Name::parse("1860").unwrap().country, None);
        for wrong in [
            "",
            "483",
            "XX-0483",
            "SE-",
            "SE-04830",
            "0483\0",
            "٠٤٨٣",
            "Katrineholm",
        ] {
            assert_eq!(Name::parse(wrong), None, "{wrong:?}");
        }
    }
}

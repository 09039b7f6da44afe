//! Finds municipalities by key or code. A code is unique only within a country and a period, so
//! the key names the country too: `SE-0483`.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::country::Country;
use crate::platform::problem::{AMBIGUOUS_MUNICIPALITY, Problem};
use crate::platform::problem::{Fault, Faults};
use crate::schema::municipalities;

/// A municipality's row. `data/README.md` says what the columns mean.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = municipalities, check_for_backend(diesel::pg::Pg))]
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

    /// Decides its time zone and languages.
    #[must_use]
    pub fn country(&self) -> Country {
        Country::parse(&self.country).unwrap_or(Country::Se)
    }
}

/// How a request refers to a municipality: `SE-0483`, or the code alone.
#[derive(Debug, PartialEq, Eq)]
struct MunicipalityRef<'a> {
    country: Option<Country>,
    code: &'a str,
}

impl<'a> MunicipalityRef<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (country, code) = match text.split_once('-') {
            Some((country, code)) => (Some(Country::parse(country).ok()?), code),
            None => (None, text),
        };
        let digits = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some(Self { country, code })
    }
}

/// The municipality with a key, or with a code that only one country uses.
///
/// # Errors
/// 422 for one that does not exist, and for a code that two countries use, with both keys.
pub async fn find_municipality(
    conn: &mut AsyncPgConnection,
    key_or_code: &str,
) -> Result<Municipality, Problem> {
    let unknown = || {
        let shown: String = key_or_code
            .chars()
            .filter(|sign| !sign.is_control())
            .take(40)
            .collect();
        Problem::fault(
            "/municipality",
            Fault::new("unknown-municipality").fact("value", shown),
        )
    };
    let wanted = MunicipalityRef::parse(key_or_code).ok_or_else(unknown)?;
    let mut found = current_municipalities(conn, wanted.country, Some(wanted.code)).await?;
    if found.len() > 1 {
        let keys: Vec<String> = found.iter().map(Municipality::key).collect();
        return Err(Problem::new(&AMBIGUOUS_MUNICIPALITY).fact("keys", keys));
    }
    found.pop().ok_or_else(unknown)
}

/// The same for a request that reports all its faults together: a municipality that does not exist
/// becomes one of them. A code that two countries use stays a problem of its own.
///
/// # Errors
/// 422 for a code that two countries use, with both keys.
pub async fn find_municipality_or_fault(
    conn: &mut AsyncPgConnection,
    key_or_code: &str,
    faults: &mut Faults,
) -> Result<Option<Municipality>, Problem> {
    match find_municipality(conn, key_or_code).await {
        Ok(found) => Ok(Some(found)),
        Err(problem) if !problem.fields.is_empty() => {
            for field in problem.fields {
                faults.add(field.pointer, field.fault);
            }
            Ok(None)
        }
        Err(problem) => Err(problem),
    }
}

/// The municipalities of today, each code in its newest validity, in the order of their keys.
pub(super) async fn current_municipalities(
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

/// The municipalities of a country as they are today, by name, as its language orders names.
pub async fn municipalities_of(
    conn: &mut AsyncPgConnection,
    country: Country,
) -> QueryResult<Vec<Municipality>> {
    let current = current_municipalities(conn, Some(country), None).await?;
    let ids: Vec<i32> = current.iter().map(|one| one.id).collect();
    let by_name = match country {
        Country::Se => "municipalities.name collate \"sv-x-icu\"",
        Country::No => "municipalities.name collate \"nb-x-icu\"",
    };
    municipalities::table
        .filter(municipalities::id.eq_any(ids))
        .order(diesel::dsl::sql::<diesel::sql_types::Text>(by_name))
        .select(Municipality::as_select())
        .load(conn)
        .await
}

/// Municipalities by their ids.
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
    fn a_key_and_a_bare_code_refer_to_a_municipality() {
        let key = MunicipalityRef::parse("se-0483").unwrap();
        assert_eq!((key.country, key.code), (Some(Country::Se), "0483"));
        assert_eq!(MunicipalityRef::parse("1860").unwrap().country, None);
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
            assert_eq!(MunicipalityRef::parse(wrong), None, "{wrong:?}");
        }
    }
}

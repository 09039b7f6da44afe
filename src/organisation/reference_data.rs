//! The reference data of every installation: municipalities, holidays, languages, from `data/`.
//! `migrate` loads it. A second load changes only what the files changed.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde::Deserialize;
use serde_json::Value;

use crate::schema::{holidays, languages, municipalities};

const MUNICIPALITIES: &str = include_str!("../../data/municipalities_se_no.csv");
const HOLIDAYS: &str = include_str!("../../data/holidays_se_no_2024_2030.csv");
const LANGUAGES: &str = include_str!("../../data/languages.csv");

/// Loads the reference data, all or nothing. The answer holds the municipalities that have another name now.
pub async fn load_reference_data(conn: &mut AsyncPgConnection) -> anyhow::Result<Vec<i32>> {
    let (municipalities, holidays) = (read_rows(MUNICIPALITIES)?, read_rows(HOLIDAYS)?);
    let languages = read_languages()?;
    let renamed = conn
        .transaction(async |conn| {
            let before = names_of_municipalities(conn).await?;
            upsert_municipalities(conn, &municipalities).await?;
            upsert_holidays(conn, &holidays).await?;
            upsert_languages(conn, &languages).await?;
            let mut named = names_of_municipalities(conn).await?;
            named.retain(|id, name| before.get(id).is_some_and(|before| before != name));
            Ok::<_, diesel::result::Error>(named)
        })
        .await?;
    Ok(renamed.into_keys().collect())
}

async fn names_of_municipalities(
    conn: &mut AsyncPgConnection,
) -> QueryResult<HashMap<i32, String>> {
    let rows: Vec<(i32, String)> = municipalities::table
        .select((municipalities::id, municipalities::name))
        .load(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

#[derive(Debug, Deserialize, Insertable)]
#[diesel(table_name = municipalities)]
struct MunicipalityRow {
    country: String,
    code: String,
    valid_from: NaiveDate,
    name: String,
    region_code: String,
    region_name: String,
    lat: f64,
    lon: f64,
}

#[derive(Debug, Deserialize, Insertable)]
#[diesel(table_name = holidays)]
struct HolidayRow {
    country: String,
    #[serde(rename = "date")]
    day: NaiveDate,
    name: String,
    kind: String,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = languages)]
struct LanguageRow {
    tag: String,
    endonym: String,
    direction: String,
    names: Value,
}

fn read_rows<T: for<'de> Deserialize<'de>>(table: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(table.as_bytes())
        .deserialize()
        .collect()
}

/// The columns after the third hold the language's names in other languages, under their tags.
fn read_languages() -> anyhow::Result<Vec<LanguageRow>> {
    let mut reader = csv::Reader::from_reader(LANGUAGES.as_bytes());
    let header = reader.headers()?.clone();
    let mut languages = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let names = header.iter().zip(record.iter()).skip(3);
        languages.push(LanguageRow {
            tag: cell(0),
            endonym: cell(1),
            direction: cell(2),
            names: names
                .map(|(tag, name)| (tag.to_owned(), Value::from(name)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        });
    }
    Ok(languages)
}

async fn upsert_municipalities(
    conn: &mut AsyncPgConnection,
    rows: &[MunicipalityRow],
) -> QueryResult<()> {
    diesel::insert_into(municipalities::table)
        .values(rows)
        .on_conflict((
            municipalities::country,
            municipalities::code,
            municipalities::valid_from,
        ))
        .do_update()
        .set((
            municipalities::name.eq(excluded(municipalities::name)),
            municipalities::region_code.eq(excluded(municipalities::region_code)),
            municipalities::region_name.eq(excluded(municipalities::region_name)),
            municipalities::lat.eq(excluded(municipalities::lat)),
            municipalities::lon.eq(excluded(municipalities::lon)),
        ))
        .execute(conn)
        .await
        .map(drop)
}

async fn upsert_holidays(conn: &mut AsyncPgConnection, rows: &[HolidayRow]) -> QueryResult<()> {
    diesel::insert_into(holidays::table)
        .values(rows)
        .on_conflict((holidays::country, holidays::day, holidays::name))
        .do_update()
        .set(holidays::kind.eq(excluded(holidays::kind)))
        .execute(conn)
        .await
        .map(drop)
}

async fn upsert_languages(conn: &mut AsyncPgConnection, rows: &[LanguageRow]) -> QueryResult<()> {
    diesel::insert_into(languages::table)
        .values(rows)
        .on_conflict(languages::tag)
        .do_update()
        .set((
            languages::endonym.eq(excluded(languages::endonym)),
            languages::direction.eq(excluded(languages::direction)),
            languages::names.eq(excluded(languages::names)),
        ))
        .execute(conn)
        .await
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_files_can_be_read() {
        let municipalities: Vec<MunicipalityRow> = read_rows(MUNICIPALITIES).unwrap();
        assert_eq!(municipalities.len(), 647);
        assert_eq!(read_rows::<HolidayRow>(HOLIDAYS).unwrap().len(), 244);
        let languages = read_languages().unwrap();
        assert_eq!(languages.len(), 31);
        assert_eq!(languages[0].names["en"], "Swedish");
    }
}

//! The choices above the list: municipalities, languages and topics of sessions to come.
//! One statement reads them all.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::i18n::{Locale, languages, named};
use crate::platform::ui::form::Choice;

#[derive(Debug, QueryableByName)]
struct FacetRow {
    #[diesel(sql_type = Text)]
    facet: String,
    #[diesel(sql_type = Text)]
    value: String,
    #[diesel(sql_type = Text)]
    label: String,
}

#[derive(Debug, Default)]
pub(super) struct Facets {
    rows: Vec<FacetRow>,
}

impl Facets {
    pub(super) async fn load(
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let rows = diesel::sql_query(
            "select 'municipality' as facet, m.country || '-' || m.code as value, m.name as label \
                 from municipalities m where exists (select from sessions \
                     where municipality_id = m.id and starts_at >= $1 - interval '1 day' \
                     and status in ('published', 'cancelled') and audience = 'public' and course_id is null) \
             union all select facet, value, '' from session_choices where last_starts_at >= $1 - interval '1 day' \
             order by 1, 3, 2",
        )
        .bind::<Timestamptz, _>(now)
        .load(conn)
        .await?;
        Ok(Self { rows })
    }

    fn of(&self, facet: &str) -> impl Iterator<Item = (&str, &str)> {
        self.rows
            .iter()
            .filter(move |row| row.facet == facet)
            .map(|row| (row.value.as_str(), row.label.as_str()))
    }

    /// A code without its country chooses too.
    pub(super) fn municipalities(&self, chosen: &str) -> Vec<Choice> {
        self.of("municipality")
            .map(|(key, name)| Choice {
                selected: key == chosen || key.ends_with(&format!("-{chosen}")),
                value: key.to_owned(),
                label: name.to_owned(),
            })
            .collect()
    }

    /// A municipality's name, by country and code or by code alone.
    pub(super) fn municipality(&self, chosen: &str) -> Option<&str> {
        self.of("municipality")
            .find(|(key, _)| *key == chosen || key.ends_with(&format!("-{chosen}")))
            .map(|(_, name)| name)
    }

    pub(super) fn languages(&self, locale: Locale, chosen: &str) -> Vec<Choice> {
        self.of("language")
            .map(|(tag, _)| Choice::new(tag, languages::name(locale, tag), chosen))
            .collect()
    }

    pub(super) fn topics(&self, locale: Locale, chosen: &str) -> Vec<Choice> {
        self.of("topic")
            .map(|(tag, _)| Choice::new(tag, named(locale, "topic", tag), chosen))
            .collect()
    }
}

//! What there is to choose from above the list: towns, languages and topics of sessions to come.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::i18n::{Locale, languages, named};
use crate::platform::ui::form::Choice;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    facet: String,
    #[diesel(sql_type = Text)]
    value: String,
    #[diesel(sql_type = Text)]
    label: String,
}

/// The choices.
#[derive(Debug, Default)]
pub(super) struct Facets {
    rows: Vec<(String, String, String)>,
}

impl Facets {
    /// Gathers them: one statement.
    ///
    /// # Errors
    /// Of the database.
    pub(super) async fn load(
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let rows: Vec<Row> = diesel::sql_query(
            "with coming as (select municipality_id, languages, topics from sessions \
                 where status in ('published', 'cancelled') and audience = 'public' \
                 and course_id is null and starts_at >= $1 - interval '1 day') \
             select 'town' as facet, m.country || '-' || m.code as value, m.name as label \
                 from municipalities m where m.id in (select municipality_id from coming) \
             union select 'language', unnest(languages), '' from coming \
             union select 'topic', unnest(topics), '' from coming \
             order by 1, 3, 2",
        )
        .bind::<Timestamptz, _>(now)
        .load(conn)
        .await?;
        let rows = rows
            .into_iter()
            .map(|row| (row.facet, row.value, row.label));
        Ok(Self {
            rows: rows.collect(),
        })
    }

    fn of(&self, facet: &str) -> impl Iterator<Item = (&str, &str)> {
        self.rows
            .iter()
            .filter(move |(one, ..)| one == facet)
            .map(|(_, value, label)| (value.as_str(), label.as_str()))
    }

    /// Where; a code alone chooses too.
    pub(super) fn towns(&self, chosen: &str) -> Vec<Choice> {
        self.of("town")
            .map(|(key, name)| Choice {
                selected: key == chosen || key.ends_with(&format!("-{chosen}")),
                value: key.to_owned(),
                label: name.to_owned(),
            })
            .collect()
    }

    /// The name of a town, by key or code.
    pub(super) fn town(&self, chosen: &str) -> Option<&str> {
        self.of("town")
            .find(|(key, _)| *key == chosen || key.ends_with(&format!("-{chosen}")))
            .map(|(_, name)| name)
    }

    /// Languages of help.
    pub(super) fn languages(&self, locale: Locale, chosen: &str) -> Vec<Choice> {
        self.of("language")
            .map(|(tag, _)| Choice::new(tag, languages::name(locale, tag), chosen))
            .collect()
    }

    /// What help there is with.
    pub(super) fn topics(&self, locale: Locale, chosen: &str) -> Vec<Choice> {
        self.of("topic")
            .map(|(tag, _)| Choice::new(tag, named(locale, "topic", tag), chosen))
            .collect()
    }
}

//! What may be chosen: languages, topics, editions.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::i18n::{Locale, languages, named, t_with};
use crate::platform::ids::VenueId;
use crate::platform::text::LanguageTag;
use crate::schema::{campaigns, editions};
use crate::session::equipment::store::{Equipment, of_venue};

/// The topics that the form offers.
const TOPICS: [&str; 8] = [
    "start",
    "phone",
    "tablet",
    "computer",
    "email",
    "e-id",
    "e-services",
    "security",
];

/// How long the form offers an edition without a known last day.
const YEAR: TimeDelta = TimeDelta::days(365);

/// As value and label.
#[derive(Debug, Clone, Default)]
pub struct ExtraOptions {
    /// Those usual at the venue first.
    pub languages: Vec<(String, String)>,
    pub topics: Vec<(String, String)>,
    /// Editions that are under way or to come.
    pub campaigns: Vec<(String, String)>,
    /// What the venue has a number of.
    pub equipment: Vec<OfferedEquipment>,
}

/// One kind of equipment.
#[derive(Debug, Clone, Default)]
pub struct OfferedEquipment {
    pub id: String,
    pub name: String,
    /// How many there are.
    pub count: i32,
}

impl ExtraOptions {
    /// What may be chosen at a venue whose owner writes in `own`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        locale: Locale,
        venue: VenueId,
        own: &[LanguageTag],
        today: NaiveDate,
    ) -> QueryResult<Self> {
        Ok(Self {
            languages: usual_first(conn, locale, venue, own).await?,
            topics: topics(locale),
            campaigns: open_editions(conn, locale, today).await?,
            equipment: equipment_of(conn, venue).await?,
        })
    }

    /// What may be chosen before it is said where.
    #[must_use]
    pub fn anywhere(locale: Locale) -> Self {
        let language = |tag: LanguageTag| (tag.to_string(), languages::name(locale, tag.as_str()));
        Self {
            languages: LanguageTag::all().map(language).collect(),
            topics: topics(locale),
            campaigns: Vec::new(),
            equipment: Vec::new(),
        }
    }
}

fn topics(locale: Locale) -> Vec<(String, String)> {
    let topic = |topic: &&str| {
        let label = named(locale, "topic", topic).into_owned();
        ((*topic).to_owned(), label)
    };
    TOPICS.iter().map(topic).collect()
}

async fn equipment_of(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
) -> QueryResult<Vec<OfferedEquipment>> {
    let offered = |one: Equipment| OfferedEquipment {
        id: one.id.to_string(),
        name: one.name,
        count: one.count,
    };
    Ok(of_venue(conn, venue)
        .await?
        .into_iter()
        .map(offered)
        .collect())
}

/// Every language by name: the owner's, those in which the venue has helped lately, then all others.
async fn usual_first(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    venue: VenueId,
    own: &[LanguageTag],
) -> QueryResult<Vec<(String, String)>> {
    let lately = spoken_lately(conn, venue).await?;
    let place = |tag: &LanguageTag| match (own.contains(tag), lately.contains(&tag.to_string())) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    let mut tags: Vec<LanguageTag> = LanguageTag::all().collect();
    tags.sort_by_key(place);
    let label = |tag: LanguageTag| (tag.to_string(), languages::name(locale, tag.as_str()));
    Ok(tags.into_iter().map(label).collect())
}

#[derive(QueryableByName)]
struct Spoken {
    #[diesel(sql_type = Text)]
    language: String,
}

/// The languages of the venue's newest sessions.
async fn spoken_lately(conn: &mut AsyncPgConnection, venue: VenueId) -> QueryResult<Vec<String>> {
    let rows: Vec<Spoken> = diesel::sql_query(
        "select distinct unnest(t.languages) as language from session_texts t join ( \
             select id from sessions where venue_id = $1 order by starts_at desc limit 50 \
         ) newest on newest.id = t.session_id",
    )
    .bind::<SqlUuid, _>(venue)
    .load(conn)
    .await?;
    Ok(rows.into_iter().map(|row| row.language).collect())
}

/// `slug/edition` and label of each edition that is under way or to come; the label says what it asks of its sessions.
async fn open_editions(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    day: NaiveDate,
) -> QueryResult<Vec<(String, String)>> {
    let found: Vec<(String, String, String, bool, bool)> = editions::table
        .inner_join(campaigns::table)
        .filter(
            editions::ends_on
                .ge(day)
                .assume_not_null()
                .or(editions::ends_on
                    .is_null()
                    .and(editions::starts_on.ge(day - YEAR))),
        )
        .order((editions::starts_on, campaigns::slug))
        .select((
            campaigns::slug,
            campaigns::name,
            editions::edition,
            editions::must_be_free,
            editions::must_be_open,
        ))
        .load(conn)
        .await?;
    let choice = |(slug, name, edition, free, open): (String, String, String, bool, bool)| {
        let name = format!("{name} {edition}");
        let asks = match (free, open) {
            (false, false) => None,
            (true, false) => Some("new-campaign-free"),
            (false, true) => Some("new-campaign-open"),
            (true, true) => Some("new-campaign-free-and-open"),
        };
        let label = match asks {
            Some(key) => t_with(locale, key, &[("name", name.into())]),
            None => name,
        };
        (format!("{slug}/{edition}"), label)
    };
    Ok(found.into_iter().map(choice).collect())
}

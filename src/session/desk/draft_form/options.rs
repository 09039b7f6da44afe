//! Reads what a form for a draft offers at a venue: its rooms, who can help, languages, open editions.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::organisation::{Organisation, languages_of, organisations_by_id};
use crate::platform::auth::{Actor, Permission, Target};
use crate::platform::i18n::{Locale, languages, named};
use crate::platform::ids::{RoomId, VenueId};
use crate::platform::problem::Problem;
use crate::platform::text::LanguageTag;
use crate::platform::time::today;
use crate::schema::{campaigns, editions, rooms};
use crate::session::resources::who_helps::helpers_to_choose;
use crate::venue::{Venue, find_venue_in_scope, venues_in_reach};

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

/// The choices of the form, as value and label.
#[derive(Debug, Clone, Default)]
pub struct DraftOptions {
    /// Slug and name of where it is; empty where that was not said.
    pub venue: (String, String),
    /// Where it may be, asked only where that was not said.
    pub venues: Vec<(String, String)>,
    /// The languages that the owner writes in, its own first.
    pub text_languages: Vec<LanguageTag>,
    pub rooms: Vec<(String, String)>,
    pub helpers: Vec<(String, String)>,
    /// Those usual at the venue first.
    pub languages: Vec<(String, String)>,
    pub topics: Vec<(String, String)>,
    /// Editions that are under way or to come.
    pub campaigns: Vec<(String, String)>,
    /// Whether the signed-in person may publish there, not only draft.
    pub may_publish: bool,
}

impl DraftOptions {
    /// What may be chosen at a venue, by slug or id.
    ///
    /// # Errors
    /// 404 for a venue out of reach.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        locale: Locale,
        actor: &Actor,
        venue: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let scope = actor.scope(Permission::DraftSessions);
        let venue = find_venue_in_scope(conn, &scope, venue).await?;
        let text_languages = languages_of(conn, venue.organisation_id).await?;
        Ok(Self {
            rooms: rooms_of(conn, venue.id).await?,
            helpers: helpers_at(conn, &venue, today(now)).await?,
            languages: usual_first(conn, locale, &venue, &text_languages).await?,
            topics: topics(locale),
            campaigns: open_editions(conn, today(now)).await?,
            may_publish: may_publish_at(conn, actor, &venue).await?,
            text_languages,
            venue: (venue.slug, venue.name),
            venues: Vec::new(),
        })
    }

    /// What may be chosen at the venue that a form names, or anywhere.
    ///
    /// # Errors
    /// 404 for a venue out of reach.
    pub async fn named(
        conn: &mut AsyncPgConnection,
        locale: Locale,
        actor: &Actor,
        venue: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        match venue.is_empty() {
            true => Self::anywhere(conn, locale, actor).await,
            false => Self::load(conn, locale, actor, venue, now).await,
        }
    }

    /// A path that names the venue, where that was said.
    #[must_use]
    pub fn with_venue(&self, path: &str) -> String {
        match self.venue.0.as_str() {
            "" => path.to_owned(),
            slug => format!("{path}?venue={slug}"),
        }
    }

    /// What may be chosen before it is said where: the venues within reach.
    ///
    /// # Errors
    /// 500 when the database does not answer.
    pub async fn anywhere(
        conn: &mut AsyncPgConnection,
        locale: Locale,
        actor: &Actor,
    ) -> Result<Self, Problem> {
        let scope = actor.scope(Permission::DraftSessions);
        let venues = venues_in_reach(conn, &scope).await?;
        let own = LanguageTag::parse(locale.tag()).ok();
        let languages = LanguageTag::all();
        let language = |tag: LanguageTag| (tag.to_string(), languages::name(locale, tag.as_str()));
        Ok(Self {
            venues: venues
                .into_iter()
                .map(|venue| (venue.slug, venue.name))
                .collect(),
            text_languages: own.into_iter().collect(),
            languages: languages.map(language).collect(),
            topics: topics(locale),
            may_publish: actor.may(Permission::PublishSessions),
            ..Self::default()
        })
    }
}

fn topics(locale: Locale) -> Vec<(String, String)> {
    let topic = |topic: &&str| {
        let label = named(locale, "topic", topic).into_owned();
        ((*topic).to_owned(), label)
    };
    TOPICS.iter().map(topic).collect()
}

/// Whether the venue's organisation leaves publication to this person.
async fn may_publish_at(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    venue: &Venue,
) -> QueryResult<bool> {
    let owners = organisations_by_id(conn, &[venue.organisation_id]).await?;
    let owner: Option<&Organisation> = owners.get(&venue.organisation_id);
    let target = Target {
        organisation: venue.organisation_id,
        venue: Some(venue.id),
        helps: false,
    };
    let needed = match owner.is_some_and(|owner| owner.publication_reserved) {
        true => Permission::Administer,
        false => Permission::PublishSessions,
    };
    Ok(actor.scope(needed).covers(target))
}

async fn rooms_of(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
) -> QueryResult<Vec<(String, String)>> {
    let rooms: Vec<(RoomId, String)> = rooms::table
        .filter(rooms::venue_id.eq(venue))
        .order(rooms::name)
        .select((rooms::id, rooms::name))
        .load(conn)
        .await?;
    Ok(rooms
        .into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect())
}

/// Whoever may stand before people.
async fn helpers_at(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    today: NaiveDate,
) -> QueryResult<Vec<(String, String)>> {
    let all = helpers_to_choose(conn, venue.organisation_id).await?;
    let pledged = all.into_iter().filter(|one| one.has_pledged(today));
    Ok(pledged.map(|one| (one.id.to_string(), one.name)).collect())
}

/// Every language by name: the owner's, those in which the venue has helped lately, then all others.
async fn usual_first(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    venue: &Venue,
    own: &[LanguageTag],
) -> QueryResult<Vec<(String, String)>> {
    let lately = spoken_lately(conn, venue.id).await?;
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

/// `slug/edition` and label of each edition that is under way or to come.
async fn open_editions(
    conn: &mut AsyncPgConnection,
    day: NaiveDate,
) -> QueryResult<Vec<(String, String)>> {
    let found: Vec<(String, String, String)> = editions::table
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
        .select((campaigns::slug, campaigns::name, editions::edition))
        .load(conn)
        .await?;
    Ok(found
        .into_iter()
        .map(|(slug, name, edition)| (format!("{slug}/{edition}"), format!("{name} {edition}")))
        .collect())
}

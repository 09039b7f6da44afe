//! Reads what a form for a draft offers at a venue: its rooms, who can help.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::extras::ExtraOptions;
use crate::organisation::{Organisation, languages_of, organisations_by_id};
use crate::platform::auth::{Actor, Permission, Target};
use crate::platform::i18n::Locale;
use crate::platform::ids::{RoomId, VenueId};
use crate::platform::problem::Problem;
use crate::platform::text::LanguageTag;
use crate::platform::time::today;
use crate::schema::rooms;
use crate::session::access::right_to_publish;
use crate::session::resources::who_helps::helpers_to_choose;
use crate::venue::{Venue, find_venue_in_scope, venues_in_reach};

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
    pub extras: ExtraOptions,
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
            extras: ExtraOptions::load(conn, locale, venue.id, &text_languages, today(now)).await?,
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
        Ok(Self {
            venues: venues
                .into_iter()
                .map(|venue| (venue.slug, venue.name))
                .collect(),
            text_languages: own.into_iter().collect(),
            extras: ExtraOptions::anywhere(locale),
            may_publish: actor.may(Permission::PublishSessions),
            ..Self::default()
        })
    }
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
    let right = right_to_publish(owner.is_some_and(|owner| owner.publication_reserved));
    Ok(actor.scope(right).covers(target))
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

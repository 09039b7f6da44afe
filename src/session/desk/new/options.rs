//! Reads what the form for a new session offers: venues in reach, their rooms, open editions.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::page::NewSessionOptions;
use crate::organisation::organisations_by_id;
use crate::platform::auth::{Actor, Permission, Target};
use crate::platform::i18n::{Locale, languages, named};
use crate::platform::ids::{OrganisationId, RoomId, VenueId};
use crate::platform::text::LanguageTag;
use crate::platform::time::today;
use crate::schema::{campaigns, editions, rooms, venues};
use crate::venue::{self, Venue};

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

pub(super) async fn load_options(
    conn: &mut AsyncPgConnection,
    locale: Locale,
    actor: &Actor,
    now: DateTime<Utc>,
) -> QueryResult<NewSessionOptions> {
    let scope = actor.scope(Permission::DraftSessions);
    let venues = venue::venues_in_reach(conn, &scope).await?;
    let languages =
        LanguageTag::all().map(|tag| (tag.to_string(), languages::name(locale, tag.as_str())));
    let topics = TOPICS.iter().map(|topic| {
        (
            (*topic).to_owned(),
            named(locale, "topic", topic).into_owned(),
        )
    });
    Ok(NewSessionOptions {
        rooms: rooms_of(conn, &venues).await?,
        languages: languages.collect(),
        topics: topics.collect(),
        campaigns: open_editions(conn, today(now)).await?,
        may_publish: may_publish_somewhere(conn, actor, &venues).await?,
        doubled: false,
        venues: venues
            .into_iter()
            .map(|venue| (venue.slug, venue.name))
            .collect(),
    })
}

/// Whether one of the venues' organisations leaves publication to this person.
async fn may_publish_somewhere(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    venues: &[Venue],
) -> QueryResult<bool> {
    let publishes = actor.scope(Permission::PublishSessions);
    let coordinates = actor.scope(Permission::Administer);
    let ids: Vec<OrganisationId> = venues.iter().map(|venue| venue.organisation_id).collect();
    let owners = organisations_by_id(conn, &ids).await?;
    Ok(venues.iter().any(|venue| {
        let target = Target {
            organisation: venue.organisation_id,
            venue: Some(venue.id),
            helps: false,
        };
        let reserved = owners
            .get(&venue.organisation_id)
            .is_some_and(|owner| owner.publication_reserved);
        publishes.covers(target) && (!reserved || coordinates.covers(target))
    }))
}

/// Id and label of each room; the label names the venue where there are several.
async fn rooms_of(
    conn: &mut AsyncPgConnection,
    venues: &[Venue],
) -> QueryResult<Vec<(String, String)>> {
    let ids: Vec<VenueId> = venues.iter().map(|venue| venue.id).collect();
    let rooms: Vec<(RoomId, String, String)> = rooms::table
        .inner_join(venues::table)
        .filter(rooms::venue_id.eq_any(ids))
        .order((venues::name, rooms::name))
        .select((rooms::id, rooms::name, venues::name))
        .load(conn)
        .await?;
    let label = |room: String, venue: &str| match venues.len() {
        1 => room,
        _ => format!("{venue}: {room}"),
    };
    Ok(rooms
        .into_iter()
        .map(|(id, room, venue)| (id.to_string(), label(room, &venue)))
        .collect())
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

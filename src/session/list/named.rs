//! What a filter names, looked up before sessions are: marks and words, the editions of a campaign, the venues
//! nearby, and the sessions there that are not at their venue. With their ids the planner knows how many sessions each choice leaves.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Double};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::filter::{SessionFilter, Vicinity};
use crate::platform::db::SqlExpression;
use crate::platform::ids::{EditionId, SessionId, VenueId};
use crate::schema::{campaigns, editions, municipalities, session_texts, sessions, venues};
use crate::session::search::{Mark, Wanted};
use crate::venue::distance_km;

/// Kilometres between a venue, or its municipality where it has no position, and a point: the
/// haversine formula.
const DISTANCE: [&str; 4] = [
    "12742.0 * asin(sqrt(least(1.0, power(sin(radians(coalesce(venues.lat, municipalities.lat) - ",
    ") / 2), 2) + cos(radians(coalesce(venues.lat, municipalities.lat))) * cos(radians(",
    ")) * power(sin(radians(coalesce(venues.lon, municipalities.lon) - ",
    ") / 2), 2))))",
];

/// Somewhere that sessions are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot {
    Venue(VenueId),
    /// The place of one session that names its own, such as a stop of a tour.
    Session(SessionId),
}

impl From<Spot> for Uuid {
    fn from(spot: Spot) -> Self {
        match spot {
            Spot::Venue(id) => id.into(),
            Spot::Session(id) => id.into(),
        }
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub wanted: Wanted,
    /// The nearest first; none where the filter names no place.
    pub spots_nearby: Option<Vec<Spot>>,
}

impl Named {
    pub async fn by(conn: &mut AsyncPgConnection, filter: &SessionFilter) -> QueryResult<Self> {
        let mut wanted = Wanted::default();
        if let Some(kind) = filter.kind {
            wanted.mark(Mark::Kind(kind));
        }
        if let Some(topic) = &filter.topic {
            wanted.mark(Mark::Topic(&topic.to_string()));
        }
        if let Some(language) = filter.language {
            wanted.mark(Mark::Language(&language.to_string()));
        }
        if let Some(slug) = &filter.campaign {
            let editions = editions_of(conn, slug, filter.edition.as_deref()).await?;
            wanted.one_of(editions.into_iter().map(Mark::Edition));
        }
        if let Some(words) = &filter.words {
            wanted.words(words);
        }
        let spots_nearby = match filter.near {
            Some(near) => Some(spots_near(conn, near, filter.begins_at_least()).await?),
            None => None,
        };
        Ok(Self {
            wanted,
            spots_nearby,
        })
    }

    /// Whether the best plan depends on the very words and places, so that none is kept.
    pub fn is_planned_anew(&self) -> bool {
        self.spots_nearby.is_some() || self.wanted.tsquery().is_some()
    }
}

async fn editions_of(
    conn: &mut AsyncPgConnection,
    campaign: &str,
    edition: Option<&str>,
) -> QueryResult<Vec<EditionId>> {
    let mut found = editions::table
        .inner_join(campaigns::table)
        .filter(campaigns::slug.eq(campaign))
        .select(editions::id)
        .into_boxed();
    if let Some(edition) = edition {
        found = found.filter(editions::edition.eq(edition));
    }
    found.load(conn).await
}

/// The nearest first. What is over by then is left out where it names its own place: old tours are many.
async fn spots_near(
    conn: &mut AsyncPgConnection,
    near: Vicinity,
    over_by: DateTime<Utc>,
) -> QueryResult<Vec<Spot>> {
    let venues: Vec<(VenueId, f64)> = venues::table
        .inner_join(municipalities::table)
        .filter(distance::<Bool>(near).then(" <= ").double(near.within_km))
        .select((venues::id, distance::<Double>(near)))
        .load(conn)
        .await?;
    let (lat, lon) = (Some(near.lat), Some(near.lon));
    let away = || distance_km(lat, lon, session_texts::place_lat, session_texts::place_lon);
    let elsewhere: Vec<(SessionId, Option<f64>)> = session_texts::table
        .inner_join(sessions::table)
        .filter(session_texts::place_lat.is_not_null())
        .filter(session_texts::place.is_not_null())
        .filter(sessions::ends_at.ge(over_by))
        .filter(away().le(near.within_km))
        .select((sessions::id, away()))
        .load(conn)
        .await?;
    let venues = venues.into_iter().map(|(id, km)| (km, Spot::Venue(id)));
    let elsewhere = elsewhere.into_iter();
    let elsewhere = elsewhere.filter_map(|(id, km)| Some((km?, Spot::Session(id))));
    let mut spots: Vec<(f64, Spot)> = venues.chain(elsewhere).collect();
    spots.sort_by(|(one, a), (next, b)| {
        let order = one.total_cmp(next);
        order.then_with(|| Uuid::from(*a).cmp(&Uuid::from(*b)))
    });
    Ok(spots.into_iter().map(|(_, spot)| spot).collect())
}

fn distance<T>(near: Vicinity) -> SqlExpression<T> {
    let [one, two, three, four] = DISTANCE;
    SqlExpression::sql(one)
        .double(near.lat)
        .then(two)
        .double(near.lat)
        .then(three)
        .double(near.lon)
        .then(four)
}

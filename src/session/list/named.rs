//! What a filter names, looked up before sessions are: marks and words, the editions of a campaign, the venues
//! nearby. With their ids the planner knows how many sessions each choice leaves.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Double};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::filter::{SessionFilter, Vicinity};
use crate::platform::db::SqlExpression;
use crate::platform::ids::{EditionId, VenueId};
use crate::schema::{campaigns, editions, municipalities, venues};
use crate::session::search::{Mark, Wanted};

/// Kilometres between a venue, or its municipality where it has no position, and a point: the
/// haversine formula.
const DISTANCE: [&str; 4] = [
    "12742.0 * asin(sqrt(least(1.0, power(sin(radians(coalesce(venues.lat, municipalities.lat) - ",
    ") / 2), 2) + cos(radians(coalesce(venues.lat, municipalities.lat))) * cos(radians(",
    ")) * power(sin(radians(coalesce(venues.lon, municipalities.lon) - ",
    ") / 2), 2))))",
];

#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub wanted: Wanted,
    /// The nearest first; none where the filter names no place.
    pub venues_nearby: Option<Vec<VenueId>>,
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
        let venues_nearby = match filter.near {
            Some(near) => Some(venues_near(conn, near).await?),
            None => None,
        };
        Ok(Self {
            wanted,
            venues_nearby,
        })
    }

    /// Whether the best plan depends on the very words and places, so that none is kept.
    pub fn is_planned_anew(&self) -> bool {
        self.venues_nearby.is_some() || self.wanted.tsquery().is_some()
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

async fn venues_near(conn: &mut AsyncPgConnection, near: Vicinity) -> QueryResult<Vec<VenueId>> {
    venues::table
        .inner_join(municipalities::table)
        .filter(distance::<Bool>(near).then(" <= ").double(near.within_km))
        .order((distance::<Double>(near), venues::id))
        .select(venues::id)
        .load(conn)
        .await
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

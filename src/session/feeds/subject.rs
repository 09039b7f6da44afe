//! What a feed is about, looked up by what its address names.
//! An address that names nothing is 404, however it is wrong.

use diesel_async::AsyncPgConnection;

use crate::campaign::campaign_named;
use crate::organisation::{find_municipality, find_organisation, grant_reach};
use crate::platform::problem::Problem;
use crate::session::list::filter::SessionFilter;
use crate::venue::find_venue;

/// What a feed is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'a> {
    Venue(&'a str),
    /// With those below it, as far as the next controller.
    Organisation(&'a str),
    Campaign(&'a str),
    Municipality(&'a str),
}

impl Subject<'_> {
    /// Its name, and the filter narrowed to it.
    ///
    /// # Errors
    /// 404 where nothing is called so.
    pub async fn narrow(
        self,
        conn: &mut AsyncPgConnection,
        filter: SessionFilter,
    ) -> Result<(String, SessionFilter), Problem> {
        let found = match self {
            Self::Venue(slug) => find_venue(conn, slug).await?.map(|venue| {
                let venue_id = Some(venue.id);
                (venue.name, SessionFilter { venue_id, ..filter })
            }),
            Self::Organisation(slug) => match find_organisation(conn, slug).await? {
                Some(found) => {
                    let owners = grant_reach(conn, found.id).await?.own;
                    Some((found.name, SessionFilter { owners, ..filter }))
                }
                None => None,
            },
            Self::Campaign(slug) => campaign_named(conn, slug).await?.map(|(slug, name)| {
                let campaign = Some(slug);
                (name, SessionFilter { campaign, ..filter })
            }),
            Self::Municipality(key) => {
                let found = find_municipality(conn, key).await.map_err(not_found)?;
                let municipality = Some(found.id);
                Some((
                    found.name,
                    SessionFilter {
                        municipality,
                        ..filter
                    },
                ))
            }
        };
        found.ok_or_else(Problem::not_found)
    }
}

/// What is wrong with a key is no matter for whoever only reads.
fn not_found(problem: Problem) -> Problem {
    match problem.kind.status {
        422 => Problem::not_found(),
        _ => problem,
    }
}

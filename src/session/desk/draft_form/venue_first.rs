//! Where? Asked before a form that depends on it, of whoever plans at several venues. None is guessed: a forgotten choice
//! would put a session into the first of the alphabet.

use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use diesel_async::AsyncPgConnection;

use crate::platform::auth::{Actor, Permission};
use crate::platform::problem::Problem;
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout};
use crate::venue;

/// A venue to plan at.
#[derive(Debug, Clone)]
pub struct VenueLink {
    pub href: String,
    pub name: String,
}

/// The same path again with a venue.
#[derive(Template)]
#[template(path = "session/venue_first.html")]
pub struct VenueFirstPage {
    /// Its title is what will be planned.
    pub l: Layout,
    pub venues: Vec<VenueLink>,
}

/// The venue that the address names, or the only one within reach.
#[must_use]
pub fn chosen_venue(request: &HttpRequest) -> Option<String> {
    let navigation = DeskNavigation::of(request);
    navigation.only_or_chosen().map(|venue| venue.slug.clone())
}

/// Asks where; `layout` has the path of the form, and its title.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn ask_where(
    conn: &mut AsyncPgConnection,
    layout: Layout,
    actor: &Actor,
) -> Result<HttpResponse, Problem> {
    let scope = actor.scope(Permission::DraftSessions);
    let venues = venue::venues_in_reach(conn, &scope).await?;
    let link = |venue: venue::Venue| VenueLink {
        href: layout.url(&format!("{}?venue={}", layout.path, venue.slug)),
        name: venue.name,
    };
    let venues = venues.into_iter().map(link).collect();
    Ok(HtmlPage::private(VenueFirstPage { l: layout, venues }).answer())
}

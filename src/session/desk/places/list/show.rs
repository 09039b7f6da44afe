//! The list as it is asked for: a coordinator's has organisations without a venue too, to add the first.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::{VenueGroup, VenueLine, VenuesPage};
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::{Actor, Can, Permission, Scope, rights};
use crate::platform::i18n::{dates, named};
use crate::platform::ids::OrganisationId;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::places::paths::{
    VENUES, closed_days_of_path, new_venue_path, venue_path,
};
use crate::venue::{Venue, covered_venues};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, VENUES)?;
    let query = Query::lenient(&request);
    let mut conn = state.db.get().await?;
    let venues = covered_venues(&mut conn, &can.scope()).await?;
    let scopes = Scopes::of(can.actor());
    let owners = venues.iter().map(|venue| venue.organisation_id);
    let shown: Vec<OrganisationId> = owners.chain(scopes.adds.organisations.clone()).collect();
    let organisations = organisations_by_id(&mut conn, &shown).await?;
    let page = VenuesPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        groups: groups(&layout, organisations, &venues, &scopes),
        l: Layout {
            title: layout.t("tab-venues").into_owned(),
            ..layout
        },
    };
    Ok(HtmlPage::private(page).answer())
}

/// Where somebody adds venues, and where they plan.
struct Scopes {
    adds: Scope,
    plans: Scope,
}

impl Scopes {
    fn of(actor: &Actor) -> Self {
        Self {
            adds: actor.scope(Permission::Administer),
            plans: actor.scope(Permission::DraftSessions),
        }
    }
}

fn groups(
    layout: &Layout,
    organisations: HashMap<OrganisationId, Organisation>,
    venues: &[Venue],
    scopes: &Scopes,
) -> Vec<VenueGroup> {
    let mut owners: Vec<Organisation> = organisations.into_values().collect();
    owners.sort_by(|one, other| (&one.name, &one.slug).cmp(&(&other.name, &other.slug)));
    let group = |owner: &Organisation| {
        let theirs = venues.iter().filter(|one| one.organisation_id == owner.id);
        let adds = scopes.adds.covers_organisation(owner.id);
        let plans = scopes.plans.covers_organisation(owner.id);
        VenueGroup {
            organisation: owner.name.clone(),
            venues: theirs.map(|venue| line(layout, venue)).collect(),
            new_href: adds.then(|| layout.url(&new_venue_path(&owner.slug))),
            closed_days_href: plans.then(|| layout.url(&closed_days_of_path(&owner.slug))),
        }
    };
    owners.iter().map(group).collect()
}

fn line(layout: &Layout, venue: &Venue) -> VenueLine {
    VenueLine {
        name: venue.name.clone(),
        href: layout.url(&venue_path(venue)),
        kind: dates::capital(&named(layout.locale, "venue-kind", venue.kind.name())),
        address: venue.address.clone(),
    }
}

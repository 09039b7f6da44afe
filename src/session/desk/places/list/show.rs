//! The list as it is asked for: a coordinator's has organisations without a venue too, to add the first.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::{VenueGroup, VenueLine, VenuesPage};
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::{Actor, Can, Permission, Scope, rights};
use crate::platform::i18n::{dates, named};
use crate::platform::ids::OrganisationId;
use crate::platform::input::paging::{Paging, Total};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::trim_unseen;
use crate::platform::ui::form::Field;
use crate::platform::ui::{HtmlPage, Layout, PageLinks};
use crate::session::desk::places::paths::{
    VENUES, closed_days_of_path, new_venue_path, venue_path,
};
use crate::venue::{Venue, covered_venues};

const PER_PAGE: i64 = 100;
const MAX_PAGE: i64 = 100;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, VENUES)?;
    let query = Query::lenient(&request);
    let asked = Asked {
        q: query.get("q").map(trim_unseen).unwrap_or_default(),
        paging: Paging::lenient(&query, PER_PAGE, MAX_PAGE),
    };
    let mut conn = state.db.get().await?;
    let mut venues = covered_venues(&mut conn, &can.scope()).await?;
    venues.retain(|venue| asked.finds(venue));
    let scopes = Scopes::of(can.actor());
    let owners = venues.iter().map(|venue| venue.organisation_id);
    let shown: Vec<OrganisationId> = owners.chain(scopes.adds.organisations.clone()).collect();
    let organisations = organisations_by_id(&mut conn, &shown).await?;
    let found = asked.page(venues, &organisations);
    let page = VenuesPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        search: (asked.is_narrowed() || found.paging(&layout, &asked).is_some()).then(|| {
            Field::new("q", layout.t("venues-search"))
                .value(asked.q)
                .optional()
        }),
        groups: groups(&layout, organisations, &found, &asked, &scopes),
        paging: found.paging(&layout, &asked),
        l: Layout {
            title: layout.t("tab-venues").into_owned(),
            ..layout
        },
    };
    Ok(HtmlPage::private(page).answer())
}

/// What of the list is asked for.
struct Asked<'a> {
    /// A part of a name or an address.
    q: &'a str,
    paging: Paging,
}

impl Asked<'_> {
    fn is_narrowed(&self) -> bool {
        !self.q.is_empty()
    }

    fn finds(&self, venue: &Venue) -> bool {
        let wanted = self.q.to_lowercase();
        let texts = [Some(&venue.name), venue.address.as_ref()];
        let mut texts = texts.into_iter().flatten();
        texts.any(|text| text.to_lowercase().contains(&wanted))
    }

    /// One page, by organisation and name.
    fn page(
        &self,
        mut venues: Vec<Venue>,
        organisations: &HashMap<OrganisationId, Organisation>,
    ) -> Found {
        let owner = |venue: &Venue| organisations.get(&venue.organisation_id).map(place_of);
        venues.sort_by(|one, other| owner(one).cmp(&owner(other)));
        let total = i64::try_from(venues.len()).unwrap_or(i64::MAX);
        let before = usize::try_from(self.paging.offset()).unwrap_or(usize::MAX);
        let venues = venues.into_iter().skip(before);
        Found {
            venues: venues.take(PER_PAGE.try_into().unwrap_or(0)).collect(),
            total,
        }
    }
}

/// A page of venues, and how many there are.
struct Found {
    venues: Vec<Venue>,
    total: i64,
}

impl Found {
    fn paging(&self, layout: &Layout, asked: &Asked<'_>) -> Option<PageLinks> {
        let total = Total::Exactly(self.total);
        PageLinks::of(layout.locale, asked.paging, total, |at| {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(asked.is_narrowed().then_some(("q", asked.q)));
            query.append_pair("page", &at.to_string());
            format!("{}?{}", layout.url(VENUES), query.finish())
        })
    }
}

/// By what organisations stand in their order.
fn place_of(owner: &Organisation) -> (&String, &String) {
    (&owner.name, &owner.slug)
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

/// Organisations without a venue stand on the first page of the whole list.
fn groups(
    layout: &Layout,
    organisations: HashMap<OrganisationId, Organisation>,
    found: &Found,
    asked: &Asked<'_>,
    scopes: &Scopes,
) -> Vec<VenueGroup> {
    let venues = &found.venues;
    let has_one = |owner: &Organisation| venues.iter().any(|one| one.organisation_id == owner.id);
    let is_start = !asked.is_narrowed() && asked.paging.page == 1;
    let mut owners: Vec<Organisation> = organisations.into_values().collect();
    owners.retain(|owner| is_start || has_one(owner));
    owners.sort_by(|one, other| place_of(one).cmp(&place_of(other)));
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

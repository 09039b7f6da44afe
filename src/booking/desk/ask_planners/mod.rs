//! What whoever serves people sees where only planners may act: whom to ring.

pub mod page;

use actix_web::HttpResponse;
use diesel_async::AsyncPgConnection;

use self::page::{AskPlannersPage, PlannersPhone};
use crate::organisation;
use crate::platform::auth::{Actor, Permission, Scope};
use crate::platform::contact::ShownPhone;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::ids::VenueId;
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::platform::ui::{HtmlPage, Layout};
use crate::venue::{self, Venue};

/// 403, with the telephone of the venue that was asked for, or of each in reach.
pub async fn ask_planners(
    conn: &mut AsyncPgConnection,
    layout: Layout,
    actor: &Actor,
    title: &'static str,
    venue: Option<&str>,
) -> Result<HttpResponse, Problem> {
    let scope: Scope = actor.scope(Permission::ServePeople);
    let mut venues = venue::venues_in_reach(conn, &scope).await?;
    if let Some(asked) = venue {
        venues.retain(|one| one.slug == asked || one.id.to_string() == asked);
    }
    // A session may take place at a venue of others.
    let asked = venue.and_then(|asked| asked.parse::<VenueId>().ok());
    if let Some(asked) = asked.filter(|_| venues.is_empty()) {
        let found = venue::venues_by_id(conn, &[asked]).await?;
        venues.extend(found.into_values());
    }
    let mut phones = Vec::new();
    for venue in venues {
        phones.push(PlannersPhone {
            phone: phone(conn, &venue, &layout).await?,
            venue: venue.name,
        });
    }
    let page = AskPlannersPage {
        venues: phones,
        l: Layout {
            title: t(layout.locale, title).into_owned(),
            ..layout
        },
    };
    let answer = HtmlPage::private(page).answer();
    Ok(refused_page(answer, &Problem::new(&NOT_ALLOWED)))
}

async fn phone(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    layout: &Layout,
) -> Result<Option<ShownPhone>, Problem> {
    if let Some(tidy) = &venue.phone {
        let typed = venue.phone_typed.as_deref();
        return Ok(Some(ShownPhone::of(tidy, typed, layout.locale)));
    }
    let owners = organisation::organisations_by_id(conn, &[venue.organisation_id]).await?;
    let owner = owners.get(&venue.organisation_id);
    Ok(owner.and_then(|owner| {
        let tidy = owner.phone.as_deref()?;
        Some(ShownPhone::of(
            tidy,
            owner.phone_typed.as_deref(),
            layout.locale,
        ))
    }))
}

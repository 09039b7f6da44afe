//! `GET /{lang}/desk/cancellations`: the page as it is asked for. Whoever serves people and may not cancel is told whom
//! to ring.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::chosen::Chosen;
use super::form::CancelForm;
use super::page::{AskPlannersPage, PlannersPhone};
use super::screen::{CancelInput, CancelScreen};
use crate::booking::desk::paths::CANCELLATIONS;
use crate::organisation;
use crate::platform::auth::{Actor, Can, Permission, Scope, rights};
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time;
use crate::platform::ui::{HtmlPage, Layout};
use crate::venue::{self, Venue};

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let query = Query::lenient(&request);
    let layout = layout(&request, &state)?;
    if !can.actor().may(Permission::PublishSessions) {
        return ask_planners(&mut conn, layout, can.actor(), &query).await;
    }
    let scope = can.actor().scope(Permission::PublishSessions);
    let chosen = chosen(&query, state.clock.now());
    let screen = CancelScreen::load(&mut conn, &scope, chosen, state.clock.now()).await?;
    let input = CancelInput {
        form: CancelForm::of_all(&screen.open, &screen.languages),
        notice: query.get("done").and_then(|what| layout.done(what)),
        ..CancelInput::default()
    };
    Ok(HtmlPage::private(screen.page(layout, &input)).answer())
}

/// The page's own frame.
pub fn layout(request: &HttpRequest, state: &AppState) -> Result<Layout, Problem> {
    let query = request.query_string();
    let path = match query.is_empty() {
        true => CANCELLATIONS.to_owned(),
        false => format!("{CANCELLATIONS}?{query}"),
    };
    Layout::asked(request, state, path)
}

fn chosen(query: &Query, now: DateTime<Utc>) -> Chosen {
    Chosen::of_query(query).or_today(time::today(now))
}

/// Whom to ring: the telephone of the venue that was asked for, or of each in reach.
async fn ask_planners(
    conn: &mut AsyncPgConnection,
    layout: Layout,
    actor: &Actor,
    query: &Query,
) -> Result<HttpResponse, Problem> {
    let scope: Scope = actor.scope(Permission::ServePeople);
    let mut venues = venue::venues_in_reach(conn, &scope).await?;
    if let Some(asked) = query.get("venue") {
        venues.retain(|one| one.slug == asked || one.id.to_string() == asked);
    }
    let mut phones = Vec::new();
    for venue in venues {
        phones.push(PlannersPhone {
            phone: phone(conn, &venue, &layout).await?,
            venue: venue.name,
        });
    }
    Ok(HtmlPage::private(AskPlannersPage {
        venues: phones,
        l: Layout {
            title: t(layout.locale, "cancel-several-title").into_owned(),
            ..layout
        },
    })
    .answer())
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

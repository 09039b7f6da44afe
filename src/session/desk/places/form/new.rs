//! `/{lang}/desk/venues/new?organisation=`: the empty form, and the venue it adds. Without an organisation, where there
//! are several, the list of venues says which there are.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::screen::{VenueFormScreen, with_position};
use super::typed::VenueForm;
use crate::organisation::{Organisation, find_organisation, organisations_by_id};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::Slug;
use crate::platform::ui::refused::{refuse, see_other};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::places::paths::{NEW_VENUE, VENUES, venue_path};
use crate::session::desk::position::parse_position;
use crate::venue::{Venue, add_venue, find_venue};

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let Some(owner) = owner(&mut conn, &can.scope(), &request).await? else {
        return choose(&state, &request);
    };
    let screen = VenueFormScreen::of_new(&mut conn, &state, &request, owner).await?;
    Ok(HtmlPage::private(screen.page(&screen.before, None)).answer())
}

pub async fn submit(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let Some(owner) = owner(&mut conn, &can.scope(), &request).await? else {
        return choose(&state, &request);
    };
    let screen = VenueFormScreen::of_new(&mut conn, &state, &request, owner).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = screen.before.typed(&form);
    let key = IdempotencyKey::of_form(form.text("key"));
    let done = match sent {
        Ok(()) => add(&state, &screen.owner, &typed, key, can.staff()).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(venue) => Ok(see_other(&format!(
            "{}?done=venue-added",
            screen.layout.url(&venue_path(&venue))
        ))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn add(
    state: &web::Data<AppState>,
    owner: &Organisation,
    typed: &VenueForm,
    key: IdempotencyKey,
    by: StaffId,
) -> Result<Venue, Problem> {
    let (state, owner, typed) = (state.clone(), owner.clone(), typed.clone());
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let position = parse_position(&typed.position).ok().flatten();
        // The slug that is free now depends on the venues there are, so it is no part of what the key stands for.
        let asked = json!(typed.request(&owner.slug, None, position));
        let once = IdempotentRequest::new(by.to_string(), key, &asked, &state.keys);
        let slug = free_slug(&mut conn, &owner, &typed.name).await?;
        let request = typed.request(&owner.slug, slug, position);
        let checked = request.validate(&mut conn, &owner).await;
        let new = with_position(&typed, checked)?;
        let now = state.clock.now();
        let (venue, _replayed) = add_venue(&mut conn, &new, Some(&once), by, now).await?;
        Ok(venue)
    })
    .await
}

/// A slug with the organisation in front where the name's own is taken: every town has a "Stadsbiblioteket".
async fn free_slug(
    conn: &mut AsyncPgConnection,
    owner: &Organisation,
    name: &str,
) -> Result<Option<String>, Problem> {
    let Ok(own) = Slug::from_name(name) else {
        return Ok(None);
    };
    let is_taken = find_venue(conn, own.as_str()).await?.is_some();
    let longer = Slug::from_name(&format!("{} {name}", owner.slug)).ok();
    Ok(longer
        .filter(|_| is_taken)
        .map(|slug| slug.as_str().to_owned()))
}

/// The organisation that the address names, or the only one.
///
/// # Errors
/// 404 for one out of reach.
async fn owner(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    request: &HttpRequest,
) -> Result<Option<Organisation>, Problem> {
    let query = Query::lenient(request);
    if let Some(named) = query.get("organisation") {
        let found = find_organisation(conn, named).await?;
        let found = found.filter(|one| scope.covers_organisation(one.id));
        return found.ok_or_else(Problem::not_found).map(Some);
    }
    match scope.organisations[..] {
        [only] => Ok(organisations_by_id(conn, &[only]).await?.remove(&only)),
        _ => Ok(None),
    }
}

fn choose(state: &AppState, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(request, state, NEW_VENUE)?;
    Ok(see_other(&layout.url(VENUES)))
}

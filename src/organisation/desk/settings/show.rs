//! The settings as they are asked for: those of one's own first organisation, or of the one that the path names.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::form::SettingsForm;
use super::screen::SettingsScreen;
use crate::organisation::model::Organisation;
use crate::organisation::query::{find_organisation, find_organisation_in_scope};
use crate::platform::auth::{Actor, Can, Scope, rights};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn own(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let own = first_of(&mut conn, &can.scope()).await?;
    show(&mut conn, &state, &request, can.actor(), own).await
}

pub async fn named(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (_, named) = path.into_inner();
    let mut conn = state.db.get().await?;
    let found = find_organisation_in_scope(&mut conn, &can.scope(), &named).await?;
    show(&mut conn, &state, &request, can.actor(), found).await
}

async fn show(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    organisation: Organisation,
) -> Result<HttpResponse, Problem> {
    let screen = SettingsScreen::load(conn, state, request, actor, organisation).await?;
    let query = Query::lenient(request);
    let notice = query.get("done").and_then(|what| screen.layout.done(what));
    let stored = SettingsForm::stored(&screen.organisation);
    Ok(HtmlPage::private(screen.page(&stored, notice, None)).answer())
}

/// A grant's reach begins with the organisation that it was given for.
async fn first_of(conn: &mut AsyncPgConnection, scope: &Scope) -> Result<Organisation, Problem> {
    let first = scope.organisations.first();
    let first = first.ok_or_else(Problem::not_found)?;
    let found = find_organisation(conn, &first.to_string()).await?;
    found.ok_or_else(Problem::not_found)
}

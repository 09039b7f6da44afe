//! The API of templates: sessions to begin from.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::list::Page;
use crate::platform::ids::OrganisationId;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::session::access::load_within;
use crate::session::templates::{
    SessionTemplate, TemplateRequest, TemplateView, remove_template, save_template, store,
};

/// A template is never changed: it is saved anew.
const ONLY_VERSION: i32 = 1;

/// Those of the organisations where one plans, by name.
#[utoipa::path(get, path = "/session-templates", tag = "sessions",
    responses((status = 200, description = "A page of the list", body = Page<TemplateView>)))]
pub async fn list(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &["page", "limit"])?;
    let paging = Paging::of(&query)?;
    let mut conn = state.db.get().await?;
    let owners: Vec<OrganisationId> = can.scope().owners().collect();
    let page = (paging.offset(), paging.limit);
    let (rows, total) = store::list(&mut conn, &owners, page).await?;
    let items = rows.iter().map(TemplateView::of).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// Saves a session as a template of its organisation.
#[utoipa::path(post, path = "/session-templates", tag = "sessions", request_body = TemplateRequest,
    responses((status = 201, description = "Saved: the template", body = TemplateView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<TemplateRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let (scope, staff) = (can.scope(), can.staff());
    let once = idempotent(&request, staff.to_string(), &json!(input), &state.keys)?;
    let mut conn = state.db.get().await?;
    let session = match input.session_id.parse() {
        Ok(id) => load_within(&mut conn, id, &scope).await?,
        Err(_no_id) => None,
    };
    let unknown = || Problem::fault("/sessionId", Fault::new("unknown-session"));
    let session = session.ok_or_else(unknown)?;
    let owners: Vec<OrganisationId> = scope.owners().collect();
    let (found, replayed) = run_detached(async move {
        let by = (staff, state.clock.now());
        let saved = save_template(&mut conn, &session, &input, once.as_ref(), by);
        let (id, replayed) = saved.await?;
        let found = store::find(&mut conn, id, &owners).await?;
        Ok((found.ok_or_else(Problem::not_found)?, replayed))
    })
    .await?;
    let location = format!("/api/v1/session-templates/{}", found.id);
    answer::created(ONLY_VERSION, &TemplateView::of(&found), &location, replayed)
}

/// Removes a template.
#[utoipa::path(delete, path = "/session-templates/{templateId}", tag = "sessions",
    params(("templateId" = Uuid, Path)),
    responses((status = 204, description = "Removed")))]
pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let template = template_within(&mut conn, &id, &can.scope()).await?;
    let staff = can.staff();
    run_detached(
        async move { remove_template(&mut conn, &template, staff, state.clock.now()).await },
    )
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The template of a path, of an organisation where the scope plans.
pub async fn template_within(
    conn: &mut AsyncPgConnection,
    id: &str,
    scope: &Scope,
) -> Result<SessionTemplate, Problem> {
    let id = id.parse().map_err(|_unread| Problem::not_found())?;
    let owners: Vec<OrganisationId> = scope.owners().collect();
    let found = store::find(conn, id, &owners).await?;
    found.ok_or_else(Problem::not_found)
}

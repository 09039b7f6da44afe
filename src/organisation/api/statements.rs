//! An organisation's statement on accessibility: for everybody to read, for its coordinators to write.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use crate::organisation::accessibility::statement::{own_statement, put_statement};
use crate::organisation::accessibility::statement_request::StatementRequest;
use crate::organisation::query::find_organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// What an organisation says of its accessibility.
#[utoipa::path(get, path = "/organisations/{organisationId}/accessibility-statement", tag = "organisations",
    params(("organisationId" = String, Path, description = "Id or slug")),
    responses((status = 200, description = "The statement", body = StatementRequest)))]
pub async fn show(
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let found = find_organisation(&mut conn, &slug_or_id).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let stored = own_statement(&mut conn, found.id).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let view = StatementRequest::of(&stored.statement);
    answer::ok_with_etag(&request, stored.version, &view)
}

/// Says it anew, as a whole.
#[utoipa::path(put, path = "/organisations/{organisationId}/accessibility-statement", tag = "organisations",
    params(("organisationId" = String, Path, description = "Id or slug")), request_body = StatementRequest,
    responses((status = 200, description = "The statement", body = StatementRequest)))]
pub async fn put(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
    body: Body<StatementRequest>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let found = find_organisation(&mut conn, &slug_or_id).await?;
    let found = found.filter(|found| scope.covers_organisation(found.id));
    let found = found.ok_or_else(Problem::not_found)?;
    let language = found
        .language_tag()
        .map_err(|fault| Problem::fault("/method", fault))?;
    let present = own_statement(&mut conn, found.id).await?;
    let present = present.map(|present| present.version);
    let seen = etag::matched_version_if_any(&request, present)?;
    let new = body.read()?.validate(language)?;
    let stored = run_detached(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            put_statement(conn, found.id, &new, seen, scope.staff, now).await?;
            let stored = own_statement(conn, found.id).await?;
            stored.ok_or_else(Problem::not_found)
        })
        .await
    })
    .await?;
    let view = StatementRequest::of(&stored.statement);
    answer::changed(stored.version, &view)
}

//! Changes a venue. Sessions are found by its name and its town, so the endpoint is here: what changes them in a venue
//! changes them in its sessions.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use crate::organisation::find_organisation;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::search::write_terms_at;
use crate::venue::{VenuePatch, VenueView, change_venue, find_venue, venue_view};

/// Changes a venue.
#[utoipa::path(patch, path = "/venues/{venueId}", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug")),
    request_body = VenuePatch,
    responses((status = 200, description = "The venue", body = VenueView)))]
pub async fn change(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
    body: Body<VenuePatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let before = find_venue(&mut conn, &slug_or_id).await?;
    let before = before.filter(|found| can.scope().covers(found.target()));
    let before = before.ok_or_else(Problem::not_found)?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let languages = languages_of(&request);
    let (version, view) = run_detached(async move {
        let owner = find_organisation(&mut conn, &before.organisation_id.to_string()).await?;
        let owner = owner.ok_or_else(Problem::not_found)?;
        let change = patch.validate(&mut conn, &before, &owner).await?;
        if !change.changes(&before) {
            let version = before.version;
            return Ok((version, venue_view(&mut conn, before, &languages).await?));
        }
        let now = state.clock.now();
        let act = Act {
            staff: can.staff(),
            organisation: Some(before.organisation_id),
            act: "venue.changed",
            object: before.id.into(),
            facts: audit::members(&patch),
        };
        let row = conn
            .transaction::<_, Problem, _>(async |conn| {
                let row = change_venue(conn, before.id, version, &change, now).await?;
                write_terms_at(conn, before.id).await?;
                audit::record(conn, act, now).await?;
                Ok(row)
            })
            .await?;
        let version = row.version;
        Ok((version, venue_view(&mut conn, row, &languages).await?))
    })
    .await?;
    answer::changed(version, &view)
}

//! `POST /imports/counts`: the counts of many sessions out of a sheet, stored or only judged.

use actix_web::{HttpRequest, HttpResponse, web};

use super::dry_run::{SheetFile, is_dry_run};
use super::view::ImportView;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::file::read_file;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::sheet::{self, SheetKind};
use crate::platform::state::AppState;
use crate::session::import_counts;

/// Stores the counts of at most 1,000 sessions: all of them, or none where a row has a fault. Each row is reported as the
/// count of one session is, by the same rules; the same figures again make no version, and what a sheet has no column for
/// stays as it was. The names of the columns stand in the first row, in any order: `sessionId` or `externalId`, `state` and
/// `total` always, and `children`, `women`, `men`, `firstVisits` and `digital` where wanted. CSV is parted by `;` or `,`, in
/// UTF-8 or Windows-1252.
#[utoipa::path(post, path = "/imports/counts", tag = "sessions",
    params(("dryRun" = Option<bool>, Query, description = "Judges every row and writes nothing.")),
    request_body(content(
        (String = "text/csv"),
        (SheetFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    )),
    responses((status = 200, description = "What came of it", body = ImportView)))]
pub async fn import(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let dry_run = is_dry_run(&request)?;
    let (kind, content) = read_file(&request, payload, SheetKind::of_media_type).await?;
    let (scope, locale) = (can.scope(), locale_of(&request));
    let view = run_detached(async move {
        let sheet = sheet::read(kind, content).await?;
        let mut conn = state.db.get_for_background().await?;
        let now = state.clock.now();
        let imported = import_counts(&mut conn, &sheet, &scope, dry_run, now).await?;
        Ok(ImportView::of_counts(imported, locale))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

//! `POST /imports/sessions`: a programme out of a sheet, read in or only judged.

use actix_web::{HttpRequest, HttpResponse, web};

use super::dry_run::{SheetFile, is_dry_run};
use super::view::ImportView;
use crate::booking::actions::import_sessions;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::file::read_sheet_file;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::sheet;
use crate::platform::state::AppState;

/// Reads a programme of at most 10,000 rows: all of it, or nothing where a row has a fault. A row whose `externalId` the
/// venue's organisation has used changes that session, and tells those who booked it; any other makes a draft. The names of
/// the columns stand in the first row, in any order: `externalId`, `venue`, `title`, `kind`, `localDate`, `localTime` and
/// `minutes` always, and `mode`, `seatsTotal`, `languages`, `topics`, `description`, `room`, `audience`, `campaigns`,
/// `helpers` where wanted; `title.en` is the title in another language. Lists are parted by `|`; venues, rooms and helpers
/// are named by id or by name. CSV is parted by `;` or `,`, in UTF-8 or Windows-1252.
#[utoipa::path(post, path = "/imports/sessions", tag = "sessions",
    params(("dryRun" = Option<bool>, Query, description = "Judges every row and writes nothing.")),
    request_body(content(
        (String = "text/csv"),
        (SheetFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    )),
    responses((status = 200, description = "What came of it", body = ImportView)))]
pub async fn import(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let dry_run = is_dry_run(&request)?;
    let (kind, content) = read_sheet_file(&request, payload).await?;
    let (scope, locale) = (can.scope(), locale_of(&request));
    let view = run_detached(async move {
        let sheet = sheet::read(kind, content).await?;
        let mut conn = state.db.get_for_background().await?;
        let now = state.clock.now();
        let imported = import_sessions(&mut conn, &sheet, &scope, dry_run, now).await?;
        state.seats_freed.notify_one();
        state.letters.notify_one();
        Ok(ImportView::of(imported, locale))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

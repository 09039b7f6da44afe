//! `POST /imports/bookings`: a paper list out of a sheet, booked or only judged.

use actix_web::{HttpRequest, HttpResponse, web};

use super::dry_run::{SheetFile, is_dry_run};
use super::view::ImportView;
use crate::booking::batcher::BookingBatcher;
use crate::booking::name_list::{HowToBook, book_list, read_sheet};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::file::read_file;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::sheet::{self, RowFaults, SheetKind};
use crate::platform::state::AppState;

/// Books a paper list of at most 500 people: all of them, or nobody where a row has a fault or a session is full. Each
/// becomes a booking as the desk makes it, by the same rules, and is written to alike. Who has a booking in the session
/// under the same name and contact, not cancelled, is `unchanged`. The names of the columns stand in the first row, in any
/// order: `sessionId` and `name` always, and `email`, `phone`, `seats` (1 where empty) and `language` (the organisation's
/// first where empty) where wanted. CSV is parted by `;` or `,`, in UTF-8 or Windows-1252.
#[utoipa::path(post, path = "/imports/bookings", tag = "desk",
    params(("dryRun" = Option<bool>, Query, description = "Judges every row and writes nothing.")),
    request_body(content(
        (String = "text/csv"),
        (SheetFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    )),
    responses((status = 200, description = "What came of it", body = ImportView)))]
pub async fn import(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    batcher: web::Data<BookingBatcher>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let dry_run = is_dry_run(&request)?;
    let (kind, content) = read_file(&request, payload, SheetKind::of_media_type).await?;
    let (scope, locale) = (can.scope(), locale_of(&request));
    let view = run_detached(async move {
        let sheet = sheet::read(kind, content).await?;
        let mut faults = RowFaults::default();
        let rows = read_sheet(&sheet, &mut faults)?;
        let how = HowToBook {
            scope: &scope,
            keys: &state.keys,
            write: !dry_run,
        };
        let mut booked = book_list(&state.db, &batcher, &rows, faults, how).await?;
        booked.rows = sheet.rows.len();
        state.letters.notify_one();
        Ok(ImportView::of_list(booked, locale))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

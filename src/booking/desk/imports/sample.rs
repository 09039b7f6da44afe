//! A file to begin with: the names of the columns and two rows.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::auth::{Can, rights};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::IMPORT_COLUMNS;

pub async fn download(
    _can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, super::PATH)?;
    let venue = layout.t("import-sample-venue");
    let rows = [
        [
            "1",
            &venue,
            &layout.t("import-sample-workshop"),
            "workshop",
            "booking",
            "2027-01-12",
            "13:00",
            "90",
            "8",
            "sv",
            "phone",
            "",
            "",
            "",
            "public",
            "",
            "",
        ],
        [
            "2",
            &venue,
            &layout.t("import-sample-drop-in"),
            "drop-in",
            "drop-in",
            "2027-01-13",
            "10:00",
            "120",
            "",
            "sv|en",
            "phone|computer",
            "",
            "",
            "",
            "public",
            "",
            "",
        ],
    ];
    let lines = std::iter::once(IMPORT_COLUMNS).chain(rows);
    let lines: Vec<String> = lines.map(|cells| cells.join(";")).collect();
    // Spreadsheets take a file without the mark for one of the 1990s.
    let text = format!("\u{feff}{}\r\n", lines.join("\r\n"));
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"programme.csv\"",
        ))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text))
}

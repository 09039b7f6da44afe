//! `GET /{lang}/desk/audit.csv`: what the page's filter shows, for a spreadsheet.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::auth::{Can, rights};
use crate::platform::csv::Dialect;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::staff::audit_log::{AuditFilter, export_entries, write_csv};

/// The file's address, after the language.
pub const PATH: &str = "/desk/audit.csv";

pub async fn download(
    can: Can<rights::ReadAudit>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Layout::asked(&request, &state, PATH)?.locale;
    let filter = AuditFilter::lenient(&Query::lenient(&request));
    let mut conn = state.db.get().await?;
    let now = state.clock.now();
    let entries = export_entries(&mut conn, &can.scope(), &filter, now).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"audit.csv\"",
        ))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(write_csv(&entries, Dialect::Spreadsheet(locale))?))
}

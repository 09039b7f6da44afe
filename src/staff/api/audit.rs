//! The audit log's API.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::auth::{Can, rights};
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::audit_log::{AuditFilter, PARAMETERS, list_entries};
use crate::staff::view::AuditView;

/// What staff did and looked at, the newest first.
#[utoipa::path(get, path = "/audit", tag = "staff",
    params(
        ("object" = Option<uuid::Uuid>, Query, description = "About this object alone"),
        ("staff" = Option<uuid::Uuid>, Query, description = "By this account alone"),
        ("from" = Option<chrono::NaiveDate>, Query, description = "The first day", example = "2026-10-05"),
        ("to" = Option<chrono::NaiveDate>, Query, description = "The last day", example = "2026-10-11"),),
    responses((status = 200, description = "A page of the log", body = Page<AuditView>)))]
pub async fn list(
    can: Can<rights::ReadAudit>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let filter = AuditFilter::parse(&query)?;
    let mut conn = state.db.get().await?;
    let (entries, total) = list_entries(&mut conn, &can.scope(), &filter, paging).await?;
    let items = entries.into_iter().map(AuditView::from).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

//! A month's page, and the same month for a spreadsheet.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::csv;
use super::month_page::{AskedMonth, page};
use crate::platform::auth::{Can, rights};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let asked = AskedMonth::load(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(page(asked)).answer())
}

pub async fn download(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let asked = AskedMonth::load(&mut conn, &state, &request, &can.scope()).await?;
    let venue = asked.venue.as_ref().map_or("", |venue| venue.slug.as_str());
    let name = ["questions", venue, &asked.month.name()];
    let name: Vec<&str> = name.into_iter().filter(|part| !part.is_empty()).collect();
    let disposition = format!("attachment; filename=\"{}.csv\"", name.join("-"));
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(csv::write(asked.layout.locale, &asked.counts)?))
}

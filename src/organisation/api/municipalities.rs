//! The public list of municipalities.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::organisation::country::Country;
use crate::organisation::municipality::{Municipality, current_municipalities};
use crate::organisation::view::MunicipalityView;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::Line80;
use crate::platform::text::{PlainText, fold_to_ascii};

const PARAMETERS: [&str; 4] = ["country", "q", "page", "limit"];

/// Municipalities of Sweden and Norway.
///
/// `q` finds names that contain it, with or without dots and rings; names that begin with it come
/// first.
#[utoipa::path(get, path = "/municipalities", tag = "organisations",
    params(
        ("country" = Option<Country>, Query, description = "Of which country", example = "SE"),
        ("q" = Option<Line80>, Query, description = "A part of the name", example = "kat"),),
    responses((status = 200, description = "A page of the list", body = Page<MunicipalityView>)))]
pub async fn list(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let country = query.get("country").map(Country::parse).transpose();
    let country = country.map_err(|fault| Problem::fault("/country", fault))?;
    let part = query.get("q").map(PlainText::<80>::parse).transpose();
    let part = part.map_err(|fault| Problem::fault("/q", fault))?;
    let mut conn = state.db.get().await?;
    let found = matching(
        current_municipalities(&mut conn, country, None).await?,
        part.as_ref().map_or("", PlainText::as_str),
    );
    Ok(page_of(&found, paging).answer(&request))
}

/// Those whose name contains the text; those that begin with it first. The few hundred rows are
/// compared here, so that `å` equals `Å` whatever the database's locale.
fn matching(all: Vec<Municipality>, text: &str) -> Vec<Municipality> {
    let text = fold_to_ascii(text);
    let mut found: Vec<(Option<usize>, Municipality)> = all
        .into_iter()
        .map(|row| (fold_to_ascii(&row.name).find(&text), row))
        .filter(|(at, _)| at.is_some())
        .collect();
    if !text.is_empty() {
        found.sort_by_key(|(at, row)| (*at != Some(0), fold_to_ascii(&row.name)));
    }
    found.into_iter().map(|(_, row)| row).collect()
}

fn page_of(found: &[Municipality], paging: Paging) -> Page<MunicipalityView> {
    let offset = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let limit = usize::try_from(paging.limit).unwrap_or_default();
    let items = found.iter().skip(offset).take(limit);
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    Page::of(items.map(MunicipalityView::from).collect(), total, paging)
}

//! Reads a page's parameters into a filter: the API's and `when`.
//! What is unknown or cannot be read is ignored.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::filter_form::When;
use crate::organisation::find_municipality;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::time::today;
use crate::session::list::filter::{ListScope, SessionFilter, Sort, TimeBound};

/// The filter of the page's parameters. Past sessions stay out; one of today stays until it ends.
pub(super) async fn read_filter(
    conn: &mut AsyncPgConnection,
    query: &Query,
    now: DateTime<Utc>,
) -> Result<SessionFilter, Problem> {
    let mut filter = SessionFilter::lenient(query, ListScope::Public, now);
    filter.statuses.clear();
    filter.sort = Sort::StartsAt;
    filter.updated_after = None;
    if query.get("from").is_none() {
        let when = When::parse(query.get("when").unwrap_or_default());
        let (first, last) = when.days(today(now));
        filter.from = Some(TimeBound::Day(first));
        filter.to = filter.to.or(last.map(TimeBound::Day));
        filter.not_over = true;
    }
    if let Some(text) = query.get("municipality") {
        filter.municipality = match find_municipality(conn, text).await {
            Ok(found) => Some(found.id),
            Err(refused) if refused.kind.is_server_error() => return Err(refused),
            Err(_unknown) => None,
        };
    }
    Ok(filter)
}

/// The request's own query with another page.
pub(super) fn with_page(request: &HttpRequest, page: i64) -> String {
    request
        .query_string()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("page="))
        .map(str::to_owned)
        .chain([format!("page={page}")])
        .collect::<Vec<_>>()
        .join("&")
}

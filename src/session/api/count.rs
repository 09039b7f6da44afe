//! GET and PUT of a session's count.
//! PUT adds a version; GET answers the newest with the history.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::count_view::{CountView, count_view};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::access::find_within;
use crate::session::count::history;
use crate::session::count::model::CountEntry;
use crate::session::count::put::{CountReport, put as put_count};
use crate::session::count::request::{CountRequest, parse};

/// A session's count with its history.
#[utoipa::path(get, path = "/sessions/{sessionId}/count", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, description = "The count", body = CountView)))]
pub async fn show(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = find_within(&mut conn, &id, &can.scope()).await?;
    Query::strict(&request, &[])?;
    let view = count_view(&mut conn, session.id).await?;
    answer::ok_with_etag(&request, view.version, &view)
}

/// Adds the next version of a session's count; the same figures again add none, and a total
/// far above what was expected asks for `sure`.
#[utoipa::path(put, path = "/sessions/{sessionId}/count", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = CountRequest,
    responses((status = 200, description = "The count", body = CountView)))]
pub async fn put(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<CountRequest>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = find_within(&mut conn, &id, &can.scope()).await?;
    let present = history::newest_version(&mut conn, session.id).await?;
    let seen = etag::matched_version_if_any(&request, Some(present))?;
    let figures = body.read()?;
    let reported = CountReport {
        entry: CountEntry::Whole(parse(&figures)?),
        sure: figures.sure,
        seen,
        by: can.staff(),
    };
    let view = run_detached(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            put_count(conn, session.id, reported, now).await
        })
        .await?;
        count_view(&mut conn, session.id).await
    })
    .await?;
    answer::changed(view.version, &view)
}

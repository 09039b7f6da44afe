//! `GET /call-tasks`: whom staff are to ring, or to tell at the door.

use actix_web::{HttpRequest, HttpResponse, web};

use super::view::CallView;
use crate::booking::calls::{
    CallFilter, CallProgress, CallSessions, CallTask, list_calls, record_look,
};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::schemas::SlugOrId;
use crate::platform::state::AppState;

const PARAMETERS: [&str; 5] = ["venue", "session", "state", "page", "limit"];

/// The call list, what has waited longest first. A call of a booking without `phone` is a line at the door. A call was
/// given up after five tries in vain, or once its session has begun; at the door, once it is over.
#[utoipa::path(
    get, path = "/call-tasks", tag = "desk",
    params(
        ("venue" = Option<SlugOrId>, Query, description = "At which venue", example = "katrineholm-lasstugan"),
        ("session" = Option<Uuid>, Query, description = "Of which session, or of the course of this meeting"),
        ("state" = Option<CallProgress>, Query, description = "Which of them; `open` unless said", example = "open"),
    ),
    responses((status = 200, description = "A page of the list", body = Page<CallView>))
)]
pub async fn list(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let progress = query.get("state").map(CallProgress::parse).transpose();
    let progress = progress.map_err(|fault| Problem::fault("/state", fault))?;
    let progress = progress.unwrap_or(CallProgress::Open);
    let mut conn = state.db.get().await?;
    let filter = CallFilter::asked(&mut conn, &can, &query, progress).await?;
    let (mut calls, total) = list_calls(&mut conn, &filter, paging, now).await?;
    CallTask::hide_discreet(&mut conn, &mut calls).await?;
    let sessions = CallSessions::load(&mut conn, &calls, now).await?;
    record_look(&mut conn, &filter, now).await?;
    let locale = locale_of(&request);
    let shown = calls.iter().filter_map(|call| sessions.shown(call));
    let items = shown.map(|call| CallView::of(&call, locale)).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

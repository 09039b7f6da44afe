//! POST of a copy: a draft of the same session on another day.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::create::{Made, find_replay, plan_and_create};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{Zone, today};
use crate::session::access::find_within;
use crate::session::plan::change::current_request;
use crate::session::plan::copy::{CopyRequest, copy_of};
use crate::session::present::assemble::current_view;
use crate::session::present::view::SessionView;

/// Drafts the same session once more: without a body on the same weekday of the next week to come.
#[utoipa::path(post, path = "/sessions/{sessionId}/copy", tag = "sessions", request_body = CopyRequest,
    params(("sessionId" = Uuid, Path)),
    responses((status = 201, description = "Made: the copy, a draft", body = SessionView)))]
pub async fn copy(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<CopyRequest>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let original = find_within(&mut conn, &id, &scope).await?;
    let to = body.read_or_default()?;
    let asked = json!({ "copy": original.id, "to": to });
    let once = idempotent(&request, scope.staff.to_string(), &asked, &state.keys)?;
    let locale = locale_of(&request);
    let made = run_detached(async move {
        let now = state.clock.now();
        if let Some(made) = find_replay(&mut conn, once.as_ref(), now).await? {
            let (version, view) = current_view(&mut conn, made, locale, now).await?;
            return Ok(Made::again(version, view));
        }
        let stored = current_request(&mut conn, original.id).await?;
        let from = (
            original.timing.local_date,
            Zone::of_stored(&original.time_zone),
        );
        let input = copy_of(stored, &to, from, today(now))?;
        plan_and_create(&mut conn, &input, &scope, once.as_ref(), (locale, now)).await
    })
    .await?;
    let location = format!("/api/v1/sessions/{}", made.view.id);
    answer::created(made.version, &made.view, &location, made.replayed)
}

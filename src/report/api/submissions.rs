//! `POST …/submission`: freezes an organisation's figures in the edition's next revision.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::fresh;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::report::edition::find_reported_edition;
use crate::report::request::{EditionPath, SubmissionRequest};
use crate::report::submission::{
    NewSubmission, Submission, find_submission, find_submitter, submit,
};
use crate::report::view::SubmissionView;

/// Submits an organisation's figures as they are now.
#[utoipa::path(post, path = "/campaigns/{slug}/editions/{edition}/submission", tag = "reports",
    params(("slug" = String, Path), ("edition" = String, Path)),
    request_body = Option<SubmissionRequest>,
    responses((status = 201, description = "Made: the submission", body = SubmissionView)))]
pub async fn create(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    path: web::Path<EditionPath>,
    request: HttpRequest,
    body: Body<SubmissionRequest>,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get_for_background().await?;
    let found = find_reported_edition(&mut conn, &path).await?;
    let edition = found.ok_or_else(Problem::not_found)?;
    let input = body.read_or_default()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let name = input.organisation.as_deref();
    let organisation = find_submitter(&mut conn, can.actor(), name).await?;
    let new = NewSubmission {
        id: fresh(),
        edition: edition.id,
        organisation: organisation.id,
        by: can.staff(),
    };
    let now = state.clock.now();
    let (submission, replayed) = run_detached(async move {
        conn.transaction(async |conn| create_once(conn, new, once.as_ref(), now).await)
            .await
    })
    .await?;
    let view = SubmissionView::new(path.into_inner(), &organisation, submission);
    let report = format!(
        "/api/v1/campaigns/{}/editions/{}/report?version={}",
        view.campaign, view.edition, view.version
    );
    answer::created(submission.revision, &view, &report, replayed)
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    new: NewSubmission,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<(Submission, bool), Problem> {
    let owner = Some(new.organisation);
    if let Some(existing) = claim_or_find(once, conn, "submission", owner, new.id, now).await? {
        return Ok((find_submission(conn, existing).await?, true));
    }
    Ok((submit(conn, new, now).await?, false))
}

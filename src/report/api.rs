//! The API of reports: handing in, and reading an edition's figures.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::csv::{self, Dialect};
use super::edition::edition;
use super::read::{Wish, read};
use super::reader::Reader;
use super::submit::{Submission, Submitted, submit, submitted};
use super::view::ReportView;
use super::whose::whose;
use crate::organisation::OrganisationCard;
use crate::platform::auth::{Can, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::{accept, run_detached};
use crate::platform::http::response::answer;
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::{EditionId, fresh};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

const JSON: &str = "application/json";
const CSV: &str = "text/csv";

/// The figures of an edition, as far as they are the caller's to see.
#[utoipa::path(get, path = "/campaigns/{slug}/editions/{edition}/report", tag = "reports",
    params(
        ("slug" = String, Path), ("edition" = String, Path),
        ("groupBy" = Option<String>, Query, description = "municipality (unless asked), venue, kind, day, language or organiserType"),
        ("version" = Option<i32>, Query, description = "A revision; for an organisation's own people")),
    responses(
        (status = 200, body = ReportView, content_type = "application/json"),
        (status = 200, body = String, content_type = "text/csv"),
        (status = "4XX", body = ProblemDoc)))]
pub async fn report(
    reader: Reader,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (campaign, edition) = path.into_inner();
    let query = Query::strict(&request, &Wish::PARAMETERS)?;
    let wish = Wish::of(&query)?;
    let form = accept::best(&request, &[JSON, CSV])?;
    let place = (campaign.as_str(), edition.as_str());
    let report = read(&state.db, &reader, place, wish, state.clock.now()).await?;
    let locale = locale_of(&request);
    let view = ReportView::new(locale, &report.edition, report.version, &report.table);
    let body = match form {
        CSV => csv::write(&view, Dialect::Plain)?,
        _ => serde_json::to_vec(&view).map_err(Problem::internal)?,
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, format!("{form}; charset=utf-8")))
        .insert_header((header::CONTENT_LANGUAGE, locale.tag()))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::VARY, "Accept, Accept-Language, Authorization"))
        .body(body))
}

/// Whose figures are handed in.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubmissionRequest {
    /// Slug or id; may be left out by whoever answers for one organisation.
    #[serde(default)]
    pub organisation: Option<String>,
}

/// What was handed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionView {
    /// The campaign's slug.
    pub campaign: String,
    /// The edition's name in its path.
    pub edition: String,
    /// Whose figures: its own and those below it, as far as the next controller.
    pub organisation: OrganisationCard,
    /// The edition's revision that has them.
    pub version: i32,
    /// How many sessions were frozen.
    pub sessions: i64,
    /// When.
    pub submitted_at: DateTime<Utc>,
}

/// Hands in an organisation's figures as they are now.
#[utoipa::path(post, path = "/campaigns/{slug}/editions/{edition}/submission", tag = "reports",
    params(("slug" = String, Path), ("edition" = String, Path)),
    request_body = SubmissionRequest,
    responses((status = 201, body = SubmissionView), (status = "4XX", body = ProblemDoc)))]
pub async fn hand_in(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    body: Body<SubmissionRequest>,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let (campaign, name) = path.into_inner();
    let mut conn = state.db.get_for_background().await?;
    let found = edition(&mut conn, &campaign, &name).await?;
    let edition = found.ok_or_else(Problem::not_found)?;
    let wish = body.read_or_default()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let organisation = whose(&mut conn, can.actor(), wish.organisation.as_deref()).await?;
    let submission = Submission {
        id: fresh(),
        edition: EditionId(edition.id),
        organisation: organisation.id(),
        by: can.staff(),
    };
    let now = state.clock.now();
    let (made, replayed) = run_detached(async move {
        conn.transaction(async |conn| hand_in_once(conn, submission, once.as_ref(), now).await)
            .await
    })
    .await?;
    let view = SubmissionView {
        campaign,
        edition: name,
        organisation: OrganisationCard {
            slug: organisation.slug,
            name: organisation.name,
        },
        version: made.revision,
        sessions: made.sessions,
        submitted_at: made.at,
    };
    let report = format!(
        "/api/v1/campaigns/{}/editions/{}/report?version={}",
        view.campaign, view.edition, view.version
    );
    answer::created(made.revision, &view, &report, replayed)
}

async fn hand_in_once(
    conn: &mut AsyncPgConnection,
    submission: Submission,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<(Submitted, bool), Problem> {
    let owner = Some(submission.organisation.0);
    if let Some(made) = made_before(once, conn, "submission", owner, submission.id, now).await? {
        return Ok((submitted(conn, made).await?, true));
    }
    Ok((submit(conn, submission, now).await?, false))
}

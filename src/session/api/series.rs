//! Series, blocks and tours: shown before they are made, made once, and read.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::organisation::organisations_by_id;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::i18n::Locale;
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::ids::SeriesId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::series::block_request::BlockRequest;
use crate::session::series::create::create_series;
use crate::session::series::plan::SeriesPlan;
use crate::session::series::request::SeriesRequest;
use crate::session::series::store;
use crate::session::series::tour_request::TourRequest;
use crate::session::series::view::{SeriesView, Speech, preview_view, series_view};

/// A series is not changed itself: its sessions are.
const ONLY_VERSION: i32 = 1;

/// Shows every date of a rule, or drafts a session on each that can be held.
#[utoipa::path(post, path = "/series", tag = "sessions", request_body = SeriesRequest,
    responses((status = 200, description = "What would be made, with `preview`", body = SeriesView),
        (status = 201, description = "Made: the series", body = SeriesView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SeriesRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let asked = Asked::of(&request, &can, &state, input.preview, &json!(input))?;
    let mut conn = state.db.get().await?;
    let plan = SeriesPlan::of_series(&mut conn, &input, &asked.scope).await?;
    asked.answer(conn, plan).await
}

/// Shows the slots that a helper's hours are cut into, or drafts a session for each that can be held.
#[utoipa::path(post, path = "/blocks", tag = "sessions", request_body = BlockRequest,
    responses((status = 200, description = "What would be made, with `preview`", body = SeriesView),
        (status = 201, description = "Made: the block, read and changed as a series", body = SeriesView)))]
pub async fn create_block(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<BlockRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let asked = Asked::of(&request, &can, &state, input.preview, &json!(input))?;
    let mut conn = state.db.get().await?;
    let plan = SeriesPlan::of_block(&mut conn, &input, &asked.scope).await?;
    asked.answer(conn, plan).await
}

/// Shows every stop of every day of a tour, or drafts a session for each that can be held.
#[utoipa::path(post, path = "/tours", tag = "sessions", request_body = TourRequest,
    responses((status = 200, description = "What would be made, with `preview`", body = SeriesView),
        (status = 201, description = "Made: the tour, read and changed as a series", body = SeriesView)))]
pub async fn create_tour(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<TourRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let asked = Asked::of(&request, &can, &state, input.preview, &json!(input))?;
    let mut conn = state.db.get().await?;
    let plan = SeriesPlan::of_tour(&mut conn, &input, &asked.scope).await?;
    asked.answer(conn, plan).await
}

/// Who asks for it, in which language, and whether to make it.
struct Asked {
    preview: bool,
    once: Option<IdempotentRequest>,
    scope: Scope,
    locale: Locale,
    now: DateTime<Utc>,
}

impl Asked {
    /// Only what is made is remembered by its key.
    fn of(
        request: &HttpRequest,
        can: &Can<rights::DraftSessions>,
        state: &AppState,
        preview: bool,
        body: &Value,
    ) -> Result<Self, Problem> {
        let caller = can.staff().to_string();
        let once = match preview {
            true => None,
            false => idempotent(request, caller, body, &state.keys)?,
        };
        Ok(Self {
            preview,
            once,
            scope: can.scope(),
            locale: locale_of(request),
            now: state.clock.now(),
        })
    }

    async fn answer(self, mut conn: Conn, plan: SeriesPlan) -> Result<HttpResponse, Problem> {
        if self.preview {
            let dates = plan.dates(&mut conn).await?;
            let view = preview_view(&mut conn, &dates, speech(&plan, self.locale)).await?;
            return Ok(HttpResponse::Ok().json(view));
        }
        let (view, replayed) = run_detached(async move {
            let (once, by) = (self.once.as_ref(), self.scope.staff);
            let made = create_series(&mut conn, &plan, once, by, self.now).await?;
            let series = store::find(&mut conn, &self.scope, made.id).await?;
            let view = series_view(&mut conn, &series, speech(&plan, self.locale)).await?;
            Ok((view, made.replayed))
        })
        .await?;
        let id = view.series_id.map(|id| id.to_string()).unwrap_or_default();
        let location = format!("/api/v1/series/{id}");
        answer::created(ONLY_VERSION, &view, &location, replayed)
    }
}

fn speech(plan: &SeriesPlan, locale: Locale) -> Speech<'_> {
    Speech {
        locale,
        default: plan.new.owner.organisation.language(),
    }
}

/// A series with every date of its rule.
#[utoipa::path(get, path = "/series/{seriesId}", tag = "sessions", params(("seriesId" = Uuid, Path)),
    responses((status = 200, description = "The series", body = SeriesView)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id: SeriesId = id.parse().map_err(|_unread| Problem::not_found())?;
    let mut conn = state.db.get().await?;
    let series = store::find(&mut conn, &can.scope(), id).await?;
    let owners = organisations_by_id(&mut conn, &[series.organisation_id]).await?;
    let owner = owners.get(&series.organisation_id);
    let owner = owner.ok_or_else(Problem::not_found)?;
    let speech = Speech {
        locale: locale_of(&request),
        default: owner.language(),
    };
    let view = series_view(&mut conn, &series, speech).await?;
    answer::ok_with_etag(&request, ONLY_VERSION, &view)
}

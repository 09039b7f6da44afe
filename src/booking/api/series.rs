//! `PATCH /series/{seriesId}` and `POST …/cancellation`: what is to come of a series changed or called off, from a day on
//! or all of it, with everybody told; or what that would be.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::told_sessions::ToldSessions;
use crate::booking::access::path_id;
use crate::booking::actions::{
    cancel_sessions, change_sessions, plan_session_changes, preview_cancellations, preview_changes,
};
use crate::booking::input::parse_reason;
use crate::organisation;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::ids::SessionId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::platform::time::parse_date;
use crate::session::{Patch, Series, SeriesPatch, find_series, series_ahead_in_one_act};

/// What never goes for all dates of a series at once.
const OF_ONE_DATE: [&str; 4] = ["localDate", "meetings", "bookingOpensAt", "bookingClosesAt"];

/// Which of a series is called off, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SeriesCancellationRequest {
    /// From this day on; all that is to come unless given.
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pub from: Option<String>,
    /// One text, or a text per language tag; everybody booked reads it.
    #[schema(value_type = LocalText)]
    pub reason: Value,
    /// Only says who would be told; false unless given.
    #[serde(default)]
    pub preview: bool,
}

/// Changes every session of a series that is to come, or from a day on: all, or none, at most 200. Everybody booked is told of a new
/// time, place, room or mode.
#[utoipa::path(patch, path = "/series/{seriesId}", tag = "sessions",
    params(("seriesId" = Uuid, Path)), request_body = SeriesPatch,
    responses((status = 200, description = "Changed, or what that would be", body = ToldSessions)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Patch>,
) -> Result<HttpResponse, Problem> {
    let (scope, now) = (can.scope(), state.clock.now());
    let mut conn = state.db.get().await?;
    let series = series_of(&mut conn, &request, &scope).await?;
    let Asked {
        from,
        preview,
        patch,
    } = Asked::of(body.read_patch()?)?;
    let sessions = series_ahead_in_one_act(&mut conn, series.id, from, now).await?;
    let done = run_detached(async move {
        let planned = plan_session_changes(&mut conn, &sessions, patch, &scope).await?;
        if preview {
            return preview_changes(&mut conn, &planned, scope.staff, now).await;
        }
        let changed = change_sessions(&mut conn, &planned, scope.staff, now).await?;
        state.seats_freed.notify_one();
        state.letters.notify_one();
        Ok(changed)
    })
    .await?;
    Ok(HttpResponse::Ok().json(ToldSessions::from(done)))
}

/// Calls off every session of a series that is to come, or from a day on, and tells everybody: all, or none, at
/// most 200.
#[utoipa::path(post, path = "/series/{seriesId}/cancellation", tag = "sessions",
    params(("seriesId" = Uuid, Path)), request_body = SeriesCancellationRequest,
    responses((status = 200, description = "Called off, or what that would be", body = ToldSessions)))]
pub async fn cancel(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SeriesCancellationRequest>,
) -> Result<HttpResponse, Problem> {
    let (staff, now) = (can.staff(), state.clock.now());
    let mut conn = state.db.get().await?;
    let series = series_of(&mut conn, &request, &can.scope()).await?;
    let asked = body.read()?;
    let from = day_of(asked.from.as_deref())?;
    let language = organisation::language_of(&mut conn, series.organisation_id).await?;
    let reason = parse_reason(asked.reason, language)?;
    let sessions = series_ahead_in_one_act(&mut conn, series.id, from, now).await?;
    let ids: Vec<SessionId> = sessions.iter().map(|one| one.id).collect();
    let done = run_detached(async move {
        if asked.preview {
            return preview_cancellations(&mut conn, &ids, &reason, staff, now).await;
        }
        let cancelled = cancel_sessions(&mut conn, &ids, &reason, staff, now).await?;
        state.letters.notify_one();
        Ok(cancelled)
    })
    .await?;
    Ok(HttpResponse::Ok().json(ToldSessions::from(done)))
}

async fn series_of(
    conn: &mut Conn,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<Series, Problem> {
    let id = path_id(request, "seriesId").ok_or_else(Problem::not_found)?;
    find_series(conn, scope, id).await
}

/// A patch of a series: from when on, whether only to show it, and the patch of each session.
struct Asked {
    from: Option<NaiveDate>,
    preview: bool,
    patch: Patch,
}

impl Asked {
    /// # Errors
    /// 422 at what cannot be read, or goes for one date alone.
    fn of(mut patch: Patch) -> Result<Self, Problem> {
        let from = match patch.remove("from") {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => day_of(Some(&text))?,
            Some(_) => return Err(Problem::fault("/from", Fault::new("bad-date"))),
        };
        let preview = match patch.remove("preview") {
            None => false,
            Some(Value::Bool(preview)) => preview,
            Some(_) => return Err(Problem::fault("/preview", Fault::new("wrong-type"))),
        };
        let fixed = OF_ONE_DATE.iter().find(|name| patch.contains_key(**name));
        match fixed {
            Some(name) => Err(Problem::fault(
                format!("/{name}"),
                Fault::new("not-allowed-here"),
            )),
            None => Ok(Self {
                from,
                preview,
                patch,
            }),
        }
    }
}

/// # Errors
/// 422 at `/from`.
fn day_of(text: Option<&str>) -> Result<Option<NaiveDate>, Problem> {
    text.map(parse_date)
        .transpose()
        .map_err(|fault| Problem::fault("/from", fault))
}

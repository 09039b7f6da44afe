//! GET of one session, as JSON or as a calendar file, whichever `Accept` prefers.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::cache::set_cache_control;
use crate::platform::auth::{Actor, Caller};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::etag;
use crate::platform::input::query::Query;
use crate::platform::problem::{NOT_ACCEPTABLE, Problem};
use crate::platform::state::AppState;
use crate::session::access::{session_id, visible_row};
use crate::session::list::related::related_to;
use crate::session::present::assemble::session_view;
use crate::session::present::calendar_file::calendar_file;
use crate::session::present::paths::session_path;
use crate::session::present::view::SessionView;

/// One session, as JSON or as a calendar file.
#[utoipa::path(get, path = "/sessions/{sessionId}", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, content((SessionView = "application/json"), (String = "text/calendar"))),
        (status = 304), (status = "4XX", body = ProblemDoc)))]
pub async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = session_id(&id)?;
    Query::strict(&request, &[])?;
    let representation = Representation::accepted(&request)?;
    let mut conn = state.db.get().await?;
    let scope = caller.0.as_ref().map(Actor::scope_of_sessions);
    let row = visible_row(&mut conn, id, scope.as_ref(), state.clock.now()).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let related = related_to(&mut conn, std::slice::from_ref(&row)).await?;
    let locale = locale_of(&request);
    let view = session_view(&row, &related, locale, state.clock.now());
    let page_url = state.link(&session_path(locale, row.session.id));
    let (kind, bytes) = match representation {
        Representation::Json => (
            "application/json",
            serde_json::to_vec(&view).map_err(Problem::internal)?,
        ),
        Representation::Calendar => (
            "text/calendar; charset=utf-8",
            calendar_file(&row, &view, page_url).into_bytes(),
        ),
    };
    let tag = etag::of(row.session.version, &bytes);
    let not_modified = etag::is_known(&request, &tag);
    let mut answer = if not_modified {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    set_cache_control(&mut answer, caller.0.is_none(), "public, max-age=30");
    answer.insert_header((header::ETAG, tag));
    if not_modified {
        return Ok(answer.finish());
    }
    Ok(answer.content_type(kind).body(bytes))
}

enum Representation {
    Json,
    Calendar,
}

impl Representation {
    /// The first in `Accept` that there is; JSON where anything is accepted.
    fn accepted(request: &HttpRequest) -> Result<Self, Problem> {
        let Some(accept) = request.headers().get(header::ACCEPT) else {
            return Ok(Self::Json);
        };
        accept
            .to_str()
            .unwrap_or_default()
            .split(',')
            .filter(|part| !part.replace(' ', "").ends_with(";q=0"))
            .map(|part| {
                part.split(';')
                    .next()
                    .unwrap_or_default()
                    .trim()
                    .to_ascii_lowercase()
            })
            .find_map(|kind| match kind.as_str() {
                "application/json" | "application/*" | "*/*" => Some(Self::Json),
                "text/calendar" | "text/*" => Some(Self::Calendar),
                _ => None,
            })
            .ok_or_else(|| Problem::new(&NOT_ACCEPTABLE))
    }
}

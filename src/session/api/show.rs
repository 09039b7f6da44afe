//! GET of one session, as JSON or as a calendar file, whichever `Accept` prefers.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::auth::{Actor, Caller};
use crate::platform::http::request::accept;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::answer::unless_known;
use crate::platform::http::response::etag;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::access::{is_of_staff, session_id, visible_row};
use crate::session::equipment::used::used_by;
use crate::session::list::related::related_to;
use crate::session::present::assemble::{for_staff, session_view, with_policy};
use crate::session::present::calendar_file::calendar_file;
use crate::session::present::paths::session_path;
use crate::session::present::view::SessionView;
use crate::session::topics::topic_policy;

const JSON: &str = "application/json";
const CALENDAR: &str = "text/calendar";

/// One session, as JSON or as a calendar file.
#[utoipa::path(get, path = "/sessions/{sessionId}", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, description = "The session", content((SessionView = "application/json"), (String = "text/calendar")))))]
pub async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = session_id(&id)?;
    Query::strict(&request, &[])?;
    let media_type = accept::best(&request, &[JSON, CALENDAR])?;
    let mut conn = state.db.get().await?;
    let scope = caller.0.as_ref().map(Actor::scope_of_sessions);
    let row = visible_row(&mut conn, id, scope.as_ref(), state.clock.now()).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let related = related_to(&mut conn, std::slice::from_ref(&row)).await?;
    let locale = locale_of(&request);
    let policy = topic_policy(&mut conn, &row.session).await?;
    let view = session_view(&row, &related, locale, state.clock.now());
    let view = with_policy(view, &policy, &row.owner, locale);
    let view = match is_of_staff(&mut conn, &row.session, scope.as_ref()).await? {
        true => for_staff(view, &row, &used_by(&mut conn, id).await?),
        false => view,
    };
    let page_url = state.link(&session_path(locale, row.session.id));
    let (kind, bytes) = match media_type {
        CALENDAR => (
            "text/calendar; charset=utf-8",
            calendar_file(&row, &view, page_url).into_bytes(),
        ),
        _ => (JSON, serde_json::to_vec(&view).map_err(Problem::internal)?),
    };
    let tag = etag::of(row.session.version, &bytes);
    let mut answer = unless_known(&request, &tag, || {
        let mut whole = HttpResponse::Ok();
        let whole = whole.insert_header((header::ETAG, &*tag));
        whole.content_type(kind).body(bytes)
    });
    let vary = HeaderValue::from_static("Accept, Accept-Language, Authorization");
    answer.headers_mut().insert(header::VARY, vary);
    Ok(answer)
}

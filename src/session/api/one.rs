//! GET of one session, as JSON or as a calendar entry.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{id_of, kept_by_others};
use crate::platform::auth::{Actor, Caller};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::query::Query;
use crate::platform::http::response::etag;
use crate::platform::i18n::Locale;
use crate::platform::problem::{NOT_ACCEPTABLE, Problem};
use crate::platform::state::AppState;
use crate::session::beside::beside;
use crate::session::rows::Full;
use crate::session::view::{SessionView, view};
use crate::session::{ics, query};

/// One session, as JSON or as a calendar entry.
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
    let id = id_of(&id)?;
    Query::strict(&request, &[])?;
    let form = Form::wanted(&request)?;
    let mut conn = state.db.get().await?;
    let scope = caller.0.as_ref().map(Actor::scope_of_sessions);
    let full = query::full(&mut conn, id, scope.as_ref(), state.clock.now()).await?;
    let full = full.ok_or_else(Problem::not_found)?;
    let around = beside(&mut conn, std::slice::from_ref(&full)).await?;
    let locale = locale_of(&request);
    let view = view(&full, &around, locale, state.clock.now());
    let (kind, bytes) = match form {
        Form::Json => (
            "application/json",
            serde_json::to_vec(&view).map_err(Problem::internal)?,
        ),
        Form::Calendar => (
            "text/calendar; charset=utf-8",
            calendar(&state, &full, &view, locale).into_bytes(),
        ),
    };
    let tag = etag::of(full.session.edit, &bytes);
    let known = etag::is_known(&request, &tag);
    let mut answer = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    kept_by_others(&mut answer, caller.0.is_none(), "public, max-age=30");
    answer.insert_header((header::ETAG, tag));
    if known {
        return Ok(answer.finish());
    }
    Ok(answer.content_type(kind).body(bytes))
}

/// The forms a session is given in.
enum Form {
    Json,
    Calendar,
}

impl Form {
    /// The first acceptable of what is asked for; anything is as good as JSON.
    fn wanted(request: &HttpRequest) -> Result<Self, Problem> {
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

/// A session as a calendar file; of a course each meeting.
pub(in crate::session) fn calendar(
    state: &AppState,
    full: &Full,
    view: &SessionView,
    locale: Locale,
) -> String {
    let venue = &view.venue;
    let place = match &venue.address {
        Some(address) => format!("{}, {address}", venue.name),
        None => venue.name.clone(),
    };
    let whole = ics::Entry {
        uid: format!("{}@motesplats", view.id),
        sequence: full.session.edit,
        starts_at: view.starts_at,
        ends_at: view.ends_at,
        changed_at: view.updated_at,
        title: view.title.clone(),
        description: view.description.clone(),
        place,
        url: state.link(&format!("/{}/sessions/{}", locale.tag(), view.id)),
        cancelled: full.session.status == "cancelled",
    };
    let Some(meetings) = &view.meetings else {
        return ics::published(&[whole]);
    };
    let each: Vec<ics::Entry> = meetings
        .iter()
        .map(|meeting| ics::Entry {
            uid: format!("{}@motesplats", meeting.session_id),
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            cancelled: whole.cancelled || meeting.cancelled == Some(true),
            ..whole.clone()
        })
        .collect();
    ics::published(&each)
}

//! The API's doors to sessions: the list, one session, and what staff change.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::beside::{Beside, beside};
use super::change::{Change, change as change_session};
use super::create::{NewSession, create as create_session};
use super::filter::{Filter, PARAMETERS, Seen};
use super::ground::{Ground, ground, named};
use super::ics;
use super::parse::parse;
use super::patch::{Patch, patched};
use super::publish::{Step, step};
use super::request::SessionRequest;
use super::rows::Full;
use super::view::{SessionView, view};
use super::{Session, limits, list as listing, query};
use crate::organisation::{municipality_named, organisation_named};
use crate::platform::audit;
use crate::platform::auth::{Actor, Caller, Can, Permission, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::fault::Faults;
use crate::platform::http::answer;
use crate::platform::http::body::Body;
use crate::platform::http::etag;
use crate::platform::http::list::{Page, Paging};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::problem::{NOT_ACCEPTABLE, NOT_ALLOWED, Problem};
use crate::platform::http::query::Query;
use crate::platform::http::render::locale_of;
use crate::platform::i18n::Locale;
use crate::platform::idempotent::{Claimed, Once, made_before};
use crate::platform::ids::{StaffId, fresh};
use crate::platform::state::{AppState, to_the_end};

/// The id in a path; what is none names nothing.
pub(super) fn id_of(path: &web::Path<String>) -> Result<Uuid, Problem> {
    Uuid::try_parse(path).map_err(|_none| Problem::not_found())
}

/// The list.
#[utoipa::path(get, path = "/sessions", tag = "sessions",
    params(
        ("from" = Option<String>, Query, description = "A date at the venue, or an instant; now unless given"),
        ("to" = Option<String>, Query, description = "A date, that day included, or an instant"),
        ("municipality" = Option<String>, Query, description = "`SE-0483`, or the code alone"),
        ("venue" = Option<String>, Query, description = "Slug or id"),
        ("campaign" = Option<String>, Query, description = "`slug` or `slug/edition`"),
        ("kind" = Option<String>, Query), ("topic" = Option<String>, Query),
        ("language" = Option<String>, Query), ("free" = Option<bool>, Query, description = "With seats left"),
        ("near" = Option<String>, Query, description = "`58.99,16.20`"), ("withinKm" = Option<f64>, Query),
        ("q" = Option<String>, Query), ("status" = Option<String>, Query),
        ("sort" = Option<String>, Query, description = "`startsAt`, `-startsAt`, `-updatedAt` or `distance`"),
        ("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<SessionView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asked = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&asked)?;
    let now = state.clock.now();
    let scope = caller.0.as_ref().map(Actor::scope_of_sessions);
    let seen = scope.map_or(Seen::Public, Seen::Also);
    let mut filter = Filter::parse(&asked, seen, now)?;
    let mut conn = state.db.get().await?;
    if let Some(text) = asked.get("municipality") {
        filter.municipality = Some(municipality_named(&mut conn, text).await?.id);
    }
    let (rows, total) = listing::page(&mut conn, &filter, paging, now).await?;
    let around = beside(&mut conn, &rows).await?;
    let locale = locale_of(&request);
    let items = rows
        .iter()
        .map(|row| view(row, &around, locale, now))
        .collect();
    let page = Page::of(items, total, paging);
    let mut answer = HttpResponse::Ok();
    keep(
        &mut answer,
        caller.0.is_none(),
        "public, max-age=30, stale-if-error=3600",
    );
    answer.insert_header((header::LINK, page.link(&request)));
    Ok(answer.json(page))
}

/// How long others may keep an answer: what everybody sees for a while, what staff see not at all.
fn keep(answer: &mut HttpResponseBuilder, public: bool, words: &'static str) {
    let words = if public { words } else { "private, no-store" };
    answer.insert_header((header::CACHE_CONTROL, words));
    answer.insert_header((header::VARY, "Accept, Accept-Language, Authorization"));
}

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
    let full = query::full(&mut conn, id, scope.as_ref()).await?;
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
    keep(&mut answer, caller.0.is_none(), "public, max-age=30");
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
pub(super) fn calendar(
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

/// A session as it is now, with its edit, for the answer to a change.
pub(super) async fn present(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<(i32, SessionView), Problem> {
    let full = query::any_full(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let around = beside(conn, std::slice::from_ref(&full)).await?;
    Ok((full.session.edit, view(&full, &around, locale, now)))
}

/// A new session: a draft.
#[utoipa::path(post, path = "/sessions", tag = "sessions", request_body = SessionRequest,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SessionRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = Once::of(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let (scope, locale) = (can.scope(), locale_of(&request));
    let (edit, view, replayed) = to_the_end(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        if let Some(made) = known(&mut conn, once.as_ref(), now).await? {
            let (edit, view) = present(&mut conn, made, locale, now).await?;
            return Ok((edit, view, true));
        }
        let ground = ground(&mut conn, &wish, &scope).await?;
        let new = plan(&mut conn, &wish, ground, false).await?;
        let (id, replayed) = draft(&mut conn, &new, once.as_ref(), scope.staff, now).await?;
        let (edit, view) = present(&mut conn, id, locale, now).await?;
        Ok((edit, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/sessions/{}", view.id);
    answer::created(edit, &view, &location, replayed)
}

/// What this wish made before: answered whatever has changed around it since.
async fn known(
    conn: &mut Conn,
    once: Option<&Once>,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, Problem> {
    let Some(once) = once else { return Ok(None) };
    Ok(match once.known(conn, "session", now).await? {
        Some(Claimed::Replay { created_id, .. }) => Some(created_id),
        _ => None,
    })
}

/// Reads everything a request says and names; every fault at once.
pub(super) async fn plan(
    conn: &mut Conn,
    wish: &SessionRequest,
    ground: Ground,
    meeting: bool,
) -> Result<NewSession, Problem> {
    let parsed = parse(wish, ground.setting(meeting)?);
    let mut faults = Faults::none();
    let plan = faults.take_within("", parsed);
    let named = named(conn, wish, &ground, &mut faults).await?;
    match plan {
        Some(plan) if faults.is_empty() => Ok(NewSession {
            ground,
            plan,
            named,
        }),
        _ => Err(faults.into()),
    }
}

/// Writes a draft once.
pub(super) async fn draft(
    conn: &mut Conn,
    new: &NewSession,
    once: Option<&Once>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Uuid, bool), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let id = fresh();
        let owner = Some(new.ground.owner.id);
        if let Some(made) = made_before(once, conn, "session", owner, id, now).await? {
            return Ok((made, true));
        }
        create_session(conn, id, new, by, now).await?;
        Ok((id, false))
    })
    .await
}

/// Changes a session: a merge patch, against the edit in `If-Match`.
#[utoipa::path(patch, path = "/sessions/{sessionId}", tag = "sessions",
    params(("sessionId" = Uuid, Path), ("If-Match" = String, Header)), request_body = SessionRequest,
    responses((status = 200, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Patch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let session = within(&mut conn, &id, &scope).await?;
    let edit = etag::wanted_edit(&request)?;
    etag::same_edit(edit, session.edit)?;
    let patch = body.read_patch()?;
    let locale = locale_of(&request);
    let (edit, view) = to_the_end(async move {
        let wanted = wanted_change(&mut conn, &session, patch, edit, &scope).await?;
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            change_session(conn, session.id, &wanted, scope.staff, now).await
        })
        .await?;
        present(&mut conn, session.id, locale, now).await
    })
    .await?;
    answer::changed(edit, &view)
}

async fn wanted_change(
    conn: &mut Conn,
    session: &Session,
    patch: Patch,
    edit: i32,
    scope: &Scope,
) -> Result<Change, Problem> {
    let full = query::any_full(conn, session.id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let around: Beside = beside(conn, std::slice::from_ref(&full)).await?;
    let helpers = query::helpers(conn, session.id).await?;
    let resources_too = ["room", "helpers", "venueId"]
        .iter()
        .any(|name| patch.contains_key(*name));
    let moves = patch.contains_key("venueId");
    let facts = audit::members(&patch);
    let limits = limits::of(conn, session.id).await?;
    let wish = patched(&full, &around, (&helpers, &limits), patch)?;
    let ground = if moves {
        ground(conn, &wish, scope).await?
    } else {
        Ground {
            place: full.place,
            owner: full.owner,
        }
    };
    let new = plan(conn, &wish, ground, session.course_id.is_some()).await?;
    Ok(Change {
        new,
        edit,
        resources_too,
        facts,
    })
}

/// A session of a path within a scope.
///
/// # Errors
/// 404.
pub(super) async fn within(
    conn: &mut AsyncPgConnection,
    id: &web::Path<String>,
    scope: &Scope,
) -> Result<Session, Problem> {
    let id = id_of(id)?;
    let found = query::load_within(conn, id, scope).await?;
    found.ok_or_else(Problem::not_found)
}

/// The body of an action that takes nothing.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Proposes a draft to whoever may publish it.
#[utoipa::path(post, path = "/sessions/{sessionId}/proposal", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn propose(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Nothing>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = within(&mut conn, &id, &can.scope()).await?;
    body.read_or_default()?;
    take_step(state, (conn, session), Step::Propose, can.staff(), &request).await
}

/// Publishes a session to its audience.
#[utoipa::path(post, path = "/sessions/{sessionId}/publication", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn publish(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Nothing>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = within(&mut conn, &id, &can.scope()).await?;
    body.read_or_default()?;
    may_publish(&mut conn, &session, can.actor()).await?;
    take_step(state, (conn, session), Step::Publish, can.staff(), &request).await
}

/// Where the owner reserves publication, a coordinator's right is needed.
///
/// # Errors
/// 403.
pub(super) async fn may_publish(
    conn: &mut AsyncPgConnection,
    session: &Session,
    actor: &Actor,
) -> Result<(), Problem> {
    let owner = session.organisation_id.to_string();
    let owner = organisation_named(conn, &owner).await?;
    let reserved = owner.is_some_and(|owner| owner.publication_reserved);
    let coordinator = actor.scope(Permission::Administer);
    if reserved && !coordinator.covers(session.target(false)) {
        return Err(Problem::new(&NOT_ALLOWED));
    }
    Ok(())
}

async fn take_step(
    state: web::Data<AppState>,
    (mut conn, session): (Conn, Session),
    wanted: Step,
    by: StaffId,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = locale_of(request);
    let (edit, view) = to_the_end(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| step(conn, &session, wanted, by, now).await)
            .await?;
        present(&mut conn, session.id, locale, now).await
    })
    .await?;
    answer::changed(edit, &view)
}

//! `/{lang}/desk/sessions/{sessionId}/topics`: what holds in one session alone. A meeting's is its course's.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::affected::AffectedIn;
use super::form::{TopicsForm, TopicsOf};
use super::screen::TopicsScreen;
use crate::booking::access::{path_id, see_other};
use crate::booking::actions::{change_session, plan_session_change};
use crate::booking::desk::paths::{roster_path, topics_path};
use crate::booking::desk::typed::number;
use crate::booking::present::SessionDetails;
use crate::organisation;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::{self, Patch, Session, own_topics};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (session, screen) = load(&mut conn, &state, &request, &can.scope()).await?;
    if let Some(course) = session.course_id {
        return Ok(see_other(&screen.layout.url(&topics_path(course))));
    }
    screen.show(&mut conn, &request, state.clock.now()).await
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (session, screen) = load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = screen.stored.clone().typed(&form);
    let version = number(form.text("version"), 0, i32::MAX, "/version");
    let saved = match sent.and(version) {
        Ok(version) => save(&mut conn, &state, &session, &typed, version, can.scope()).await,
        Err(problem) => Err(problem),
    };
    let now = state.clock.now();
    screen.after(&mut conn, saved, &typed, now).await
}

/// # Errors
/// 404 outside the right's reach.
async fn load(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<(Session, TopicsScreen), Problem> {
    let id = path_id(request, "sessionId").ok_or_else(Problem::not_found)?;
    let found = session::load_within(conn, id, scope).await?;
    let session = found.ok_or_else(Problem::not_found)?;
    let language = organisation::language_of(conn, session.organisation_id).await?;
    let own = own_topics(conn, session.id).await?;
    let layout = Layout::asked(request, state, topics_path(session.id))?;
    let details = SessionDetails::load(conn, session, state.clock.now()).await?;
    let title = details.title(layout.locale).0;
    let when = details.when_in_a_sentence(layout.locale);
    let session = details.session;
    let screen = TopicsScreen {
        stored: TopicsForm::stored(TopicsOf::Session, language, &own),
        version: session.version,
        within: AffectedIn::Session(session.id),
        lead: format!("{title}, {when}"),
        how: "topics-how-session",
        back_href: layout.url(&roster_path(&session)),
        back: "back-to-session",
        layout,
    };
    Ok((session, screen))
}

/// Changes the session, as the API does: it is the same change.
async fn save(
    conn: &mut Conn,
    state: &web::Data<AppState>,
    session: &Session,
    typed: &TopicsForm,
    version: i32,
    scope: Scope,
) -> Result<(), Problem> {
    let patch = Patch::from_iter([("topicPolicy".to_owned(), json!(typed.requests()))]);
    let planned = plan_session_change(conn, session, patch, &scope).await?;
    let Some(mut planned) = planned else {
        return Ok(());
    };
    planned.version = version;
    let (shared, now, id) = (state.clone(), state.clock.now(), session.id);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        change_session(&mut conn, id, &planned, scope.staff, now)
            .await
            .map(drop)
    })
    .await
}

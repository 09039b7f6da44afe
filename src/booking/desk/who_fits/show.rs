//! Shows who helps at a session, and who would fit.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::{CandidateRow, WhoFitsPage};
use crate::booking::desk::paths::roster_path;
use crate::booking::present::{RefusalText, SessionDetails};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{self, Candidate, Session};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = session_of(&mut conn, &request, &can.scope()).await?;
    let page = page(&mut conn, &state, &request, session, None).await?;
    Ok(HtmlPage::private(page).answer())
}

/// # Errors
/// 404 outside the right's reach.
pub(super) async fn session_of(
    conn: &mut Conn,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<Session, Problem> {
    let id = request.match_info().get("sessionId").unwrap_or_default();
    let id = id.parse().map_err(|_unread| Problem::not_found())?;
    let found = session::load_within(conn, id, scope).await?;
    found.ok_or_else(Problem::not_found)
}

/// After the language.
pub(super) fn path(session: &Session) -> String {
    format!("/desk/sessions/{}/helpers", session.id)
}

pub(super) async fn page(
    conn: &mut Conn,
    state: &AppState,
    request: &HttpRequest,
    session: Session,
    refused: Option<&Problem>,
) -> Result<WhoFitsPage, Problem> {
    let now = state.clock.now();
    let layout = Layout::asked(request, state, path(&session))?;
    let locale = layout.locale;
    let all = session::candidates(conn, &session, today(now)).await?;
    let details = SessionDetails::load(conn, session, now).await?;
    let session = &details.session;
    let rows = |wanted: fn(&Candidate) -> bool| -> Vec<CandidateRow> {
        let wanted = all.iter().filter(|one| wanted(one));
        wanted.map(|one| CandidateRow::of(locale, one)).collect()
    };
    let query = Query::lenient(request);
    Ok(WhoFitsPage {
        notice: layout
            .unsent(refused)
            .or_else(|| query.get("done").and_then(|what| layout.done(what))),
        refused: refused
            .filter(|problem| *problem.kind != UNSENT_FORM)
            .map(|problem| RefusalText::of(problem, locale)),
        back_href: layout.url(&roster_path(session)),
        session: format!(
            "{}, {}",
            details.title(locale).0,
            details.when_in_a_sentence(locale)
        ),
        action: layout.url(&layout.path),
        version: session.version.to_string(),
        helping: rows(|one| one.helps),
        free: rows(|one| !one.helps && one.fit.is_free()),
        others: rows(|one| !one.helps && !one.fit.is_free()),
        l: Layout {
            title: t(locale, "fits-title").into_owned(),
            error: refused.is_some(),
            ..layout
        },
    })
}

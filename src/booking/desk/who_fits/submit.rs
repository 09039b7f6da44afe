//! Gives a session one helper more, or takes one away: a change of the session like any other.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::show::{page, path, session_of};
use crate::booking::access::see_other;
use crate::booking::actions::{change_session, plan_session_change};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::Locale;
use crate::platform::input::form::Form;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::session::{self, Patch, Session, SessionChange};

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    lang: web::Path<(String, String)>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang.0).ok_or_else(Problem::not_found)?;
    let mut conn = state.db.get().await?;
    let session = session_of(&mut conn, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let planned = match sent {
        Ok(()) => plan(&mut conn, &session, &form, &can.scope()).await,
        Err(unsent) => Err(unsent),
    };
    let done = match planned {
        Ok(Some(change)) => save(&state, session.clone(), change, &can).await,
        Ok(None) => Ok(()),
        Err(refused) => Err(refused),
    };
    match done {
        Ok(()) => Ok(see_other(&format!(
            "/{}{}?done=helpers-changed",
            locale.tag(),
            path(&session)
        ))),
        Err(refused) if [401, 409, 412, 422].contains(&refused.kind.status) => {
            let fresh = session_of(&mut conn, &request, &can.scope()).await?;
            let page = page(&mut conn, &state, &request, fresh, Some(&refused)).await?;
            Ok(refused_page(HtmlPage::private(page).answer(), &refused))
        }
        Err(other) => Err(other),
    }
}

async fn plan(
    conn: &mut Conn,
    session: &Session,
    form: &Form,
    scope: &Scope,
) -> Result<Option<SessionChange>, Problem> {
    if form.text("version") != session.version.to_string() {
        return Err(Problem::new(&STALE));
    }
    let helpers = session::helpers(conn, session.id).await?;
    let mut helpers: Vec<String> = helpers.iter().map(ToString::to_string).collect();
    let one = form.text("helper").to_owned();
    helpers.retain(|id| *id != one);
    if form.text("act") != "remove" {
        helpers.push(one);
    }
    let mut patch = Patch::new();
    patch.insert("helpers".to_owned(), json!(helpers));
    plan_session_change(conn, session, patch, scope).await
}

async fn save(
    state: &web::Data<AppState>,
    session: Session,
    change: SessionChange,
    can: &Can<rights::DraftSessions>,
) -> Result<(), Problem> {
    let (shared, staff, now) = (state.clone(), can.staff(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let changed = change_session(&mut conn, session.id, &change, staff, now).await;
        changed.map(drop)
    })
    .await
}

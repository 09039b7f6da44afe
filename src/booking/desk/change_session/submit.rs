//! `POST /{lang}/desk/sessions/{sessionId}/change`: the first press shows who is told, the second saves. Where nobody is to
//! be told, the first press saves. What was not shown is not saved.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::form::{LISTS, SessionForm};
use super::patch::patch;
use super::screen::{ChangeInput, ChangeScreen, is_clash, may_be_overridden};
use super::show::load;
use crate::booking::access::see_other;
use crate::booking::actions::{
    ChangePreview, NotifiedCounts, change_session, plan_session_change, preview_change,
};
use crate::booking::desk::paths::{roster_path, told_path};
use crate::booking::desk::reasons::Reasons;
use crate::booking::desk::typed::seal;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::HtmlPage;
use crate::session::{self, Patch, SessionChange};

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let screen = load(&mut conn, &state, &request, &scope).await?;
    let TypedForm { form, sent } = form_body.read_typed(&LISTS)?;
    let typed = SessionForm::typed(&form, &screen.before);
    let mut input = ChangeInput {
        reason: form.text("why").to_owned(),
        told_reason: Reasons::typed(&form, &screen.speech.languages),
        typed: Some(typed),
        ..ChangeInput::default()
    };
    let pressed = Pressed {
        version: form.text("version").to_owned(),
        seen: form.text("seen").to_owned(),
        saves: form.text("step") == "save",
    };
    let done = match sent {
        Ok(()) => decide(&mut conn, &state, &screen, &mut input, &scope, &pressed).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(Some(told)) => Ok(see_other(&after(&screen, told))),
        Ok(None) => Ok(answer(&screen, &input)),
        Err(problem) if [401, 409, 412, 422].contains(&problem.kind.status) => {
            input.problem = Some(problem);
            // As it is now: another desk may have changed it meanwhile.
            let screen = load(&mut conn, &state, &request, &scope).await?;
            Ok(answer(&screen, &input))
        }
        Err(problem) => Err(problem),
    }
}

/// What came with the fields.
struct Pressed {
    version: String,
    seen: String,
    saves: bool,
}

/// Saves, and says who was told; or shows first who would be.
async fn decide(
    conn: &mut Conn,
    state: &web::Data<AppState>,
    screen: &ChangeScreen,
    input: &mut ChangeInput,
    scope: &Scope,
    pressed: &Pressed,
) -> Result<Option<NotifiedCounts>, Problem> {
    let (session, now) = (screen.session(), state.clock.now());
    let typed = input.typed.as_ref().unwrap_or(&screen.before);
    let mut members = patch(typed, &screen.before, screen.part(), screen.speech.zone)?;
    input.changes = members.len();
    if !input.told_reason.is_empty() {
        members.insert("reason".to_owned(), input.told_reason.value());
    }
    if pressed.version != session.version.to_string() {
        return Err(Problem::new(&STALE));
    }
    input.seen = seal(&json!(members));
    let Some(planned) = plan_session_change(conn, session, members.clone(), scope).await? else {
        input.notice = Some(t(screen.layout.locale, "edit-nothing").into_owned());
        return Ok(None);
    };
    let preview = preview_change(conn, session.id, &planned, scope.staff, now).await?;
    let overridden = with_reason(conn, screen, input, members, scope, &preview).await?;
    let Weighed { planned, preview } = overridden.unwrap_or(Weighed { planned, preview });
    let told = preview.outcome.notified.people() > 0;
    let is_seen = pressed.saves && pressed.seen == input.seen;
    input.notice = doubted(conn, screen, &planned).await?;
    let asks = told || input.notice.is_some();
    if preview.refused.is_some() || (asks && !is_seen) {
        input.preview = Some(preview);
        return Ok(None);
    }
    save(state, planned, screen, scope).await.map(Some)
}

/// What speaks against a day that it was not on before.
async fn doubted(
    conn: &mut Conn,
    screen: &ChangeScreen,
    planned: &SessionChange,
) -> Result<Option<String>, Problem> {
    if planned.new.plan.timing == screen.session().timing {
        return Ok(None);
    }
    let (locale, today) = (screen.layout.locale, today(screen.now));
    let doubts = session::doubts(conn, &planned.new).await?;
    let words: Vec<String> = doubts.iter().map(|one| one.words(locale, today)).collect();
    Ok((!words.is_empty()).then(|| words.join(" ")))
}

/// A change, and what it would be.
struct Weighed {
    planned: SessionChange,
    preview: ChangePreview,
}

/// Where something speaks against it and a reason was typed: the change with that.
async fn with_reason(
    conn: &mut Conn,
    screen: &ChangeScreen,
    input: &ChangeInput,
    mut members: Patch,
    scope: &Scope,
    preview: &ChangePreview,
) -> Result<Option<Weighed>, Problem> {
    let refused = preview.refused.as_ref();
    let refused = refused.filter(|refused| may_be_overridden(refused));
    let (Some(refused), false) = (refused, input.reason.trim().is_empty()) else {
        return Ok(None);
    };
    let member = match is_clash(refused) {
        true => "clashAllowed",
        false => "override",
    };
    members.insert(member.to_owned(), json!({ "reason": input.reason }));
    let session = screen.session();
    let planned = plan_session_change(conn, session, members, scope).await?;
    let planned = planned.ok_or_else(Problem::not_found)?;
    let preview = preview_change(conn, session.id, &planned, scope.staff, screen.now).await?;
    Ok(Some(Weighed { planned, preview }))
}

async fn save(
    state: &web::Data<AppState>,
    planned: SessionChange,
    screen: &ChangeScreen,
    scope: &Scope,
) -> Result<NotifiedCounts, Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    let (session, staff) = (screen.session().id, scope.staff);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let outcome = change_session(&mut conn, session, &planned, staff, now).await?;
        shared.seats_freed.notify_one();
        shared.letters.notify_one();
        Ok(outcome.notified)
    })
    .await
}

/// Where somebody is told, what is left of that; else the session's page.
fn after(screen: &ChangeScreen, told: NotifiedCounts) -> String {
    let session = screen.session();
    match told.people() {
        0 => format!("{}?done=changed", screen.layout.url(&roster_path(session))),
        _ => format!("{}?of=change", screen.layout.url(&told_path(session.id))),
    }
}

fn answer(screen: &ChangeScreen, input: &ChangeInput) -> HttpResponse {
    let page = HtmlPage::private(screen.page(input)).answer();
    let refused = input
        .preview
        .as_ref()
        .and_then(|preview| preview.refused.as_ref());
    match input.problem.as_ref().or(refused) {
        None => page,
        Some(problem) => refused_page(page, problem),
    }
}

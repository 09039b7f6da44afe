//! `POST /{lang}/desk/series/{seriesId}/change`: the first press shows every session and who is told, the second saves.
//! What was not shown is not saved.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::form::{LISTS, SeriesChangeForm};
use super::screen::{SeriesChangeInput, SeriesChangeScreen};
use crate::booking::access::see_other;
use crate::booking::actions::{change_sessions, plan_session_changes, preview_changes};
use crate::booking::desk::reasons::Reasons;
use crate::booking::desk::typed::seal;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::time::parse_date;
use crate::platform::ui::HtmlPage;
use crate::session::series_ahead_in_one_act;

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let screen = SeriesChangeScreen::load(&mut conn, &state, &request, &scope).await?;
    let TypedForm { form, sent } = form_body.read_typed(&LISTS)?;
    let mut input = SeriesChangeInput {
        typed: Some(SeriesChangeForm::typed(&form, &screen.before)),
        reasons: Some(Reasons::typed(&form, &screen.languages)),
        ..SeriesChangeInput::default()
    };
    let saves = (form.text("step") == "save").then(|| form.text("seen").to_owned());
    let done = match sent {
        Ok(()) => decide(&mut conn, &state, &screen, &mut input, &scope, saves).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(true) => Ok(see_other(&format!("{}?done=changed", screen.series_href()))),
        Ok(false) => Ok(HtmlPage::private(screen.page(&input)).answer()),
        Err(problem) if [401, 409, 412, 422].contains(&problem.kind.status) => {
            input.problem = Some(problem);
            let page = HtmlPage::private(screen.page(&input)).answer();
            Ok(match &input.problem {
                Some(problem) => refused_page(page, problem),
                None => page,
            })
        }
        Err(problem) => Err(problem),
    }
}

/// Saves where what would be done was shown before; else shows it. Whether it was saved.
async fn decide(
    conn: &mut Conn,
    state: &web::Data<AppState>,
    screen: &SeriesChangeScreen,
    input: &mut SeriesChangeInput,
    scope: &Scope,
    saves: Option<String>,
) -> Result<bool, Problem> {
    let typed = input.typed.as_ref().unwrap_or(&screen.before);
    let from = parse_date(&typed.from).map_err(|fault| Problem::fault("/from", fault))?;
    let language = screen.language().ok_or_else(Problem::not_found)?;
    let mut patch = typed.patch(&screen.before, language);
    if patch.is_empty() {
        input.notice = Some(t(screen.layout.locale, "edit-nothing").into_owned());
        return Ok(false);
    }
    let reasons = input.reasons.as_ref().filter(|reasons| !reasons.is_empty());
    if let Some(reasons) = reasons {
        patch.insert("reason".to_owned(), reasons.value());
    }
    input.seen = seal(&json!([from, patch]));
    let id = screen.series.id;
    let chosen = series_ahead_in_one_act(conn, id, Some(from), screen.now).await?;
    if chosen.is_empty() {
        return Err(Problem::fault("/from", Fault::new("bad-date")));
    }
    let planned = plan_session_changes(conn, &chosen, patch, scope).await?;
    if saves.as_ref() != Some(&input.seen) {
        let preview = preview_changes(conn, &planned, scope.staff, screen.now).await?;
        input.preview = Some(preview);
        return Ok(false);
    }
    let (shared, staff, now) = (state.clone(), scope.staff, screen.now);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        change_sessions(&mut conn, &planned, staff, now).await?;
        shared.seats_freed.notify_one();
        shared.letters.notify_one();
        Ok(true)
    })
    .await
}

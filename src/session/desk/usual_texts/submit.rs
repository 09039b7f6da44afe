//! `/{lang}/desk/usual-texts/{organisationId}/{sessionKind}`: the form with what stands there, and what it writes.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::UsualTextScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::form::texts::TypedTexts;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::usual_texts::{UsualTextChange, write_usual_text};

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = UsualTextScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let version = screen.version.to_string();
    Ok(HtmlPage::private(screen.page(&screen.before, &version, None)).answer())
}

pub async fn submit(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = UsualTextScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let (typed, version) = (screen.before.typed(&form), form.text("version"));
    let is_current = version == screen.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, &screen, &typed, can.staff()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done())),
        Err(problem) => refuse(problem, |problem| {
            screen.page(&typed, version, Some(problem))
        }),
    }
}

async fn save(
    state: &web::Data<AppState>,
    screen: &UsualTextScreen,
    typed: &TypedTexts,
    by: StaffId,
) -> Result<(), Problem> {
    let change = UsualTextChange {
        organisation: screen.organisation.id,
        kind: screen.kind,
        version: screen.version,
        text: screen.checked(typed)?,
    };
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        write_usual_text(&mut conn, &change, by, now).await
    })
    .await
}

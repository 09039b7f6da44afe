//! `POST /{lang}/desk/letter-texts/{organisationId}/{kind}`: the first press shows the letter, the second saves. What was
//! not shown is not saved.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::OwnTextForm;
use super::screen::{OwnTextInput, OwnTextScreen};
use crate::booking::access::see_other;
use crate::booking::actions::{OwnTextChange, write_own_text};
use crate::booking::desk::paths::own_texts_path;
use crate::booking::desk::typed::number;
use crate::booking::notify::OwnText;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn submit(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = OwnTextScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let mut input = OwnTextInput {
        form: screen.before.typed(&form),
        ..OwnTextInput::default()
    };
    let wanted = sent.and_then(|()| wanted(&screen, &input.form, &form));
    let done = match wanted {
        Ok(wanted) if wanted.is_seen => save(&state, wanted.change, can.staff()).await.map(Some),
        Ok(wanted) => {
            let own = wanted.change.text.as_ref();
            input.preview = Some(screen.preview(&input.form, own));
            Ok(None)
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(Some(())) => Ok(see_other(&after(&screen))),
        Ok(None) => Ok(HtmlPage::private(screen.page(&input)).answer()),
        Err(problem) if [401, 409, 412, 422].contains(&problem.kind.status) => {
            Ok(refused(&screen, input, problem))
        }
        Err(problem) => Err(problem),
    }
}

/// What was asked for.
struct Wanted {
    change: OwnTextChange,
    /// Whether the letter was shown with these very words, and saving was pressed.
    is_seen: bool,
}

fn wanted(screen: &OwnTextScreen, typed: &OwnTextForm, form: &Form) -> Result<Wanted, Problem> {
    let text: Option<OwnText> = screen.checked(typed)?;
    let change = OwnTextChange {
        organisation: screen.organisation.id,
        kind: screen.kind,
        version: number(form.text("version"), 0, i32::MAX, "/version")?,
        text,
    };
    Ok(Wanted {
        change,
        is_seen: form.text("step") == "save" && form.text("seen") == typed.seal(),
    })
}

async fn save(
    state: &web::Data<AppState>,
    change: OwnTextChange,
    by: StaffId,
) -> Result<(), Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        write_own_text(&mut conn, &change, by, now).await
    })
    .await
}

fn after(screen: &OwnTextScreen) -> String {
    let list = own_texts_path(&screen.organisation.slug);
    format!("{}&done=own-text", screen.layout.url(&list))
}

fn refused(screen: &OwnTextScreen, input: OwnTextInput, problem: Problem) -> HttpResponse {
    let input = OwnTextInput {
        problem: Some(problem),
        ..input
    };
    let page = HtmlPage::private(screen.page(&input)).answer();
    match &input.problem {
        Some(problem) => refused_page(page, problem),
        None => page,
    }
}

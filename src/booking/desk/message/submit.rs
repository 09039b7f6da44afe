//! `POST /{lang}/desk/sessions/{sessionId}/message`: first who would be told, then the message. Pressed twice it goes once.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::form::MessageForm;
use super::screen::{MessageInput, MessageScreen};
use crate::booking::access::see_other;
use crate::booking::actions::{MessageTo, NewMessage, SentMessage, preview_message, send_message};
use crate::booking::desk::paths::told_path;
use crate::booking::input::parse_message;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MessageScreen::load(&mut conn, &state, &request, &can).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = MessageForm::typed(&form, &screen.languages);
    let key = IdempotencyKey::of_form(form.text("key"));
    let mut input = MessageInput {
        key: key.as_str().to_owned(),
        form: typed,
        ..MessageInput::default()
    };
    let saves = form.text("step") == "save" && form.text("seen") == input.form.seal();
    let new = sent.and_then(|()| wanted(&screen, &input.form, can.staff()));
    let done = match (new, saves) {
        (Err(problem), _) => Err(problem),
        (Ok(new), true) => send(&state, new, key).await.map(Some),
        (Ok(new), false) => {
            let told = preview_message(&mut conn, &new, state.clock.now()).await;
            told.map(|told| {
                input.preview = Some(told);
                None
            })
        }
    };
    match done {
        Ok(Some(message)) => {
            let told = screen.layout.url(&told_path(screen.details.session.id));
            Ok(see_other(&format!("{told}?of=message&id={}", message.id)))
        }
        Ok(None) => Ok(HtmlPage::private(screen.page(&input)).answer()),
        Err(problem) if [401, 409, 422].contains(&problem.kind.status) => {
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

fn wanted(screen: &MessageScreen, typed: &MessageForm, by: StaffId) -> Result<NewMessage, Problem> {
    let language = screen.languages.first();
    let language = language.ok_or_else(Problem::not_found)?;
    let to = MessageTo::parse(&typed.to).map_err(|fault| Problem::fault("/to", fault))?;
    Ok(NewMessage {
        session: screen.details.session.id,
        text: parse_message(typed.text(), *language)?,
        to,
        at: None,
        by,
    })
}

async fn send(
    state: &web::Data<AppState>,
    new: NewMessage,
    key: IdempotencyKey,
) -> Result<SentMessage, Problem> {
    let shared = state.clone();
    let parsed = json!(["message", new.session, new.text, new.to.name()]);
    let once = IdempotentRequest::new(new.by.to_string(), key, &parsed, &state.keys);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let now = shared.clock.now();
        let sent = send_message(&mut conn, &new, Some(&once), now).await?;
        shared.letters.notify_one();
        Ok(sent)
    })
    .await
}

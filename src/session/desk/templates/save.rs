//! `GET|POST /{lang}/desk/sessions/{sessionId}/template`: saves a session as a template, by a name.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::list::PATH;
use super::page::TemplateSavePage;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::i18n::t;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::refused::{refuse, see_other};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::access::find_within;
use crate::session::model::Session;
use crate::session::present::words::Words;
use crate::session::templates::{TemplateRequest, save_template};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let session = session_of(&can, &state, &request).await?;
    let layout = Layout::asked(&request, &state, path(&session))?;
    let title = Words::new(layout.locale, layout.locale.tag()).pick(&session.texts.title);
    Ok(HtmlPage::private(page(layout, &session, &title, None)).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = session_of(&can, &state, &request).await?;
    let layout = Layout::asked(&request, &state, path(&session))?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let name = form.text("name").to_owned();
    let done = match sent {
        Ok(()) => save(&can, &state, session.clone(), &name, form.filled("key")).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(
            &layout.url(&format!("{PATH}?done=template-saved")),
        )),
        Err(refused) => refuse(refused, |refused| {
            page(layout, &session, &name, Some(refused))
        }),
    }
}

async fn session_of(
    can: &Can<rights::DraftSessions>,
    state: &web::Data<AppState>,
    request: &HttpRequest,
) -> Result<Session, Problem> {
    let id = request.match_info().get("sessionId").unwrap_or_default();
    let mut conn = state.db.get().await?;
    find_within(&mut conn, id, &can.scope()).await
}

fn path(session: &Session) -> String {
    format!("/desk/sessions/{}/template", session.id)
}

async fn save(
    can: &Can<rights::DraftSessions>,
    state: &web::Data<AppState>,
    session: Session,
    name: &str,
    key: Option<&str>,
) -> Result<(), Problem> {
    let by = (can.staff(), state.clock.now());
    let request = TemplateRequest {
        name: name.to_owned(),
        session_id: session.id.to_string(),
    };
    let key = key.and_then(|key| IdempotencyKey::parse(key).ok());
    let once =
        key.map(|key| IdempotentRequest::new(by.0.to_string(), key, &json!(request), &state.keys));
    let mut conn = state.db.get().await?;
    run_detached(async move {
        save_template(&mut conn, &session, &request, once.as_ref(), by)
            .await
            .map(drop)
    })
    .await
}

fn page(
    layout: Layout,
    session: &Session,
    name: &str,
    problem: Option<&Problem>,
) -> TemplateSavePage {
    let locale = layout.locale;
    let fields = problem.map(|problem| &problem.fields[..]);
    let errors = FormErrors::of(locale, fields.unwrap_or_default());
    let label = t(locale, "template-name").into_owned();
    TemplateSavePage {
        notice: layout.unsent(problem),
        summary: errors.summary(&[("name", label.as_str())]),
        back_href: layout.url(&format!("/desk/sessions/{}", session.id)),
        action: layout.url(&layout.path),
        key: IdempotencyKey::fresh().as_str().to_owned(),
        name: Field::new("name", label).value(name).checked(&errors),
        l: Layout {
            title: t(locale, "template-save").into_owned(),
            error: problem.is_some(),
            ..layout
        },
    }
}

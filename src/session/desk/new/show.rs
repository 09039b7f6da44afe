//! `GET /{lang}/desk/sessions/new`: the empty form, a template, or a copy of a session. Whoever plans at several venues says first
//! at which.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::NewSessionForm;
use super::page::{NewSessionPage, NewSessionState};
use crate::platform::auth::{Can, rights};
use crate::platform::db::Conn;
use crate::platform::i18n::t;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::access::load_within;
use crate::session::api::templates::template_within;
use crate::session::desk::draft_form::venue_first::{ask_where, chosen_venue};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::plan::change::current_request;
use crate::session::plan::request::SessionRequest;
use crate::session::templates::template_of;

/// The layout's path; the page sets its title.
pub(super) const PATH: &str = "/desk/sessions/new";

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let (mut conn, now) = (state.db.get().await?, state.clock.now());
    let begun = begun(&mut conn, &can, &request).await?;
    let venue = match &begun {
        Some(begun) => Some(begun.venue_id.clone()),
        None => chosen_venue(&request),
    };
    let Some(venue) = venue else {
        let title = t(layout.locale, "new-heading").into_owned();
        let layout = Layout { title, ..layout };
        return ask_where(&mut conn, layout, can.actor()).await;
    };
    let options = DraftOptions::load(&mut conn, layout.locale, can.actor(), &venue, now).await?;
    let form = match &begun {
        Some(begun) => begun_with(begun, &options),
        None => empty(&options),
    };
    let state = NewSessionState {
        key: IdempotencyKey::fresh().as_str().to_owned(),
        ..NewSessionState::default()
    };
    Ok(HtmlPage::private(NewSessionPage::new(layout, &options, &form, state)).answer())
}

fn empty(options: &DraftOptions) -> NewSessionForm {
    NewSessionForm {
        draft: DraftForm::empty(options),
        minutes: "60".to_owned(),
        ..NewSessionForm::default()
    }
}

/// The session that `copy` or the template that `template` names, within reach.
async fn begun(
    conn: &mut Conn,
    can: &Can<rights::DraftSessions>,
    request: &HttpRequest,
) -> Result<Option<SessionRequest>, Problem> {
    let query = Query::lenient(request);
    if let Some(id) = query.get("template") {
        let template = template_within(conn, id, &can.scope()).await?;
        return Ok(Some(template.request()));
    }
    let Some(id) = query.get("copy").and_then(|text| text.parse().ok()) else {
        return Ok(None);
    };
    let found = load_within(conn, id, &can.scope()).await?;
    let session = found.ok_or_else(Problem::not_found)?;
    Ok(Some(template_of(current_request(conn, session.id).await?)))
}

/// Everything but its day.
fn begun_with(request: &SessionRequest, options: &DraftOptions) -> NewSessionForm {
    let minutes = request.minutes.unwrap_or(60);
    let time = request.local_time.as_deref().unwrap_or_default();
    NewSessionForm {
        draft: DraftForm::of_request(request, options),
        time: time.replace(':', "."),
        minutes: minutes.to_string(),
        ..NewSessionForm::default()
    }
}

//! `GET /{lang}/desk/sessions/new`: the empty form, or a copy of a session. Whoever plans at several venues says first
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
use crate::session::desk::draft_form::venue_first::{ask_where, chosen_venue};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::model::Session;
use crate::session::plan::change::current_request;

/// The layout's path; the page sets its title.
pub(super) const PATH: &str = "/desk/sessions/new";

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let (mut conn, now) = (state.db.get().await?, state.clock.now());
    let copied = copied(&mut conn, &can, &request).await?;
    let venue = match &copied {
        Some(session) => Some(session.venue_id.to_string()),
        None => chosen_venue(&request),
    };
    let Some(venue) = venue else {
        let title = t(layout.locale, "new-heading").into_owned();
        let layout = Layout { title, ..layout };
        return ask_where(&mut conn, layout, can.actor()).await;
    };
    let options = DraftOptions::load(&mut conn, layout.locale, can.actor(), &venue, now).await?;
    let form = match &copied {
        Some(session) => copy_of(&mut conn, session, &options).await?,
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

/// The session that `copy` names, if there is one within reach.
async fn copied(
    conn: &mut Conn,
    can: &Can<rights::DraftSessions>,
    request: &HttpRequest,
) -> Result<Option<Session>, Problem> {
    let query = Query::lenient(request);
    let Some(id) = query.get("copy").and_then(|text| text.parse().ok()) else {
        return Ok(None);
    };
    let found = load_within(conn, id, &can.scope()).await?;
    found.ok_or_else(Problem::not_found).map(Some)
}

/// Everything but its day.
async fn copy_of(
    conn: &mut Conn,
    session: &Session,
    options: &DraftOptions,
) -> Result<NewSessionForm, Problem> {
    let request = current_request(conn, session.id).await?;
    let minutes = session.length().num_minutes();
    Ok(NewSessionForm {
        draft: DraftForm::of_request(&request, options),
        date: String::new(),
        time: session.timing.local_time.format("%H.%M").to_string(),
        occurrence: String::new(),
        minutes: minutes.to_string(),
        seen: String::new(),
    })
}

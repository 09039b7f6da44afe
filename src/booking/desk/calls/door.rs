//! `/{lang}/desk/sessions/{sessionId}/door`: what to hang up for people who can only be told when they come.
//! Numbers and no names: everybody can read it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::DoorTask;
use super::sheets::DoorSheet;
use crate::booking::access::{path_id, session_to_serve};
use crate::booking::calls::{CallFilter, CallProgress, CallSessions, list_calls, record_look};
use crate::booking::code::Code;
use crate::booking::desk::paths::{calls_of_session_path, door_path};
use crate::booking::present::SessionDetails;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::t;
use crate::platform::input::paging::Paging;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// More than there is room for at a door.
const MOST: Paging = Paging {
    page: 1,
    limit: 100,
};

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let session = session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?;
    let mut layout = Layout::asked(&request, &state, door_path(session.id))?;
    layout.title = t(layout.locale, "door-title").into_owned();
    let filter = CallFilter {
        scope: can.scope(),
        venue: None,
        session: Some(session.course_id.unwrap_or(session.id)),
        progress: CallProgress::Open,
        at_the_door: Some(true),
    };
    let (calls, _) = list_calls(&mut conn, &filter, MOST, now).await?;
    let sessions = CallSessions::load(&mut conn, &calls, now).await?;
    record_look(&mut conn, &filter, now).await?;
    let shown = calls.iter().filter_map(|call| sessions.shown(call));
    let lines = shown.map(|call| DoorTask {
        number: Code::of(&call.task.booking.number).grouped,
        said: call.script(layout.locale).news,
        action: None,
    });
    let lines = lines.collect();
    let back_href = layout.url(&calls_of_session_path(session.id));
    let details = SessionDetails::load(&mut conn, session, now).await?;
    Ok(HtmlPage::private(DoorSheet {
        session: details.in_a_line(layout.locale),
        lines,
        back_href,
        l: layout,
    })
    .answer())
}

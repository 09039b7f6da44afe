//! `POST /call-tasks/{callTaskId}/outcome`: what came of a call, or of a word at the door.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::CallView;
use crate::booking::access::path_id;
use crate::booking::calls::{
    CallOutcome, CallSessions, CallTask, NewAttempt, find_call, record_attempt,
};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::ids::CallTaskId;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::Line200;

/// What came of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeRequest {
    #[schema(value_type = CallOutcome)]
    pub outcome: String,
    /// One line for whoever rings next; wiped with the name.
    #[schema(value_type = Option<Line200>)]
    pub note: Option<String>,
}

impl OutcomeRequest {
    fn of(self, task: CallTaskId) -> Result<NewAttempt, Problem> {
        let mut faults = Faults::none();
        let outcome = faults.take("/outcome", CallOutcome::parse(&self.outcome));
        let note = self.note.map(|note| Line200::parse(&note)).transpose();
        let note = faults.take("/note", note);
        match (outcome, note) {
            (Some(outcome), Some(note)) => Ok(NewAttempt {
                task,
                outcome,
                note,
            }),
            _ => Err(Problem::faults(faults)),
        }
    }
}

/// Say what came of a call. `reached` and `told-at-door` end it; after the others it is due again in 30 minutes. Said
/// again of a call that is done so, or not due yet, it is not counted again.
#[utoipa::path(
    post, path = "/call-tasks/{callTaskId}/outcome", tag = "desk",
    params(("callTaskId" = Uuid, Path)), request_body = OutcomeRequest,
    responses((status = 200, description = "The call as it is now", body = CallView))
)]
pub async fn outcome(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<OutcomeRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (scope, locale) = (can.scope(), locale_of(&request));
    let task = {
        let mut conn = state.db.get().await?;
        let id = path_id(&request, "callTaskId");
        find_call(&mut conn, id, &scope, now).await?.row.id
    };
    let new = body.read()?.of(task)?;
    let shared = state.get_ref().clone();
    let said = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let mut calls = [record_attempt(&mut conn, &new, &scope, now).await?];
        CallTask::hide_discreet(&mut conn, &mut calls).await?;
        let sessions = CallSessions::load(&mut conn, &calls, now).await?;
        let shown = sessions.shown(&calls[0]).ok_or_else(Problem::not_found)?;
        Ok(CallView::of(&shown, locale))
    })
    .await?;
    Ok(HttpResponse::Ok().json(said))
}

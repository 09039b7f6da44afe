//! What came of a call, and that it was a wrong press. Each form leads back to its list.

use actix_web::{HttpRequest, HttpResponse, web};

use super::show::redisplay;
use crate::booking::access::{path_id, see_other};
use crate::booking::calls::{
    CallFilter, CallOutcome, CallProgress, NewAttempt, find_call, record_attempt, take_attempt_back,
};
use crate::booking::desk::paths::{CALLS, filtered};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::CallTaskId;
use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::Line200;
use crate::platform::ui::Layout;

pub async fn outcome(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let task = call_in_path(&state, &request, &can).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let done = match sent.and_then(|()| read(task, &form)) {
        Err(problem) => Err(problem),
        Ok(new) => {
            let (shared, scope, now) = (state.clone(), can.scope(), state.clock.now());
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                record_attempt(&mut conn, &new, &scope, now).await.map(drop)
            })
            .await
        }
    };
    finish(&state, &request, &can, task, done, form.text("note")).await
}

pub async fn reopen(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let task = call_in_path(&state, &request, &can).await?;
    let TypedForm { sent, .. } = form_body.read_typed(&[])?;
    let (shared, scope, now) = (state.clone(), can.scope(), state.clock.now());
    let done = match sent {
        Err(problem) => Err(problem),
        Ok(()) => {
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                let taken_back = take_attempt_back(&mut conn, Some(task), &scope, now).await;
                taken_back.map(drop)
            })
            .await
        }
    };
    finish(&state, &request, &can, task, done, "").await
}

/// The call of the path, before anything in the form is looked at.
async fn call_in_path(
    state: &AppState,
    request: &HttpRequest,
    can: &Can<rights::ServePeople>,
) -> Result<CallTaskId, Problem> {
    let (id, now) = (path_id(request, "callTaskId"), state.clock.now());
    let mut conn = state.db.get().await?;
    Ok(find_call(&mut conn, id, &can.scope(), now).await?.row.id)
}

fn read(task: CallTaskId, form: &Form) -> Result<NewAttempt, Problem> {
    let mut faults = Faults::none();
    let outcome = faults.take("/outcome", CallOutcome::parse(form.text("outcome")));
    let note = form.filled("note").map(Line200::parse).transpose();
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

/// Back to the list, which says what became of the call; or the page again.
async fn finish(
    state: &AppState,
    request: &HttpRequest,
    can: &Can<rights::ServePeople>,
    task: CallTaskId,
    done: Result<(), Problem>,
    note: &str,
) -> Result<HttpResponse, Problem> {
    if let Err(problem) = done {
        return redisplay(state, request, can, problem, note.to_owned()).await;
    }
    let query = Query::lenient(request);
    let asked = query
        .get("state")
        .and_then(|text| CallProgress::parse(text).ok());
    let mut conn = state.db.get().await?;
    let progress = asked.unwrap_or(CallProgress::Open);
    let filter = CallFilter::asked(&mut conn, can, &query, progress).await?;
    let path = filtered(CALLS, &filter, &[("last", &task.to_string())]);
    Ok(see_other(&Layout::asked(request, state, "")?.url(&path)))
}

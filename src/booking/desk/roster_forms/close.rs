//! A drop-in closes before its end: it ends now. Nobody is booked, so nobody is told, and its page says that it is
//! over.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::actions::{change_session, plan_session_change};
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::redisplay::refuse;
use crate::booking::rules::minutes_until_closed;
use crate::platform::auth::{Can, Permission, Scope, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::{Patch, Session};

pub async fn close(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = roster_url(&request, &state, &session)?;
    let closed = match form_body.read_pressed("close-early-submit") {
        Ok(_) => end_now(&state, session, can.scope()).await,
        Err(problem) => Err(problem),
    };
    match closed {
        Ok(()) => Ok(see_other(&format!("{back}?done=closed"))),
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}

async fn end_now(
    state: &web::Data<AppState>,
    session: Session,
    scope: Scope,
) -> Result<(), Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    let minutes = minutes_until_closed(&session, now)?;
    let patch = Patch::from_iter([("minutes".to_owned(), json!(minutes))]);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let planned = plan_session_change(&mut conn, &session, patch, &scope).await?;
        if let Some(planned) = planned {
            change_session(&mut conn, session.id, &planned, scope.staff, now).await?;
        }
        Ok(())
    })
    .await
}

//! A draft is proposed or published from its page; an edition's rule that it breaks is said there.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::roster::redisplay::refuse;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::{self, PublicationStep, Session};

/// Leads to the day of the session, where whoever published it goes on.
pub async fn publish(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let right = Permission::PublishSessions;
    let session = session_in_path(&state, &request, can.actor(), right).await?;
    if let Err(problem) = form_body.read() {
        return refuse(&state, &request, can.actor(), problem).await;
    }
    {
        let mut conn = state.db.get().await?;
        session::may_publish(&mut conn, &session, can.actor()).await?;
    }
    step(
        &state,
        &request,
        can.actor(),
        session,
        PublicationStep::Publish,
    )
    .await
}

pub async fn propose(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let right = Permission::DraftSessions;
    let session = session_in_path(&state, &request, can.actor(), right).await?;
    if let Err(problem) = form_body.read() {
        return refuse(&state, &request, can.actor(), problem).await;
    }
    step(
        &state,
        &request,
        can.actor(),
        session,
        PublicationStep::Propose,
    )
    .await
}

async fn step(
    state: &web::Data<AppState>,
    request: &HttpRequest,
    actor: &Actor,
    session: Session,
    step: PublicationStep,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(request, state, roster_path(&session))?;
    let (shared, now, by) = (state.clone(), state.clock.now(), actor.id);
    let day = session.timing.local_date;
    let taken = run_detached(async move {
        let mut conn = shared.db.get().await?;
        conn.transaction::<_, Problem, _>(async |conn| {
            session::take_step(conn, &session, step, by, now).await
        })
        .await
    });
    match taken.await {
        Ok(_) if step == PublicationStep::Publish => {
            let desk = layout.url("/desk");
            Ok(see_other(&format!("{desk}?from={day}&done=published")))
        }
        Ok(_) => {
            let back = layout.url(&layout.path);
            Ok(see_other(&format!("{back}?done=proposed")))
        }
        Err(problem) => refuse(state, request, actor, problem).await,
    }
}

//! The session is cancelled with everybody in it.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::booking::access::{CancellableSession, path_id, see_other, session_to_cancel};
use crate::booking::actions::cancel_session;
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::input::RosterInput;
use crate::booking::desk::roster::redisplay::redisplay;
use crate::booking::input::parse_reason;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn cancel(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let CancellableSession {
        session: target,
        language,
    } = {
        let mut conn = state.db.get().await?;
        session_to_cancel(&mut conn, &can, path_id(&request, "sessionId")).await?
    };
    let back = roster_url(&request, &state, &target)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let reason = sent.and_then(|()| parse_reason(form.text("reason").into(), language));
    let done = match reason {
        Err(problem) => Err(problem),
        Ok(reason) => {
            let (shared, staff) = (state.clone(), can.staff());
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                cancel_session(&mut conn, &target, &reason, staff, now).await?;
                shared.letters.notify_one();
                Ok(())
            })
            .await
        }
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{back}?done=cancelled"))),
        Err(problem) => {
            let typed = RosterInput {
                reason: form.text("reason").to_owned(),
                ..RosterInput::default()
            };
            redisplay(&state, &request, can.actor(), problem, typed).await
        }
    }
}

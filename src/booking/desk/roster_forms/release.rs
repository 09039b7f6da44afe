//! The seats of those who have not come are free for others.

use actix_web::{HttpRequest, HttpResponse, web};

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::day::release;
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::input::RosterInput;
use crate::booking::desk::roster::redisplay::redisplay;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn release_seats(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = roster_url(&request, &state, &session)?;
    let (staff, shared) = (can.staff(), state.clone());
    let done = match form_body.read() {
        Ok(_) => {
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                release(&mut conn, session.id, None, staff, now).await?;
                shared.letters.notify_one();
                Ok(())
            })
            .await
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{back}?done=released"))),
        Err(problem) => {
            redisplay(
                &state,
                &request,
                can.actor(),
                problem,
                RosterInput::default(),
            )
            .await
        }
    }
}

//! How many came, as the desk reports it from the page.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::submitted::{number, session_in_path};
use crate::booking::access::see_other;
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::input::{RosterInput, TypedCount};
use crate::booking::desk::roster::redisplay::redisplay;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::CountState;
use crate::session::{self, NewCount, Session};

pub async fn put(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = session_in_path(&state, &request, can.actor(), Permission::Count).await?;
    let back = roster_url(&request, &state, &session)?;
    let form = form_body.read()?;
    let estimated = form.get("estimated") == Some("true");
    let sure = if estimated {
        CountState::Estimated
    } else {
        CountState::Counted
    };
    let done = match number(form.text("total"), 0, 1_000_000, "/total") {
        Ok(total) => {
            let counted = NewCount::of_total(sure, total);
            put_count(&state, &session, counted, can.staff()).await
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{back}?done=counted"))),
        Err(problem) => {
            let typed = RosterInput {
                count: Some(TypedCount {
                    total: form.text("total").to_owned(),
                    estimated,
                }),
                ..RosterInput::default()
            };
            redisplay(&state, &request, can.actor(), problem, typed).await
        }
    }
}

async fn put_count(
    state: &web::Data<AppState>,
    session: &Session,
    counted: NewCount,
    by: StaffId,
) -> Result<(), Problem> {
    let (shared, now, id) = (state.clone(), state.clock.now(), session.id);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        conn.transaction::<_, Problem, _>(async |conn| {
            session::put_count(conn, id, &counted, by, now).await
        })
        .await
        .map(drop)
    })
    .await
}

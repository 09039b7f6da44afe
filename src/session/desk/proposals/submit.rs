//! `POST /{lang}/desk/proposals`: publishes the chosen ones, all or none.

use std::collections::HashSet;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::screen::{Chosen, ProposalsScreen};
use super::show::PATH;
use crate::platform::auth::{Can, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::input::form::Form;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::actions::publish::{PublicationStep, take_step};
use crate::session::query;
use crate::session::seats::lock::lock_seats;

pub async fn submit(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form, sent } = form_body.read_typed(&["session"])?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let (mut conn, now) = (state.db.get().await?, state.clock.now());
    let screen = ProposalsScreen::load(&mut conn, can.actor(), now).await?;
    let done = match sent.and_then(|()| chosen_ids(&form, &screen)) {
        Ok(ids) => publish_all(conn, ids, can.staff(), now).await,
        Err(problem) => Err((None, problem)),
    };
    match done {
        Ok(()) => Ok(see_other(
            &layout.url(&format!("{PATH}?done=published-several")),
        )),
        Err((at, problem)) => refuse(problem, |problem| {
            let ids = form.all("session").map(str::to_owned);
            let chosen = Chosen {
                ids: Some(ids.collect::<HashSet<String>>()),
                problem: Some(problem),
                at,
            };
            screen.page(layout, &chosen, None)
        }),
    }
}

/// One that no longer waits is passed over: somebody published it meanwhile.
fn chosen_ids(form: &Form, screen: &ProposalsScreen) -> Result<Vec<SessionId>, Problem> {
    let ids = form.all("session").filter_map(|id| id.parse().ok());
    let ids: Vec<SessionId> = ids.filter(|id| screen.has(*id)).collect();
    match ids.is_empty() {
        true => Err(Problem::fault("/session", Fault::new("missing"))),
        false => Ok(ids),
    }
}

/// All of them, or the one that stood in the way.
async fn publish_all(
    mut conn: Conn,
    ids: Vec<SessionId>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), (Option<SessionId>, Problem)> {
    let mut at = None;
    let publishing = run_detached(async move {
        let done = conn
            .transaction::<_, Problem, _>(async |conn| {
                lock_seats(conn, &ids).await?;
                for session in query::load_all(conn, &ids).await? {
                    at = Some(session.id);
                    take_step(conn, &session, PublicationStep::Publish, by, now).await?;
                }
                Ok(())
            })
            .await;
        Ok(done.map_err(|problem| (at, problem)))
    });
    publishing.await.map_err(|problem| (None, problem))?
}

//! Publishes or proposes what a form of the desk has just made, as it was asked for.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use crate::platform::auth::Actor;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::session::access::may_publish;
use crate::session::actions::publish::{PublicationStep, take_step};
use crate::session::model::Session;
use crate::session::query;
use crate::session::seats::lock::lock_seats;

/// What the button says: none leaves a draft.
#[must_use]
pub fn asked(button: &str) -> Option<PublicationStep> {
    match button {
        "true" => Some(PublicationStep::Publish),
        "propose" => Some(PublicationStep::Propose),
        _ => None,
    }
}

/// Takes the step with all of them, within the caller's transaction; the word for what was done. Whoever asks for
/// publication and may not publish proposes.
///
/// # Errors
/// 409 as [`take_step`].
pub async fn take(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
    actor: &Actor,
    asked: Option<PublicationStep>,
    now: DateTime<Utc>,
) -> Result<&'static str, Problem> {
    let sessions = query::load_all(conn, ids).await?;
    let (Some(asked), Some(first)) = (asked, sessions.first()) else {
        return Ok("drafted");
    };
    let step = allowed(conn, first, actor, asked).await;
    lock_seats(conn, ids).await?;
    for session in &sessions {
        take_step(conn, session, step, actor.id, now).await?;
    }
    Ok(match step {
        PublicationStep::Publish => "published",
        PublicationStep::Propose => "proposed",
    })
}

async fn allowed(
    conn: &mut AsyncPgConnection,
    session: &Session,
    actor: &Actor,
    asked: PublicationStep,
) -> PublicationStep {
    match may_publish(conn, session, actor).await.is_ok() {
        true => asked,
        false => PublicationStep::Propose,
    }
}

//! `POST /sessions/{sessionId}/messages`: staff's own words to everybody booked, without a change.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::answers::created;
use crate::booking::access::{path_id, session_to_serve};
use crate::booking::actions::{MessageTo, NewMessage, NotifiedCounts, SentMessage, send_message};
use crate::booking::input::parse_message;
use crate::organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::platform::time::parse_instant;
use crate::session::Session;

/// What to tell them, and whom.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageRequest {
    /// One text, or a text per language tag.
    #[schema(value_type = LocalText)]
    pub text: Value,
    /// `all` unless given.
    #[serde(default)]
    #[schema(value_type = Option<MessageTo>)]
    pub to: Option<String>,
    /// When it goes, to those who are booked now; at once unless given.
    #[serde(default)]
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub at: Option<String>,
}

/// A message, and who is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct SentMessageView {
    pub id: Uuid,
    pub told: NotifiedCounts,
}

/// Send a message to everybody booked: letters, and calls or lines at the door for those without e-mail.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/messages", tag = "desk",
    params(("sessionId" = Uuid, Path)), request_body = MessageRequest,
    responses((status = 201, description = "Sent, or written for its time", body = SentMessageView))
)]
pub async fn send(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<MessageRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let session = session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?;
    let new = read(&mut conn, &session, body.read()?, can.staff()).await?;
    let parsed = json!([new.text, new.to.name(), new.at]);
    let once = idempotent(&request, can.staff().to_string(), &parsed, &state.keys)?;
    let shared = state.get_ref().clone();
    let sent: SentMessage = run_detached(async move {
        let sent = send_message(&mut conn, &new, once.as_ref(), now).await?;
        shared.letters.notify_one();
        Ok(sent)
    })
    .await?;
    let view = SentMessageView {
        id: sent.id,
        told: sent.notified,
    };
    let location = format!("/api/v1/sessions/{}/messages/{}", session.id, sent.id);
    Ok(created(1, &view, location, sent.replayed))
}

async fn read(
    conn: &mut AsyncPgConnection,
    session: &Session,
    asked: MessageRequest,
    by: StaffId,
) -> Result<NewMessage, Problem> {
    let mut faults = Faults::none();
    let to = faults.take_optional("/to", asked.to.as_deref(), MessageTo::parse);
    let at = faults.take_optional("/at", asked.at.as_deref(), parse_instant);
    let language = organisation::language_of(conn, session.organisation_id).await?;
    match parse_message(asked.text, language) {
        Ok(text) if faults.is_empty() => Ok(NewMessage {
            session: session.id,
            text,
            to: to.unwrap_or(MessageTo::All),
            at,
            by,
        }),
        text => {
            let mut refused = Problem::faults(faults);
            refused
                .fields
                .extend(text.err().map(|bad| bad.fields).unwrap_or_default());
            Err(refused)
        }
    }
}

//! `GET /{lang}/desk/sessions/{sessionId}/told`: where an act that people are told of leads to. It is done when nobody is left
//! to be told.

use actix_web::{HttpRequest, HttpResponse, web};
use uuid::Uuid;

use super::after::ToldAfter;
use super::page::ToldPage;
use crate::booking::access::{path_id, session_to_serve};
use crate::booking::desk::paths::{calls_of_session_path, door_path, roster_path, told_path};
use crate::booking::notify::ToldOf;
use crate::booking::present::SessionDetails;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let session = session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?;
    let (what, of, title) = asked(&Query::lenient(&request));
    let path = format!("{}?of={of}", told_path(session.id));
    let layout = Layout::asked(&request, &state, path)?;
    let told = ToldAfter::of(&mut conn, &session, what, now).await?;
    let (calls, door) = (told.left.to_call > 0, told.left.at_the_door > 0);
    let back_href = layout.url(&roster_path(&session));
    let calls_href = calls.then(|| layout.url(&calls_of_session_path(session.id)));
    let door_href = door.then(|| layout.url(&door_path(session.id)));
    let details = SessionDetails::load(&mut conn, session, now).await?;
    let locale = layout.locale;
    Ok(HtmlPage::private(ToldPage {
        session: format!(
            "{}, {}",
            details.title(locale).0,
            details.when_in_a_sentence(locale)
        ),
        told: told.text(locale),
        all_told: told.left.is_none(),
        back_href,
        calls_href,
        door_href,
        l: Layout {
            title: t(locale, title).into_owned(),
            ..layout
        },
    })
    .answer())
}

/// What was told, its word in the address, and the title's key.
fn asked(query: &Query) -> (ToldOf, String, &'static str) {
    let id: Option<Uuid> = query.get("id").and_then(|text| text.parse().ok());
    if let (Some("message"), Some(id)) = (query.get("of"), id) {
        return (ToldOf::Message(id), format!("message&id={id}"), "told-sent");
    }
    match query.get("of") {
        Some("cancellation") => (
            ToldOf::Cancellation,
            "cancellation".to_owned(),
            "told-cancelled",
        ),
        _ => (ToldOf::LastChange, "change".to_owned(), "told-changed"),
    }
}

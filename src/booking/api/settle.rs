//! A pending booking settled at the desk.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::id_of;
use super::step::{answer, view};
use crate::booking::holder;
use crate::booking::settle::{self, Settlement};
use crate::booking::view::BookingView;
use crate::organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::ids::BookingId;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::{LanguageTag, LocalText};

/// How a pending booking is settled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementRequest {
    /// `confirmed` or `declined`.
    pub outcome: String,
    /// Said to the person when it is declined. At most 500 signs.
    pub note: Option<String>,
}

/// Settle a pending booking at the desk; the person is told.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/settlement", tag = "desk",
    params(("bookingId" = Uuid, Path)), request_body = SettlementRequest,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn settlement(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SettlementRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let id = id_of(&request, "bookingId").map(BookingId);
    let who = (Some(can.actor()), None);
    let (booking, session, _) = holder::open(&mut conn, &state.keys, who, id, now).await?;
    let language = organisation::language_of(&mut conn, session.organisation_id).await?;
    drop(conn);
    let wanted = body.read()?;
    let note = wanted
        .note
        .map(|note| read_note(note, language))
        .transpose()?;
    let settlement = Settlement::parse(&wanted.outcome, note)
        .map_err(|fault| Problem::fault("/outcome", fault))?;
    let (staff, locale, shared) = (can.staff(), locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let id = BookingId(booking.id);
        let settled = settle::settle(&mut conn, id, &settlement, staff, now).await?;
        view(&mut conn, &shared, &settled, locale).await
    })
    .await
    .map(answer)
}

fn read_note(note: String, language: LanguageTag) -> Result<LocalText, Problem> {
    let mut faults = Faults::none();
    faults
        .take_within("/note", LocalText::parse(note.into(), language, 500, true))
        .ok_or_else(|| Problem::faults(faults))
}

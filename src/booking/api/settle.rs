//! Steps of one booking: to another session, an offer accepted or declined, a pending one settled.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::make::refused;
use super::{Empty, id_of, tagged};
use crate::booking::Booking;
use crate::booking::holder::{self, Holder};
use crate::booking::move_to::move_to;
use crate::booking::settle::{self, Settlement};
use crate::booking::view::BookingView;
use crate::organisation;
use crate::platform::auth::{Bearer, Caller, Can, rights};
use crate::platform::fault::{Fault, Faults};
use crate::platform::http::body::Body;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::problem::Problem;
use crate::platform::http::render::locale_of;
use crate::platform::i18n::Locale;
use crate::platform::ids::BookingId;
use crate::platform::local_text::LocalText;
use crate::platform::state::{AppState, to_the_end};
use crate::platform::text::LanguageTag;
use crate::session::{self, Session};

/// Where to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MoveRequest {
    /// A session of the same owner.
    pub session_id: String,
}

/// How a pending booking is settled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementRequest {
    /// `confirmed` or `declined`.
    pub outcome: String,
    /// Said to the person when it is declined. At most 500 signs.
    pub note: Option<String>,
}

/// Move a booking to another session. The old seat is kept if the new one fails.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/move", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = MoveRequest,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn to_another(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<MoveRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (booking, _, holder) = open(&state, &request, (&caller, &bearer)).await?;
    let wanted: Uuid = body
        .read()?
        .session_id
        .parse()
        .map_err(|_no_id| Problem::fault("/sessionId", Fault::new("unknown-value")))?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    to_the_end(async move {
        let mut conn = shared.db.get().await?;
        let (id, by) = (BookingId(booking.id), holder.staff());
        match move_to(&mut conn, id, wanted, by, now).await {
            Ok(moved) => view(&mut conn, &shared, &moved, locale).await,
            Err(error) => {
                let target = session::load(&mut conn, wanted).await?;
                let target = target.ok_or_else(Problem::not_found)?;
                let frame = (booking.seats, locale);
                Err(refused(&mut conn, error, &target, frame, now).await)
            }
        }
    })
    .await
    .map(answer)
}

/// Accept an offered place.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/acceptance", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<Empty>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn accept(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (booking, _, holder) = open(&state, &request, (&caller, &bearer)).await?;
    body.read_or_default()?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    to_the_end(async move {
        let mut conn = shared.db.get().await?;
        let (id, by) = (BookingId(booking.id), holder.staff());
        let accepted = settle::accept(&mut conn, id, by, now).await?;
        view(&mut conn, &shared, &accepted, locale).await
    })
    .await
    .map(answer)
}

/// Decline an offered place; it goes to the next in line.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/decline", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<Empty>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn decline(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (booking, _, holder) = open(&state, &request, (&caller, &bearer)).await?;
    body.read_or_default()?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    to_the_end(async move {
        let mut conn = shared.db.get().await?;
        let (id, by) = (BookingId(booking.id), holder.staff());
        let declined = settle::decline(&mut conn, id, by, now).await?;
        view(&mut conn, &shared, &declined, locale).await
    })
    .await
    .map(answer)
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
    to_the_end(async move {
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

async fn open(
    state: &AppState,
    request: &HttpRequest,
    (caller, bearer): (&Caller, &Bearer),
) -> Result<(Booking, Session, Holder), Problem> {
    let mut conn = state.db.get().await?;
    let id = id_of(request, "bookingId").map(BookingId);
    let who = (caller.0.as_ref(), bearer.0.as_deref());
    holder::open(&mut conn, &state.keys, who, id, state.clock.now()).await
}

/// The booking as it is now, and a nudge for the letters that tell of it.
async fn view(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    booking: &Booking,
    locale: Locale,
) -> Result<(i32, BookingView), Problem> {
    state.letters.notify_one();
    let session = session::load(conn, booking.session_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let frame = (locale, state.config.http.base_url.as_str());
    let view = BookingView::load(conn, booking, &session, frame).await?;
    Ok((booking.edit, view))
}

fn answer((edit, view): (i32, BookingView)) -> HttpResponse {
    tagged(HttpResponse::Ok(), edit, &view)
}

//! Steps of one booking by whoever holds it: cancelled, an offer accepted or declined, moved.

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
use crate::booking::step::Step;
use crate::booking::view::BookingView;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::Locale;
use crate::platform::ids::BookingId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::session;

/// Where to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MoveRequest {
    /// A session of the same owner.
    pub session_id: String,
}

/// Cancel a booking. The seat is free for others at once; cancelled already is 200 too.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/cancellation", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<Empty>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn cancel(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    take(Step::Cancel, (&caller, &bearer), &state, &request, body).await
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
    take(Step::Accept, (&caller, &bearer), &state, &request, body).await
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
    take(Step::Decline, (&caller, &bearer), &state, &request, body).await
}

async fn take(
    step: Step,
    who: (&Caller, &Bearer),
    state: &AppState,
    request: &HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (id, holder, _) = open(state, request, who).await?;
    body.read_or_default()?;
    let (locale, shared) = (locale_of(request), state.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let taken = step.take(&mut conn, id, holder.staff(), now).await?;
        view(&mut conn, &shared, &taken, locale).await
    })
    .await
    .map(answer)
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
    let (id, holder, seats) = open(&state, &request, (&caller, &bearer)).await?;
    let wanted: Uuid = body
        .read()?
        .session_id
        .parse()
        .map_err(|_no_id| Problem::fault("/sessionId", Fault::new("unknown-value")))?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        match move_to(&mut conn, id, wanted, holder.staff(), now).await {
            Ok(moved) => view(&mut conn, &shared, &moved, locale).await,
            Err(error) => {
                let target = session::load(&mut conn, wanted).await?;
                let target = target.ok_or_else(Problem::not_found)?;
                let frame = (seats, locale);
                Err(refused(&mut conn, error, &target, frame, now).await)
            }
        }
    })
    .await
    .map(answer)
}

/// The booking of the path, who holds it, and its seats.
async fn open(
    state: &AppState,
    request: &HttpRequest,
    (caller, bearer): (&Caller, &Bearer),
) -> Result<(BookingId, Holder, i32), Problem> {
    let mut conn = state.db.get().await?;
    let id = id_of(request, "bookingId").map(BookingId);
    let who = (caller.0.as_ref(), bearer.0.as_deref());
    let now = state.clock.now();
    let (booking, _, holder) = holder::open(&mut conn, &state.keys, who, id, now).await?;
    Ok((BookingId(booking.id), holder, booking.seats))
}

/// The booking as it is now, and a nudge for the letters that tell of it.
pub(super) async fn view(
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

/// 200 with a tag.
pub(super) fn answer((edit, view): (i32, BookingView)) -> HttpResponse {
    tagged(HttpResponse::Ok(), edit, &view)
}

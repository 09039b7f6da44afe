//! Steps of one booking by whoever holds it: cancelled, an offer accepted or declined, moved.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::make::{refused, view_context};
use super::{Empty, tagged};
use crate::booking::access::{AuthorisedBooking, Credentials, authorise, path_id};
use crate::booking::actions::{move_booking, perform};
use crate::booking::model::Booking;
use crate::booking::present::BookingView;
use crate::booking::rules::HolderAction;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::Locale;
use crate::platform::ids::BookingId;
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;
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
    let shown = Credentials::of(&caller, &bearer);
    take(HolderAction::Cancel, shown, &state, &request, body).await
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
    let shown = Credentials::of(&caller, &bearer);
    take(HolderAction::Accept, shown, &state, &request, body).await
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
    let shown = Credentials::of(&caller, &bearer);
    take(HolderAction::Decline, shown, &state, &request, body).await
}

async fn take(
    action: HolderAction,
    shown: Credentials<'_>,
    state: &AppState,
    request: &HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let opened = open(state, request, shown).await?;
    body.read_or_default()?;
    let (locale, shared) = (locale_of(request), state.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let (id, by) = (opened.id(), opened.holder.staff());
        let done = perform(&mut conn, action, id, by, now).await?;
        view(&mut conn, &shared, &done, locale).await
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
    let opened = open(&state, &request, Credentials::of(&caller, &bearer)).await?;
    let wanted: Uuid = body
        .read()?
        .session_id
        .parse()
        .map_err(|_no_id| Problem::fault("/sessionId", Fault::new("unknown-value")))?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let (id, by) = (opened.id(), opened.holder.staff());
        match move_booking(&mut conn, id, wanted, by, now).await {
            Ok(moved) => view(&mut conn, &shared, &moved, locale).await,
            Err(error) => {
                let target = session::load(&mut conn, wanted).await?;
                let target = target.ok_or_else(Problem::not_found)?;
                let frame = (opened.booking.seats, locale);
                Err(refused(&mut conn, error, &target, frame, now).await)
            }
        }
    })
    .await
    .map(answer)
}

/// The booking of the path, and who holds it.
async fn open(
    state: &AppState,
    request: &HttpRequest,
    shown: Credentials<'_>,
) -> Result<AuthorisedBooking, Problem> {
    let mut conn = state.db.get().await?;
    let id = path_id(request, "bookingId").map(BookingId);
    authorise(&mut conn, &state.keys, shown, id, state.clock.now()).await
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
    let view = BookingView::load(conn, booking, &session, view_context(state, locale)).await?;
    Ok((booking.edit, view))
}

/// 200 with a tag.
pub(super) fn answer((version, view): (i32, BookingView)) -> HttpResponse {
    tagged(HttpResponse::Ok(), version, &view)
}

//! `GET /bookings/{bookingId}`: with its manage token or as staff, whose look is recorded.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::booking::access::{
    AuthorisedBooking, Credentials, Holder, record_look, requested_booking,
};
use crate::booking::api::answers::{view_context, with_etag};
use crate::booking::present::BookingView;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::request::language::locale_of;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Read a booking, with its manage token or as staff.
#[utoipa::path(
    get, path = "/bookings/{bookingId}", tag = "bookings", params(("bookingId" = uuid::Uuid, Path)),
    responses(
        (status = 200, description = "The booking", body = BookingView)
    )
)]
pub async fn read(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let shown = Credentials::of(&caller, &bearer);
    let AuthorisedBooking {
        booking,
        session,
        holder,
    } = requested_booking(&mut conn, &state, &request, shown).await?;
    Query::strict(&request, &[])?;
    if let Holder::Staff(staff) = holder {
        record_look(&mut conn, &booking, staff, state.clock.now()).await?;
    }
    let seen_by = view_context(&state, locale_of(&request));
    let view = BookingView::load(&mut conn, &booking, &session, seen_by).await?;
    Ok(with_etag(HttpResponse::Ok(), booking.version, &view))
}

//! One booking: look it up, read it, change name and contact, give it a new PIN.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::make::view_context;
use super::{Empty, tagged};
use crate::booking::access::{
    AuthorisedBooking, Credentials, Holder, authorise, look_up_counted, path_id, record_look,
};
use crate::booking::actions::{change_booking, renew_pin};
use crate::booking::code::{TypedCode, visit_token};
use crate::booking::input::{BookingChange, BookingPatch};
use crate::booking::present::BookingView;
use crate::organisation;
use crate::platform::auth::{Bearer, Caller, Can, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::etag;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session;

/// Number and PIN, as they were read or heard.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookupRequest {
    /// Eight signs; spaces, dashes and small letters do no harm.
    pub number: String,
    /// Four digits.
    pub pin: String,
}

/// A booking and the token that opens it for a quarter of an hour.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LookupView {
    /// The booking.
    pub booking: BookingView,
    /// `mpb_…`, to be sent as a bearer token.
    pub manage_token: String,
}

/// A new PIN; the one before ends.
#[derive(Debug, Serialize, ToSchema)]
pub struct PinView {
    /// Four digits.
    pub pin: String,
}

/// Look a booking up by number and PIN.
#[utoipa::path(
    post, path = "/bookings/lookup", tag = "bookings", request_body = LookupRequest,
    responses(
        (status = 200, description = "The booking, and a token for it", body = LookupView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn look_up(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<LookupRequest>,
) -> Result<HttpResponse, Problem> {
    let wanted = body.read()?;
    let now = state.clock.now();
    let typed = TypedCode {
        number: &wanted.number,
        pin: &wanted.pin,
    };
    let booking = look_up_counted(&state, &request, &caller, typed).await?;
    let mut conn = state.db.get().await?;
    let session = session::load(&mut conn, booking.session_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let manage_token = visit_token(&state.keys, &booking, now)?;
    let seen_by = view_context(&state, locale_of(&request));
    let view = BookingView::load(&mut conn, &booking, &session, seen_by).await?;
    Ok(HttpResponse::Ok().json(LookupView {
        booking: view,
        manage_token,
    }))
}

/// Read a booking, with its manage token or as staff.
#[utoipa::path(
    get, path = "/bookings/{bookingId}", tag = "bookings", params(("bookingId" = uuid::Uuid, Path)),
    responses(
        (status = 200, description = "The booking", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn read(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let id = path_id(&request, "bookingId").map(BookingId);
    let (shown, now) = (Credentials::of(&caller, &bearer), state.clock.now());
    let AuthorisedBooking {
        booking,
        session,
        holder,
    } = authorise(&mut conn, &state.keys, shown, id, now).await?;
    if let Holder::Staff(staff) = holder {
        record_look(&mut conn, &booking, staff, now).await?;
    }
    let seen_by = view_context(&state, locale_of(&request));
    let view = BookingView::load(&mut conn, &booking, &session, seen_by).await?;
    Ok(tagged(HttpResponse::Ok(), booking.edit, &view))
}

/// Change name, contact, language, topics or visit.
#[utoipa::path(
    patch, path = "/bookings/{bookingId}", tag = "bookings",
    params(("bookingId" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = BookingPatch,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn change(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<BookingPatch>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (opened, country) = {
        let mut conn = state.db.get().await?;
        let id = path_id(&request, "bookingId").map(BookingId);
        let shown = Credentials::of(&caller, &bearer);
        let opened = authorise(&mut conn, &state.keys, shown, id, now).await?;
        let country = organisation::country_of(&mut conn, opened.session.organisation_id).await?;
        (opened, country)
    };
    let version = etag::wanted_version(&request)?;
    let wanted = BookingChange::parse(body.read_patch()?, &country)?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let (id, by) = (opened.id(), opened.holder.staff());
        let changed = change_booking(&mut conn, id, version, &wanted, by, now).await?;
        shared.letters.notify_one();
        let seen_by = view_context(&shared, locale);
        let view = BookingView::load(&mut conn, &changed, &opened.session, seen_by).await?;
        Ok((changed.edit, view))
    })
    .await
    .map(|(version, view)| tagged(HttpResponse::Ok(), version, &view))
}

/// Give a booking a new PIN at the desk; the misses at its number are forgotten.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/pin", tag = "bookings", params(("bookingId" = uuid::Uuid, Path)),
    request_body = Option<Empty>,
    responses(
        (status = 200, description = "The new PIN", body = PinView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn new_pin(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let opened = {
        let mut conn = state.db.get().await?;
        let id = path_id(&request, "bookingId").map(BookingId);
        let shown = Credentials::staff(can.actor());
        authorise(&mut conn, &state.keys, shown, id, now).await?
    };
    body.read_or_default()?;
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    let pin = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let renewed = renew_pin(&mut conn, opened.id(), staff, now).await?;
        renewed
            .pin(&shared.keys, renewed.pin_version)
            .ok_or_else(Problem::not_found)
    })
    .await?;
    Ok(HttpResponse::Ok().json(PinView {
        pin: pin.reveal().to_owned(),
    }))
}

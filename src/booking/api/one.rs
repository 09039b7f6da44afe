//! One booking: look it up, read it, change name and contact, give it a new PIN.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Empty, from_address, id_of, tagged};
use crate::booking::change::{BookingChange, change as change_booking, renew_pin};
use crate::booking::holder::{self, Holder};
use crate::booking::lookup;
use crate::booking::view::BookingView;
use crate::booking::wish::{ContactRequest, VisitRequest};
use crate::platform::auth::{Bearer, Caller, Can, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::{Body, present};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::etag;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::{organisation, session};

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

/// What may change: a merge patch. Capacity is never asked.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BookingPatch {
    /// Who comes.
    pub name: Option<String>,
    /// Where messages go; replaces the whole contact.
    #[serde(default, deserialize_with = "present")]
    pub contact: Option<Option<ContactRequest>>,
    /// The language of letters.
    pub language: Option<String>,
    /// Topics.
    pub topics: Option<Vec<String>>,
    /// Home visit.
    pub visit: Option<VisitRequest>,
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
    let typed = (wanted.number.as_str(), wanted.pin.as_str());
    let booking = from_address::look_up((&caller, &request), &state, typed).await?;
    let mut conn = state.db.get().await?;
    let session = session::load(&mut conn, booking.session_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let manage_token = lookup::manage_token(&state.keys, &booking, now)?;
    let frame = (locale_of(&request), state.config.http.base_url.as_str());
    let view = BookingView::load(&mut conn, &booking, &session, frame).await?;
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
    let id = id_of(&request, "bookingId").map(BookingId);
    let who = (caller.0.as_ref(), bearer.0.as_deref());
    let (booking, session, holder) =
        holder::open(&mut conn, &state.keys, who, id, state.clock.now()).await?;
    if let Holder::Staff(staff) = holder {
        holder::looked(&mut conn, &booking, staff, state.clock.now()).await?;
    }
    let frame = (locale_of(&request), state.config.http.base_url.as_str());
    let view = BookingView::load(&mut conn, &booking, &session, frame).await?;
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
    let (booking, session, holder, country) = {
        let mut conn = state.db.get().await?;
        let id = id_of(&request, "bookingId").map(BookingId);
        let who = (caller.0.as_ref(), bearer.0.as_deref());
        let (booking, session, holder) = holder::open(&mut conn, &state.keys, who, id, now).await?;
        let country = organisation::country_of(&mut conn, session.organisation_id).await?;
        (booking, session, holder, country)
    };
    let edit = etag::wanted_version(&request)?;
    let wanted = BookingChange::parse(body.read_patch()?, &country)?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let id = BookingId(booking.id);
        let changed = change_booking(&mut conn, id, edit, &wanted, holder.staff(), now).await?;
        shared.letters.notify_one();
        let frame = (locale, shared.config.http.base_url.as_str());
        let view = BookingView::load(&mut conn, &changed, &session, frame).await?;
        Ok((changed.edit, view))
    })
    .await
    .map(|(edit, view)| tagged(HttpResponse::Ok(), edit, &view))
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
    let booking = {
        let mut conn = state.db.get().await?;
        let id = id_of(&request, "bookingId").map(BookingId);
        holder::open(&mut conn, &state.keys, (Some(can.actor()), None), id, now)
            .await?
            .0
    };
    body.read_or_default()?;
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    let pin = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let renewed = renew_pin(&mut conn, BookingId(booking.id), staff, now).await?;
        renewed
            .pin(&shared.keys, renewed.pin_version)
            .ok_or_else(Problem::not_found)
    })
    .await?;
    Ok(HttpResponse::Ok().json(PinView {
        pin: pin.reveal().to_owned(),
    }))
}

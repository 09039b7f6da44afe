//! How the endpoints answer: JSON with the `ETag` of a version, and a booking as it is now.

use actix_web::http::header;
use actix_web::{HttpResponse, HttpResponseBuilder};
use diesel_async::AsyncPgConnection;
use serde::Serialize;

use crate::booking::model::Booking;
use crate::booking::present::{BookingView, ViewContext};
use crate::platform::http::response::etag;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session;

/// What an endpoint shows, and the version its `ETag` carries.
#[derive(Debug)]
pub struct VersionedView<T> {
    pub version: i32,
    pub view: T,
}

impl<T: Serialize> VersionedView<T> {
    /// 200 with an `ETag`.
    pub fn ok(&self) -> HttpResponse {
        with_etag(HttpResponse::Ok(), self.version, &self.view)
    }
}

/// The booking as it is now. Wakes the job that sends the letters about it.
pub async fn current_view(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    booking: &Booking,
    locale: Locale,
) -> Result<VersionedView<BookingView>, Problem> {
    state.letters.notify_one();
    let session = session::load(conn, booking.session_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let view = BookingView::load(conn, booking, &session, view_context(state, locale)).await?;
    Ok(VersionedView {
        version: booking.version,
        view,
    })
}

/// An answer with an `ETag`.
pub fn with_etag(
    mut answer: HttpResponseBuilder,
    version: i32,
    body: &impl Serialize,
) -> HttpResponse {
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    answer
        .insert_header((header::ETAG, etag::of(version, &bytes)))
        .content_type("application/json; charset=utf-8")
        .body(bytes)
}

/// 201 with an `ETag`, for what is at `location`; a replay says so.
pub fn created(
    version: i32,
    view: &impl Serialize,
    location: String,
    replayed: bool,
) -> HttpResponse {
    let mut answer = HttpResponse::Created();
    answer.insert_header((header::LOCATION, location));
    if replayed {
        answer.insert_header(("Idempotency-Replayed", "true"));
    }
    with_etag(answer, version, view)
}

/// How a view is made for this caller.
pub fn view_context(state: &AppState, locale: Locale) -> ViewContext<'_> {
    ViewContext {
        locale,
        now: state.clock.now(),
        base_url: &state.config.http.base_url,
    }
}

//! `POST /sessions/{sessionId}/bookings`: for everybody, and for the desk with more rights.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::tagged;
use crate::booking::access::{path_id, serving_staff};
use crate::booking::batcher::BookingBatcher;
use crate::booking::batcher::{Booked, BookingCommand};
use crate::booking::context_cache::BookingContextCache;
use crate::booking::input::{BookingRequest, NewBooking};
use crate::booking::present::{
    BookingView, SessionChoice, SessionOfBooking, ViewContext, alternative_sessions, alternatives,
};
use crate::booking::problems::BookError;
use crate::booking::rules::Refusal;
use crate::platform::auth::Caller;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::required_key;
use crate::platform::http::request::language::locale_of;
use crate::platform::i18n::Locale;
use crate::platform::limit::Limited;
use crate::platform::problem::Problem;
use crate::platform::problem::{Fault, Faults};
use crate::platform::state::AppState;
use crate::session::Session;

/// Book seats of a session. They are taken when this answers 201.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/bookings", tag = "bookings",
    params(
        ("sessionId" = uuid::Uuid, Path),
        ("Idempotency-Key" = String, Header, description = "16 to 64 printable signs")
    ),
    request_body = BookingRequest,
    responses(
        (status = 201, description = "Booked, waiting or pending", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn create(
    caller: Caller,
    (state, batcher, contexts): (
        web::Data<AppState>,
        web::Data<BookingBatcher>,
        web::Data<BookingContextCache>,
    ),
    request: HttpRequest,
    body: Body<BookingRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let id = path_id(&request, "sessionId").ok_or_else(Problem::not_found)?;
    let context = contexts.find(id).await?;
    let session = &context.session;
    let by = match caller.0.as_ref() {
        None => None,
        Some(actor) => {
            let mut conn = state.db.get().await?;
            Box::pin(serving_staff(&mut conn, session, actor)).await?
        }
    };
    if by.is_none() && !session.is_public() {
        return Err(Problem::not_found());
    }
    if by.is_none() {
        state.limits.check(&request, Limited::Booking)?;
    }
    let key = required_key(&request)?;
    let booking = NewBooking::parse(body.read()?, session, &context.country)?;
    if by.is_none() {
        for_the_desk_alone(&booking)?;
    }
    let command = BookingCommand::new(booking, by, key, &state.keys).seeing(session);
    let (locale, seats) = (locale_of(&request), command.booking.seats);
    match batcher.book(command).await {
        Ok(booked) if !booked.replayed => {
            let venue = context.venue.clone();
            let session = SessionOfBooking::new(&booked.session, venue, locale);
            let seen_by = view_context(&state, locale);
            let view = BookingView::new(&booked.booking, session, booked.position, seen_by);
            Ok(answer(&state, &booked, view))
        }
        Ok(booked) => Box::pin(made(&state, &booked, locale)).await,
        Err(error) if another_session_helps(&error) => {
            let choices = contexts.alternatives(session, seats, now).await?;
            Err(with_alternatives(error.into(), &choices, locale))
        }
        Err(error) => Err(error.into()),
    }
}

/// What only staff with a right over the session may ask for.
fn for_the_desk_alone(booking: &NewBooking) -> Result<(), Problem> {
    let asked = [
        ("/override", booking.override_reason.is_some()),
        ("/holdId", booking.hold.is_some()),
    ];
    let mut faults = Faults::none();
    for (field, _) in asked.iter().filter(|(_, asked)| *asked) {
        faults.add(*field, Fault::new("not-allowed-here"));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.into())
    }
}

/// A refusal with up to three sessions to take instead.
pub(super) async fn refused(
    conn: &mut AsyncPgConnection,
    error: BookError,
    session: &Session,
    (seats, locale): (i32, Locale),
    now: DateTime<Utc>,
) -> Problem {
    if !another_session_helps(&error) {
        return error.into();
    }
    match alternative_sessions(conn, session, seats, now).await {
        Ok(choices) => with_alternatives(error.into(), &choices, locale),
        Err(error) => error.into(),
    }
}

/// Whether another session would help.
fn another_session_helps(error: &BookError) -> bool {
    matches!(
        error,
        BookError::Refused(
            Refusal::SoldOut { .. }
                | Refusal::Closed { .. }
                | Refusal::Cancelled
                | Refusal::NotOpenYet { .. }
        )
    )
}

fn with_alternatives(problem: Problem, choices: &[SessionChoice], locale: Locale) -> Problem {
    problem.fact("alternatives", json!(alternatives(choices, locale)))
}

/// The answer to a booking that came into being, now or by an earlier request.
pub(super) async fn made(
    state: &AppState,
    booked: &Booked,
    locale: Locale,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let seen_by = view_context(state, locale);
    let view = BookingView::load(&mut conn, &booked.booking, &booked.session, seen_by).await?;
    Ok(answer(state, booked, view))
}

fn answer(state: &AppState, booked: &Booked, view: BookingView) -> HttpResponse {
    state.letters.notify_one();
    metrics::counter!("bookings_total", "status" => booked.booking.status.name()).increment(1);
    let pin = booked
        .pin_version
        .and_then(|version| booked.booking.pin(&state.keys, version));
    let view = view.with_pin(pin.as_ref());
    let mut answer = HttpResponse::Created();
    answer.insert_header(("Location", format!("/api/v1/bookings/{}", view.id)));
    if booked.replayed {
        answer.insert_header(("Idempotency-Replayed", "true"));
    }
    tagged(answer, booked.booking.edit, &view)
}

/// How a view is made for this caller.
pub(super) fn view_context(state: &AppState, locale: Locale) -> ViewContext<'_> {
    ViewContext {
        locale,
        base_url: &state.config.http.base_url,
    }
}

//! `POST /sessions/{sessionId}/bookings`: for everybody, and for the desk with more rights.

use actix_web::{HttpRequest, HttpResponse, web};

use super::created::{answer, load_and_answer};
use crate::booking::access::{PublicTry, path_id, serving_staff};
use crate::booking::api::answers::view_context;
use crate::booking::api::refusal::{another_session_helps, with_alternatives, with_phone};
use crate::booking::batcher::{BookingBatcher, BookingCommand};
use crate::booking::context_cache::BookingContextCache;
use crate::booking::input::{BookingRequest, NewBooking};
use crate::booking::present::{BookingView, SessionOfBooking};
use crate::booking::rules::RefusedTopic;
use crate::platform::auth::Caller;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::{required_key, required_public_key};
use crate::platform::http::request::language::locale_of;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::state::AppState;

/// Book seats of a session. They are taken when this answers 201.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/bookings", tag = "bookings",
    params(
        ("sessionId" = uuid::Uuid, Path)
    ),
    request_body = BookingRequest,
    responses(
        (status = 201, description = "Booked, waiting or pending", body = BookingView)
    )
)]
pub async fn create(
    caller: Caller,
    state: web::Data<AppState>,
    batcher: web::Data<BookingBatcher>,
    contexts: web::Data<BookingContextCache>,
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
    let mut public = match by {
        None => Some(PublicTry::begin(&state.limits, &request)?),
        Some(_) => None,
    };
    let key = match by {
        None => required_public_key(&request)?,
        Some(_) => required_key(&request)?,
    };
    let booking = NewBooking::parse(body.read()?, session, &context.country)?;
    if let Some(public) = &mut public {
        refuse_fields_of_the_desk(&booking)?;
        public.take_seats(id, booking.seats)?;
    }
    let mut command = BookingCommand::new(booking, by, key, &state.keys).seeing(session);
    command.connection = public
        .as_ref()
        .and_then(|public| public.connection(&state.keys));
    let (locale, seats) = (locale_of(&request), command.booking.seats);
    if by.is_none() {
        let topics = &command.booking.topics;
        command.refused_topic =
            RefusedTopic::among(&context.topics, topics, locale, &context.language);
    }
    let booked = batcher.book(command).await;
    if let Some(public) = public {
        public.end(booked.as_ref().is_ok_and(|booked| !booked.replayed));
    }
    match booked {
        Ok(booked) if !booked.replayed && booked.knows_its_position() => {
            let venue = context.venue.clone();
            let session = SessionOfBooking::new(&booked.session, venue, locale);
            let seen_by = view_context(&state, locale);
            let view = BookingView::new(
                &booked.booking,
                &booked.details,
                session,
                booked.position,
                seen_by,
            );
            let view = view.with_letter(booked.letter);
            Ok(answer(&state, &booked, view))
        }
        Ok(booked) => Box::pin(load_and_answer(&state, &booked, locale)).await,
        Err(error) => {
            let problem = with_phone(error.into(), context.venue.phone.as_deref());
            if !another_session_helps(&problem) {
                return Err(problem);
            }
            let choices = contexts.alternatives(session, seats, now).await?;
            Err(with_alternatives(problem, &choices, locale))
        }
    }
}

/// What only staff with a right over the session may ask for.
fn refuse_fields_of_the_desk(booking: &NewBooking) -> Result<(), Problem> {
    let asked = [
        ("/override", booking.override_reason.is_some()),
        ("/holdId", booking.hold.is_some()),
        ("/discreet", booking.discreet),
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

//! `POST /sessions/{sessionId}/bookings`: for everybody, and for the desk with more rights.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::{id_of, tagged};
use crate::booking::batcher::{Booked, BookingCommand};
use crate::booking::known::{Catalogue, Others};
use crate::booking::view::{BookingView, alternative_sessions, alternatives};
use crate::booking::wish::{BookingRequest, NewBooking};
use crate::booking::{BookError, BookingBatcher, Refusal};
use crate::organisation;
use crate::platform::auth::{Actor, Caller, Permission};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::required_key;
use crate::platform::http::request::language::locale_of;
use crate::platform::i18n::Locale;
use crate::platform::ids::StaffId;
use crate::platform::limit::Limited;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::state::AppState;
use crate::session::{self, Session};

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
    (state, batcher, catalogue): (
        web::Data<AppState>,
        web::Data<BookingBatcher>,
        web::Data<Catalogue>,
    ),
    request: HttpRequest,
    body: Body<BookingRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let id = id_of(&request, "sessionId").ok_or_else(Problem::not_found)?;
    let known = catalogue.find(id).await?;
    let session = &known.session;
    let by = match caller.0.as_ref() {
        None => None,
        Some(actor) => {
            let mut conn = state.db.get().await?;
            Box::pin(serves(&mut conn, session, actor)).await?
        }
    };
    if by.is_none() && !session.is_public() {
        return Err(Problem::not_found());
    }
    if by.is_none() {
        state.limits.check(&request, Limited::Booking)?;
    }
    let key = required_key(&request)?;
    let wish = NewBooking::parse(body.read()?, session, &known.country)?;
    if by.is_none() {
        for_the_desk_alone(&wish)?;
    }
    let command = BookingCommand::new(wish, by, key, &state.keys).seeing(session);
    let (locale, seats) = (locale_of(&request), command.booking.seats);
    match batcher.book(command).await {
        Ok(booked) if !booked.replayed => {
            let venue = known.venue.clone();
            let frame = (locale, state.config.http.base_url.as_str());
            Ok(answer(
                &state,
                &booked,
                BookingView::new(&booked, venue, frame),
            ))
        }
        Ok(booked) => Box::pin(made(&state, &booked, locale)).await,
        Err(error) if offers_others(&error) => {
            let others = catalogue.others(session, seats, now).await?;
            Err(with_others(error.into(), &others, locale))
        }
        Err(error) => Err(error.into()),
    }
}

/// What only staff with a right over the session may ask for.
fn for_the_desk_alone(wish: &NewBooking) -> Result<(), Problem> {
    let asked = [
        ("/override", wish.beyond.is_some()),
        ("/holdId", wish.hold.is_some()),
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

/// A session as a caller sees it.
#[derive(Debug)]
pub(in crate::booking) struct Seen {
    /// What it says.
    pub session: Session,
    /// Who books, if it is the desk.
    pub by: Option<StaffId>,
    /// The country's code: it reads national telephone numbers.
    pub country: String,
}

/// The session, if this caller may see it.
pub(in crate::booking) async fn visible(
    conn: &mut AsyncPgConnection,
    id: Option<uuid::Uuid>,
    actor: Option<&Actor>,
) -> Result<Seen, Problem> {
    let id = id.ok_or_else(Problem::not_found)?;
    let session = session::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let by = match actor {
        None => None,
        Some(actor) => serves(conn, &session, actor).await?,
    };
    if by.is_none() && !session.is_public() {
        return Err(Problem::not_found());
    }
    let country = organisation::country_of(conn, session.organisation_id).await?;
    Ok(Seen {
        session,
        by,
        country,
    })
}

/// Who books for people at this session, if it is this member of staff.
async fn serves(
    conn: &mut AsyncPgConnection,
    session: &Session,
    actor: &Actor,
) -> Result<Option<StaffId>, Problem> {
    if !actor.may(Permission::ServePeople) {
        return Ok(None);
    }
    let target = session::target(conn, session, actor.id).await?;
    let covers = actor.scope(Permission::ServePeople).covers(target);
    Ok(covers.then_some(actor.id))
}

/// A refusal with up to three sessions to take instead.
pub(in crate::booking) async fn refused(
    conn: &mut AsyncPgConnection,
    error: BookError,
    session: &Session,
    (seats, locale): (i32, Locale),
    now: DateTime<Utc>,
) -> Problem {
    if !offers_others(&error) {
        return error.into();
    }
    match alternative_sessions(conn, session, seats, now).await {
        Ok(others) => with_others(error.into(), &others, locale),
        Err(error) => error.into(),
    }
}

/// Whether another session would help.
fn offers_others(error: &BookError) -> bool {
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

fn with_others(problem: Problem, others: &Others, locale: Locale) -> Problem {
    problem.fact("alternatives", json!(alternatives(others, locale)))
}

/// The answer to a booking that came into being, now or by an earlier request.
pub(in crate::booking) async fn made(
    state: &AppState,
    booked: &Booked,
    locale: Locale,
) -> Result<HttpResponse, Problem> {
    let frame = (locale, state.config.http.base_url.as_str());
    let mut conn = state.db.get().await?;
    let view = BookingView::load(&mut conn, &booked.booking, &booked.session, frame).await?;
    Ok(answer(state, booked, view))
}

fn answer(state: &AppState, booked: &Booked, view: BookingView) -> HttpResponse {
    state.letters.notify_one();
    metrics::counter!("bookings_total", "status" => booked.booking.status.clone()).increment(1);
    let view = view.with_pin(&state.keys, booked);
    let mut answer = HttpResponse::Created();
    answer.insert_header(("Location", format!("/api/v1/bookings/{}", view.id)));
    if booked.replayed {
        answer.insert_header(("Idempotency-Replayed", "true"));
    }
    tagged(answer, booked.booking.edit, &view)
}

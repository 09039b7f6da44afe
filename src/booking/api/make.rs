//! `POST /sessions/{sessionId}/bookings`: for everybody, and for the desk with more rights.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::{id_of, tagged};
use crate::booking::book::{Booked, Order, book};
use crate::booking::view::{BookingView, alternatives};
use crate::booking::wish::{BookingRequest, Wish};
use crate::booking::{BookError, BookingNumber, Refusal};
use crate::organisation;
use crate::platform::auth::{Actor, Caller, Permission};
use crate::platform::fault::Fault;
use crate::platform::http::body::Body;
use crate::platform::http::idempotency::IdempotencyKey;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::problem::Problem;
use crate::platform::http::render::locale_of;
use crate::platform::i18n::Locale;
use crate::platform::idempotent::{Once, PUBLIC};
use crate::platform::ids::StaffId;
use crate::platform::limit::Limited;
use crate::platform::state::{AppState, to_the_end};
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
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<BookingRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = {
        let mut conn = state.db.get().await?;
        visible(&mut conn, id_of(&request, "sessionId"), caller.0.as_ref()).await?
    };
    if session.1.is_none() {
        state.limits.check(&request, Limited::Booking)?;
    }
    let key = IdempotencyKey::required(&request)?;
    let (session, by, country) = session;
    let wish = Wish::parse(body.read()?, &session, &country)?;
    if by.is_none() && wish.beyond.is_some() {
        return Err(Problem::fault("/override", Fault::new("not-allowed-here")));
    }
    let scope = by.map_or_else(|| PUBLIC.to_owned(), |staff| staff.to_string());
    let once = Once::new(scope, key, &wish.canonical(), &state.keys);
    let order = Order { wish, by, once };
    let locale = locale_of(&request);
    let view = place(state.get_ref().clone(), order, session, locale, now).await?;
    Ok(view)
}

/// The session as this caller sees it, who books if it is the desk, and the country's code.
pub(in crate::booking) async fn visible(
    conn: &mut AsyncPgConnection,
    id: Option<uuid::Uuid>,
    actor: Option<&Actor>,
) -> Result<(Session, Option<StaffId>, String), Problem> {
    let session = session::load(conn, id.ok_or_else(Problem::not_found)?)
        .await?
        .ok_or_else(Problem::not_found)?;
    let by = match actor {
        Some(actor) if actor.may(Permission::ServePeople) => {
            let target = session::target(conn, &session, actor.id).await?;
            actor
                .scope(Permission::ServePeople)
                .covers(target)
                .then_some(actor.id)
        }
        _ => None,
    };
    if by.is_none() && !session.is_public() {
        return Err(Problem::not_found());
    }
    let country = organisation::country_of(conn, session.organisation_id).await?;
    Ok((session, by, country))
}

/// Books in a task of its own: a client that goes away changes nothing.
async fn place(
    state: AppState,
    order: Order,
    session: Session,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<HttpResponse, Problem> {
    to_the_end(async move {
        let mut conn = state.db.get().await?;
        let seats = order.wish.seats;
        let booked = match book(&mut conn, &state.keys, &order, BookingNumber::draw, now).await {
            Ok(booked) => booked,
            Err(error) => {
                return Err(refused(&mut conn, error, &session, (seats, locale), now).await);
            }
        };
        state.letters.notify_one();
        metrics::counter!("bookings_total", "status" => booked.booking.status.clone()).increment(1);
        made(&mut conn, &state, &booked, locale).await
    })
    .await
    .map(|made| made.answer())
}

/// A refusal with up to three sessions to take instead.
pub(in crate::booking) async fn refused(
    conn: &mut AsyncPgConnection,
    error: BookError,
    session: &Session,
    (seats, locale): (i32, Locale),
    now: DateTime<Utc>,
) -> Problem {
    let offer = matches!(
        &error,
        BookError::Refused(
            Refusal::SoldOut { .. }
                | Refusal::Closed
                | Refusal::Cancelled
                | Refusal::NotOpenYet { .. }
        )
    );
    let problem = Problem::from(error);
    if !offer {
        return problem;
    }
    match alternatives(conn, session, seats, locale, now).await {
        Ok(others) => problem.fact("alternatives", serde_json::json!(others)),
        Err(error) => error.into(),
    }
}

struct Made {
    view: BookingView,
    edit: i32,
    replayed: bool,
}

async fn made(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    booked: &Booked,
    locale: Locale,
) -> Result<Made, Problem> {
    let frame = (locale, state.config.http.base_url.as_str());
    let view = BookingView::load(conn, &booked.booking, &booked.session, frame).await?;
    Ok(Made {
        view: view.with_pin(&state.keys, booked),
        edit: booked.booking.edit,
        replayed: booked.replayed,
    })
}

impl Made {
    fn answer(self) -> HttpResponse {
        let mut answer = HttpResponse::Created();
        answer.insert_header(("Location", format!("/api/v1/bookings/{}", self.view.id)));
        if self.replayed {
            answer.insert_header(("Idempotency-Replayed", "true"));
        }
        tagged(answer, self.edit, &self.view)
    }
}

//! What staff do at a session's page. Each form leads back to the page; what cannot be done is
//! said there, beside what was typed.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;
use serde_json::json;

use super::roster::{Again, page, path_of};
use crate::booking::access::{CancellableSession, authorise_roster, path_id, session_to_cancel};
use crate::booking::actions::cancel_session;
use crate::booking::batcher::{BookingBatcher, BookingCommand};
use crate::booking::day::{AttendanceOutcome, NewAttendance, NewWalkIns, add_walk_ins, check_in};
use crate::booking::input::{BookingRequest, NewBooking, OverrideRequest, parse_reason};
use crate::booking::model::Booking;
use crate::booking::pages::see;
use crate::booking::rules::may_walk_in;
use crate::organisation;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::routing::{Access, Endpoint, get, post};
use crate::platform::i18n::{Locale, t};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::input::form::Form;
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::ascii_digit;
use crate::platform::ui::Layout;
use crate::session::{self, NewCount, Session};

/// The pages, whole paths.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    use Access::Staff;
    use Permission as P;
    let mut all = vec![
        get(
            "/{lang}/desk/sessions/{sessionId}",
            Staff(P::ReadRoster),
            || web::to(show),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/bookings/{bookingId}/attendance",
            Staff(P::CheckIn),
            || web::to(attend),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/walk-ins",
            Staff(P::CheckIn),
            || web::to(walk_ins),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/count",
            Staff(P::Count),
            || web::to(count),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/cancellation",
            Staff(P::PublishSessions),
            || web::to(call_off),
        ),
    ];
    all.extend(super::serve::endpoints());
    all.extend(super::moving::endpoints());
    all.extend(super::holding::endpoints());
    all
}

async fn show(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    page(&mut conn, &state, &request, can.actor(), Again::default()).await
}

async fn attend(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = open(&state, &request, can.actor(), Permission::CheckIn).await?;
    let back = back(&request, &state, &session)?;
    let id = BookingId(path_id(&request, "bookingId").ok_or_else(Problem::not_found)?);
    let booking = {
        let mut conn = state.db.get().await?;
        Booking::load(&mut conn, id).await?
    };
    let booked_at = session.course_id.unwrap_or(session.id);
    if booking.is_none_or(|booking| booking.session_id != booked_at) {
        return Err(Problem::not_found());
    }
    let form = form_body.read()?;
    let outcome = AttendanceOutcome::parse(form.text("outcome"))
        .map_err(|fault| Problem::fault("/outcome", fault))?;
    let attended = NewAttendance {
        booking: id,
        outcome,
        people: None,
        meeting: session.course_id.map(|_| session.id),
        by: can.staff(),
    };
    let shared = state.clone();
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        check_in(&mut conn, attended, now).await
    });
    match done.await {
        Ok(_) => Ok(see(&back)),
        Err(problem) => again(&state, &request, can.actor(), problem, Again::default()).await,
    }
}

async fn walk_ins(
    can: Can<rights::CheckIn>,
    (state, batcher): (web::Data<AppState>, web::Data<BookingBatcher>),
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = open(&state, &request, can.actor(), Permission::CheckIn).await?;
    let layout = Layout::asked(&request, &state, path_of(&session))?;
    let form = form_body.read()?;
    let name = form.text("name").to_owned();
    let added = match form.get("count") {
        Some(count) => {
            let key = key_of(&form);
            add_count(&state, session, (count, can.staff()), key).await
        }
        None => {
            let who = (layout.locale, can.staff());
            add_named(&state, &batcher, session, &form, who).await
        }
    };
    match added {
        Ok(()) => Ok(see(&layout.url(&layout.path))),
        Err(problem) => {
            let typed = Again {
                name,
                ..Again::default()
            };
            again(&state, &request, can.actor(), problem, typed).await
        }
    }
}

async fn add_count(
    state: &web::Data<AppState>,
    session: Session,
    (count, staff): (&str, StaffId),
    key: IdempotencyKey,
) -> Result<(), Problem> {
    let count = number(count, 1, 1000, "/count")?;
    let (shared, now) = (state.clone(), state.clock.now());
    let said = json!([session.id, "count", count]);
    let once = IdempotentRequest::new(staff.to_string(), key, &said, &state.keys);
    let new = NewWalkIns { count, by: staff };
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        add_walk_ins(&mut conn, &session, new, Some(&once), now)
            .await
            .map(drop)
    })
    .await
}

async fn add_named(
    state: &web::Data<AppState>,
    batcher: &BookingBatcher,
    session: Session,
    form: &Form,
    (locale, staff): (Locale, StaffId),
) -> Result<(), Problem> {
    let country = {
        let mut conn = state.db.get().await?;
        organisation::country_of(&mut conn, session.organisation_id).await?
    };
    let override_reason = (form.get("override") == Some("true")).then(|| OverrideRequest {
        reason: t(locale, "walk-in-override").into_owned(),
    });
    let wanted = BookingRequest::walk_in(form.text("name").to_owned(), override_reason);
    let booking = NewBooking::parse_walk_in(wanted, &session, &country)?;
    let command = BookingCommand::new(booking, Some(staff), key_of(form), &state.keys);
    may_walk_in(&session, state.clock.now())?;
    batcher.book(command).await?;
    Ok(())
}

async fn count(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = open(&state, &request, can.actor(), Permission::Count).await?;
    let back = back(&request, &state, &session)?;
    let form = form_body.read()?;
    let estimated = form.get("estimated") == Some("true");
    let put = match number(form.text("total"), 0, 1_000_000, "/total") {
        Ok(total) => put_count(&state, &session, (total, estimated), can.staff()).await,
        Err(problem) => Err(problem),
    };
    match put {
        Ok(()) => Ok(see(&format!("{back}?done=counted"))),
        Err(problem) => {
            let typed = Again {
                count: Some((form.text("total").to_owned(), estimated)),
                ..Again::default()
            };
            again(&state, &request, can.actor(), problem, typed).await
        }
    }
}

async fn put_count(
    state: &web::Data<AppState>,
    session: &Session,
    (total, estimated): (i32, bool),
    by: StaffId,
) -> Result<(), Problem> {
    let counted = NewCount {
        state: if estimated { "estimated" } else { "counted" },
        total,
        ..NewCount::default()
    };
    let (shared, now, id) = (state.clone(), state.clock.now(), session.id);
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        conn.transaction::<_, Problem, _>(async |conn| {
            session::put_count(conn, id, &counted, by, now).await
        })
        .await
        .map(drop)
    })
    .await
}

async fn call_off(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let CancellableSession {
        session: target,
        language,
    } = {
        let mut conn = state.db.get().await?;
        session_to_cancel(&mut conn, &can, path_id(&request, "sessionId")).await?
    };
    let back = back(&request, &state, &target)?;
    let form = form_body.read()?;
    let done = match parse_reason(form.text("reason").into(), language) {
        Err(problem) => Err(problem),
        Ok(reason) => {
            let (shared, staff) = (state.clone(), can.staff());
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                cancel_session(&mut conn, &target, &reason, staff, now).await?;
                shared.letters.notify_one();
                Ok(())
            })
            .await
        }
    };
    match done {
        Ok(()) => Ok(see(&format!("{back}?done=cancelled"))),
        Err(problem) => {
            let typed = Again {
                reason: form.text("reason").to_owned(),
                ..Again::default()
            };
            again(&state, &request, can.actor(), problem, typed).await
        }
    }
}

/// A form's key; one sent without acts anew.
pub(super) fn key_of(form: &Form) -> IdempotencyKey {
    IdempotencyKey::parse(form.text("key")).unwrap_or_else(|_none| IdempotencyKey::fresh())
}

/// The session of the path, within reach.
pub(super) async fn open(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    permission: Permission,
) -> Result<Session, Problem> {
    let (id, now) = (path_id(request, "sessionId"), state.clock.now());
    let mut conn = state.db.get().await?;
    let seen = authorise_roster(&mut conn, actor, permission, id, now).await?;
    Ok(seen.session)
}

/// The page's address.
pub(super) fn back(
    request: &HttpRequest,
    state: &AppState,
    session: &Session,
) -> Result<String, Problem> {
    let layout = Layout::asked(request, state, path_of(session))?;
    Ok(layout.url(&layout.path))
}

/// The page again with what cannot be done; a failure of ours is no page of theirs.
pub(super) async fn again(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    problem: Problem,
    typed: Again,
) -> Result<HttpResponse, Problem> {
    if ![409, 422].contains(&problem.kind.status) {
        return Err(problem);
    }
    let mut conn = state.db.get().await?;
    let again = Again {
        problem: Some(problem),
        ..typed
    };
    page(&mut conn, state, request, actor, again).await
}

/// A whole number as it was typed, in the digits of any keyboard.
fn number(text: &str, min: i32, max: i32, pointer: &str) -> Result<i32, Problem> {
    let digits: String = text
        .trim()
        .chars()
        .map(|sign| ascii_digit(sign).unwrap_or(sign))
        .collect();
    let number = digits.parse().ok();
    number
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| {
            let fault = Fault::new("out-of-range").fact("min", min).fact("max", max);
            Problem::fault(pointer, fault)
        })
}

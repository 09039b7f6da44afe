//! `/{lang}/sessions/{sessionId}/book`: the form, and what becomes of it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::filled::typed;
use super::{refused, see, visit};
use crate::booking::access::{VisibleSession, path_id, visible_session};
use crate::booking::batcher::{Booked, BookingBatcher, BookingCommand};
use crate::booking::channel::Arrival;
use crate::booking::code::first_visit_token;
use crate::booking::hold::{self, Hold};
use crate::booking::input::parse_form;
use crate::booking::pages::offer::{Filled, Offer};
use crate::booking::problems::{
    CANCELLED, CLOSED, HOLD_GONE, NOT_OPEN_YET, SOLD_OUT, TOO_MANY_BOOKINGS, TOO_MANY_SEATS,
};
use crate::booking::rules::{Refusal, may_book};
use crate::platform::auth::Caller;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::i18n::Locale;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::HoldId;
use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::limit::Limited;
use crate::platform::problem::{KEY_REUSED, Problem, RATE_LIMITED, UNPROCESSABLE};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::Session;

/// The form. Of a meeting, that of its course.
///
/// # Errors
/// 404 where there is no such session for this caller.
pub async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (id, now) = (path_id(&request, "sessionId"), state.clock.now());
    let mut conn = state.db.get().await?;
    let seen = visible_session(&mut conn, id, caller.0.as_ref()).await?;
    let layout = layout(&request, &state, &seen.session)?;
    if let Some(course) = seen.session.course_id {
        return Ok(see(&layout.url(&format!("/sessions/{course}/book"))));
    }
    let closed = closed(&seen, now)?;
    let hold = named_hold(&mut conn, &seen, Query::lenient(&request).get("hold"), now).await?;
    let layout = holding(layout, hold);
    let offer = Offer::load(&mut conn, seen, closed, hold, now).await?;
    let page = offer.page(&mut conn, layout, Filled::default()).await?;
    Ok(HtmlPage::private(page).answer())
}

/// Books, and leads to the booking's page; or shows the form again with what was typed.
///
/// # Errors
/// 404 as above; what no form can mend.
pub async fn submit(
    caller: Caller,
    (state, batcher): (web::Data<AppState>, web::Data<BookingBatcher>),
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (id, now) = (path_id(&request, "sessionId"), state.clock.now());
    let seen = {
        let mut conn = state.db.get().await?;
        visible_session(&mut conn, id, caller.0.as_ref()).await?
    };
    let layout = layout(&request, &state, &seen.session)?;
    let form = form_body.read()?;
    let to = (state.get_ref(), batcher.get_ref());
    match make(to, &request, &seen, (&form, layout.locale)).await {
        Ok(booked) => {
            let token = first_visit_token(&state.keys, &booked.booking, now)?;
            let mut answer = see(&layout.url(&format!("/bookings/{}", booked.booking.number)));
            let begun = answer.add_cookie(&visit::begin(&state, &token));
            begun.map_err(|error| Problem::internal(anyhow::anyhow!("{error}")))?;
            Ok(answer)
        }
        Err(problem) => again(&state, layout, seen, &form, problem, now).await,
    }
}

fn layout(request: &HttpRequest, state: &AppState, session: &Session) -> Result<Layout, Problem> {
    let path = format!("/sessions/{}/book", session.id);
    Layout::asked(request, state, path)
}

/// The same page in another language keeps the seat.
fn holding(layout: Layout, hold: Option<Hold>) -> Layout {
    match hold {
        Some(hold) => Layout {
            path: format!("{}?hold={}", layout.path, hold.id),
            ..layout
        },
        None => layout,
    }
}

/// The seat the desk keeps for this form.
async fn named_hold(
    conn: &mut AsyncPgConnection,
    seen: &VisibleSession,
    id: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Option<Hold>, Problem> {
    match desks(seen, id) {
        Some(id) => Ok(hold::live_hold(conn, seen.session.id, id, now).await?),
        None => Ok(None),
    }
}

/// A hold's id, where the desk names it.
fn desks(seen: &VisibleSession, id: Option<&str>) -> Option<HoldId> {
    seen.by.and(id)?.parse().ok().map(HoldId)
}

/// Why the session takes no bookings, whatever its seats.
fn closed(seen: &VisibleSession, now: DateTime<Utc>) -> Result<Option<Problem>, Problem> {
    match may_book(&seen.session, seen.channel(), Arrival::Ahead, now) {
        Ok(()) => Ok(None),
        Err(Refusal::NoSuchSession) => Err(Problem::not_found()),
        Err(refusal) => Ok(Some(refusal.into())),
    }
}

async fn make(
    (state, batcher): (&AppState, &BookingBatcher),
    request: &HttpRequest,
    seen: &VisibleSession,
    (form, locale): (&Form, Locale),
) -> Result<Booked, Problem> {
    if seen.by.is_none() {
        state.limits.check(request, Limited::Booking)?;
    }
    let mut booking = parse_form(form, &seen.session, &seen.country, locale)?;
    booking.hold = desks(seen, form.filled("hold"));
    // A form sent without its key books anew.
    let key = IdempotencyKey::parse(form.text("key")).unwrap_or_else(|_| IdempotencyKey::fresh());
    let command = BookingCommand::new(booking, seen.by, key, &state.keys);
    let booked = batcher.book(command).await?;
    state.letters.notify_one();
    metrics::counter!("bookings_total", "status" => booked.booking.status.name()).increment(1);
    Ok(booked)
}

/// The form again, where it can mend what is wrong.
async fn again(
    state: &AppState,
    layout: Layout,
    seen: VisibleSession,
    form: &Form,
    problem: Problem,
    now: DateTime<Utc>,
) -> Result<HttpResponse, Problem> {
    const SHOWN: [&crate::platform::problem::Kind; 9] = [
        &SOLD_OUT,
        &HOLD_GONE,
        &TOO_MANY_SEATS,
        &TOO_MANY_BOOKINGS,
        &NOT_OPEN_YET,
        &CLOSED,
        &CANCELLED,
        &RATE_LIMITED,
        &KEY_REUSED,
    ];
    let mistyped = *problem.kind == UNPROCESSABLE;
    if !mistyped && !SHOWN.contains(&problem.kind) {
        return Err(problem);
    }
    let closed = closed(&seen, now)?;
    let mut conn = state.db.get().await?;
    let hold = named_hold(&mut conn, &seen, form.filled("hold"), now).await?;
    let layout = holding(layout, hold);
    let offer = Offer::load(&mut conn, seen, closed, hold, now).await?;
    let filled = Filled {
        form: typed(form),
        errors: FormErrors::of(layout.locale, &problem.fields),
        refused: (!mistyped).then_some(&problem),
    };
    let page = HtmlPage::private(offer.page(&mut conn, layout, filled).await?);
    let answer = page.status(StatusCode::UNPROCESSABLE_ENTITY).answer();
    Ok(refused(answer, &problem))
}

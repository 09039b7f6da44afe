//! `/{lang}/sessions/{sessionId}/book`: the form, and what becomes of it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::already::refuse_second;
use super::bookable::{BookableSession, FilledForm};
use super::form::BookForm;
use crate::booking::access::{PublicTry, VisibleSession, path_id, see_other, visible_session};
use crate::booking::batcher::{Booked, BookingBatcher, BookingCommand};
use crate::booking::channel::Arrival;
use crate::booking::code::{first_visit_token, visit_token};
use crate::booking::input::{NewBooking, parse_form};
use crate::booking::pages::visit;
use crate::booking::problems::{
    ALREADY_BOOKED, CANCELLED, CLOSED, HOLD_GONE, NOT_OPEN_YET, QUEUE_CLOSED, SOLD_OUT,
    TOO_MANY_BOOKINGS, TOO_MANY_SEATS, TOPIC_NOT_HELPED,
};
use crate::booking::rules::{Refusal, RefusedTopic, may_book};
use crate::platform::auth::Caller;
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::Locale;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::{
    KEY_REUSED, Kind, PRESS_AGAIN, Problem, RATE_LIMITED, UNPROCESSABLE, UNSENT_FORM,
};
use crate::platform::state::AppState;
use crate::platform::ui::form::{BotCheck, FormErrors, check_for_bots};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{Session, topic_policy};

/// The form. Of a meeting, that of its course; staff have one of their own.
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
    let layout = layout_of(&request, &state, &seen.session)?;
    if seen.by.is_some() {
        return Ok(see_other(&layout.url(&format!("/desk{}", layout.path))));
    }
    if let Some(course) = seen.session.course_id {
        return Ok(see_other(&layout.url(&format!("/sessions/{course}/book"))));
    }
    let closed = closed(&seen, now)?;
    let bookable = BookableSession::load(&mut conn, seen, closed, now).await?;
    let filled = FilledForm {
        check: Some(BotCheck::fresh(&state.keys, &layout.path, now)),
        ..FilledForm::default()
    };
    let page = bookable.page(&mut conn, layout, filled).await?;
    Ok(HtmlPage::private(page).answer())
}

/// Books, and leads to the booking's page; or shows the form again with what was typed.
///
/// # Errors
/// 404 as above; what no form can mend.
pub async fn submit(
    caller: Caller,
    state: web::Data<AppState>,
    batcher: web::Data<BookingBatcher>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (id, now) = (path_id(&request, "sessionId"), state.clock.now());
    let seen = {
        let mut conn = state.db.get().await?;
        visible_session(&mut conn, id, caller.0.as_ref()).await?
    };
    let layout = layout_of(&request, &state, &seen.session)?;
    let TypedForm { form, sent } = form_body.read_typed(&["topics"])?;
    let booked = match sent {
        Ok(()) => book(&state, &batcher, &request, &seen, &form, &layout).await,
        Err(unsent) => Err(unsent),
    };
    match booked {
        Ok(booked) => {
            // Sent again after a while, it may come from whoever sits down next: the PIN is not shown.
            let token = match booked.pin_version {
                Some(_) => first_visit_token(&state.keys, &booked.booking, now)?,
                None => visit_token(&state.keys, &booked.booking, now)?,
            };
            let mut answer =
                see_other(&layout.url(&format!("/bookings/{}", booked.booking.number)));
            visit::start(&mut answer, &state, &token)?;
            Ok(answer)
        }
        Err(problem) => redisplay(&state, layout, seen, &form, problem, now).await,
    }
}

fn layout_of(
    request: &HttpRequest,
    state: &AppState,
    session: &Session,
) -> Result<Layout, Problem> {
    let path = format!("/sessions/{}/book", session.id);
    Layout::asked(request, state, path)
}

/// Why the session takes no bookings, whatever its seats.
fn closed(seen: &VisibleSession, now: DateTime<Utc>) -> Result<Option<Problem>, Problem> {
    match may_book(&seen.session, seen.channel(), Arrival::Ahead, now) {
        Ok(()) => Ok(None),
        Err(Refusal::NoSuchSession) => Err(Problem::not_found()),
        Err(refusal) => Ok(Some(refusal.into())),
    }
}

async fn book(
    state: &AppState,
    batcher: &BookingBatcher,
    request: &HttpRequest,
    seen: &VisibleSession,
    form: &Form,
    layout: &Layout,
) -> Result<Booked, Problem> {
    let mut public = match seen.by {
        None => {
            check_for_bots(state, &layout.path, form)?;
            Some(PublicTry::begin(&state.limits, request)?)
        }
        Some(_) => None,
    };
    let mut command = parse(state, seen, form, layout.locale)?;
    if seen.by.is_none() && form.get("again") != Some("true") {
        let (name, now) = (command.booking.name.as_str(), state.clock.now());
        refuse_second(state, request, seen.session.id, name, now).await?;
    }
    if let Some(public) = &mut public {
        public.take_seats(seen.session.id, command.booking.seats)?;
        command.connection = public.connection(&state.keys);
        command.refused_topic = refused_topic(state, seen, &command.booking, layout.locale).await?;
    }
    let booked = batcher.book(command).await;
    if let Some(public) = public {
        public.end(booked.as_ref().is_ok_and(|booked| !booked.replayed));
    }
    let booked = booked?;
    state.letters.notify_one();
    Ok(booked)
}

/// Read only where topics are asked for.
async fn refused_topic(
    state: &AppState,
    seen: &VisibleSession,
    booking: &NewBooking,
    locale: Locale,
) -> Result<Option<RefusedTopic>, Problem> {
    if booking.topics.is_empty() {
        return Ok(None);
    }
    let mut conn = state.db.get().await?;
    let policy = topic_policy(&mut conn, &seen.session).await?;
    let topics = &booking.topics;
    Ok(RefusedTopic::among(&policy, topics, locale, locale.tag()))
}

fn parse(
    state: &AppState,
    seen: &VisibleSession,
    form: &Form,
    locale: Locale,
) -> Result<BookingCommand, Problem> {
    let booking = parse_form(form, &seen.session, &seen.country, locale)?;
    // A form sent without its key books anew.
    let key = IdempotencyKey::of_form(form.text("key"));
    Ok(BookingCommand::new(booking, seen.by, key, &state.keys))
}

/// Shows the form again, where it can mend what is wrong.
async fn redisplay(
    state: &AppState,
    layout: Layout,
    seen: VisibleSession,
    form: &Form,
    problem: Problem,
    now: DateTime<Utc>,
) -> Result<HttpResponse, Problem> {
    const SHOWN: [&Kind; 14] = [
        &PRESS_AGAIN,
        &UNSENT_FORM,
        &ALREADY_BOOKED,
        &SOLD_OUT,
        &QUEUE_CLOSED,
        &HOLD_GONE,
        &TOO_MANY_SEATS,
        &TOO_MANY_BOOKINGS,
        &TOPIC_NOT_HELPED,
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
    let (closed, public) = (closed(&seen, now)?, seen.by.is_none());
    let mut conn = state.db.get().await?;
    let bookable = BookableSession::load(&mut conn, seen, closed, now).await?;
    let filled = FilledForm {
        form: BookForm::of(form),
        errors: FormErrors::of(layout.locale, &problem.fields),
        refused: (!mistyped).then_some(&problem),
        check: public.then(|| BotCheck::again(&state.keys, &layout.path, form, now)),
    };
    let page = HtmlPage::private(bookable.page(&mut conn, layout, filled).await?);
    let answer = page.status(StatusCode::UNPROCESSABLE_ENTITY).answer();
    Ok(refused_page(answer, &problem))
}

//! `/{lang}/bookings/{number}`: the booking while its visit is open, and else the way to open it;
//! its slip; cancelling it, and answering an offer.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::see;
use super::visit::Visit;
use crate::booking::actions::perform;
use crate::booking::channel::Channel;
use crate::booking::code::{BookingNumber, Code};
use crate::booking::model::Booking;
use crate::booking::pages::{
    AskPage, BookingPage, Cancelled, CancelledBy, Cancelling, Offer, SlipPage, letter_promise,
};
use crate::booking::present::{SessionDetails, Standing, standing};
use crate::booking::rules::{HolderAction, may_cancel_or_move};
use crate::booking::status::BookingStatus;
use crate::platform::contact::EmailAddress;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::{Locale, dates};
use crate::platform::ids::BookingId;
use crate::platform::problem::{Problem, WRONG_STATE};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::calendar_path;

/// The booking, or the question for its PIN.
///
/// # Errors
/// 404 for what cannot be a number.
pub async fn show(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (number, now) = (number_of(&request)?, state.clock.now());
    let layout = layout(&request, &state, &number, "")?;
    let mut conn = state.db.get().await?;
    match Visit::of(&mut conn, &state, &request, &number, now).await? {
        None => Ok(ask(layout, &number)),
        Some(visit) => page(&mut conn, &state, layout, visit, now).await,
    }
}

/// The slip, for paper.
///
/// # Errors
/// As [`show`].
pub async fn slip(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (number, now) = (number_of(&request)?, state.clock.now());
    let layout = layout(&request, &state, &number, "/slip")?;
    let mut conn = state.db.get().await?;
    let Some(visit) = Visit::of(&mut conn, &state, &request, &number, now).await? else {
        return Ok(ask(layout, &number));
    };
    if visit.booking.status == BookingStatus::Cancelled {
        return Ok(see(&layout.url(&format!("/bookings/{}", number.as_str()))));
    }
    let standing = standing(&mut conn, &visit.booking).await?;
    let pin = visit.pin(&state.keys);
    let details = SessionDetails::load(&mut conn, visit.session, now).await?;
    let (locale, session) = (layout.locale, &details.session);
    let day = dates::capital(&dates::day_long(locale, session.local_date));
    let span = dates::span(locale, session.local_time, session.local_end());
    let manage = state.link(&layout.url(&format!("/bookings/{}", number.as_str())));
    let facts = details.visit(locale, &visit.booking);
    let layout = details.frame(layout);
    let mut page = SlipPage::new(
        layout,
        standing,
        number.as_str(),
        (day, span),
        facts,
        &manage,
    );
    page.pin = pin.map(|pin| Code::of(pin.reveal()));
    Ok(HtmlPage::private(page).answer())
}

/// Cancels, and shows what is now. Cancelled already is the same page.
///
/// # Errors
/// As [`show`]; what the page cannot explain.
pub async fn cancel(
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    take(HolderAction::Cancel, state, request, form_body).await
}

/// Accepts an offered place. Accepted already is the same page.
///
/// # Errors
/// As [`cancel`].
pub async fn accept(
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    take(HolderAction::Accept, state, request, form_body).await
}

/// Declines an offered place. Declined already is the same page.
///
/// # Errors
/// As [`cancel`].
pub async fn decline(
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    take(HolderAction::Decline, state, request, form_body).await
}

async fn take(
    action: HolderAction,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (number, now) = (number_of(&request)?, state.clock.now());
    let layout = layout(&request, &state, &number, "")?;
    form_body.read()?;
    let here = layout.url(&layout.path);
    let opened = {
        let mut conn = state.db.get().await?;
        Visit::of(&mut conn, &state, &request, &number, now).await?
    };
    let Some(visit) = opened else {
        return Ok(see(&here));
    };
    let (id, shared) = (BookingId(visit.booking.id), state.clone());
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        perform(&mut conn, action, id, None, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(see(&here)),
        Err(problem) if *problem.kind == WRONG_STATE => {
            let mut conn = state.db.get().await?;
            let visit = Visit::of(&mut conn, &state, &request, &number, now).await?;
            let visit = visit.ok_or_else(Problem::not_found)?;
            let mut answer = too_late(&mut conn, &state, layout, visit, action, now).await?;
            *answer.status_mut() = StatusCode::CONFLICT;
            Ok(answer)
        }
        Err(problem) => Err(problem),
    }
}

/// The page as it is now says why: the session has begun, or the offer has ended.
async fn too_late(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    layout: Layout,
    visit: Visit,
    action: HolderAction,
    now: DateTime<Utc>,
) -> Result<HttpResponse, Problem> {
    // What was refused changed nothing: an offer may be due and not have expired yet.
    let expired = visit
        .booking
        .offered_until
        .is_some_and(|until| until <= now);
    let over = expired || visit.booking.status == BookingStatus::Cancelled;
    if action != HolderAction::Accept || !over {
        return page(conn, state, layout, visit, now).await;
    }
    let details = SessionDetails::load(conn, visit.session, now).await?;
    let layout = details.frame(layout);
    let facts = details.visit(layout.locale, &visit.booking);
    let by = match cancelled_by(&details, layout.locale) {
        CancelledBy::Visitor => CancelledBy::Late,
        by => by,
    };
    Ok(HtmlPage::private(Cancelled::new(layout, by, facts)).answer())
}

fn number_of(request: &HttpRequest) -> Result<BookingNumber, Problem> {
    let text = request.match_info().get("number").unwrap_or_default();
    BookingNumber::parse(text).map_err(|_fault| Problem::not_found())
}

fn layout(
    request: &HttpRequest,
    state: &AppState,
    number: &BookingNumber,
    part: &str,
) -> Result<Layout, Problem> {
    let path = format!("/bookings/{}{part}", number.as_str());
    Layout::asked(request, state, path)
}

/// Says nothing of whether there is such a number.
fn ask(layout: Layout, number: &BookingNumber) -> HttpResponse {
    let action = layout.url("/my-booking");
    let none = FormErrors::none();
    HtmlPage::private(AskPage::new(layout, action, number.as_str(), &none, None)).answer()
}

async fn page(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    layout: Layout,
    visit: Visit,
    now: DateTime<Utc>,
) -> Result<HttpResponse, Problem> {
    let standing = standing(conn, &visit.booking).await?;
    let details = SessionDetails::load(conn, visit.session.clone(), now).await?;
    let layout = details.frame(layout);
    if visit.booking.status == BookingStatus::Cancelled {
        let facts = details.visit(layout.locale, &visit.booking);
        let by = cancelled_by(&details, layout.locale);
        return Ok(HtmlPage::private(Cancelled::new(layout, by, facts)).answer());
    }
    let page = live(state, layout, &details, &visit, standing, now);
    Ok(HtmlPage::private(page).answer())
}

fn live(
    state: &AppState,
    layout: Layout,
    details: &SessionDetails,
    visit: &Visit,
    standing: Standing,
    now: DateTime<Utc>,
) -> BookingPage {
    let (locale, booking) = (layout.locale, &visit.booking);
    let leave = layout.url("/my-booking/leave");
    // What is not for everybody has no file that everybody can fetch.
    let session = &details.session;
    let calendar = session
        .is_public()
        .then(|| layout.url(&calendar_path(session.id)));
    let cancelling = if may_cancel_or_move(booking, session, Channel::Public, now) {
        let action = layout.url(&format!("/bookings/{}/cancellation", booking.number));
        Cancelling::Open { action }
    } else {
        Cancelling::Past
    };
    let name = booking.name.clone().unwrap_or_default();
    let facts = details.visit(locale, booking);
    let offer = offer(&layout, details, booking, now);
    let mut page = BookingPage::new(layout, standing, name, &booking.number, facts, cancelling);
    (page.title, page.title_lang) = details.title(locale);
    page.pin = visit.pin(&state.keys).map(|pin| Code::of(pin.reveal()));
    page.letter = promised(visit, standing, locale);
    page.leave_action = Some(leave);
    page.offer = offer;
    page.calendar_href = calendar;
    page
}

/// An offer that can still be answered.
fn offer(
    layout: &Layout,
    details: &SessionDetails,
    booking: &Booking,
    now: DateTime<Utc>,
) -> Option<Offer> {
    let until = booking.offered_until.filter(|until| now < *until)?;
    let (day, time) = details.local(until);
    let when = dates::day_and_time(layout.locale, day, time, details.today);
    Some(Offer::new(layout, &booking.number, &when))
}

/// The letter to come, for whoever just booked.
fn promised(visit: &Visit, standing: Standing, locale: Locale) -> Option<String> {
    let booking = &visit.booking;
    let to = booking
        .email
        .as_deref()
        .filter(|_| visit.made && booking.notify == "email")?;
    let to = EmailAddress::parse(to).ok()?;
    Some(letter_promise(locale, standing, &to.masked()))
}

fn cancelled_by(details: &SessionDetails, locale: Locale) -> CancelledBy {
    if details.session.status != "cancelled" {
        return CancelledBy::Visitor;
    }
    let reason = details.session.cancel_reason.as_ref();
    let told = reason.map(|reason| reason.best_in(&[locale.tag()], details.owner.language()));
    let (reason, reason_lang) = told.map_or((None, None), |(text, tag)| (Some(text), tag));
    CancelledBy::Us {
        reason,
        reason_lang,
    }
}

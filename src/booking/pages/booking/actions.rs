//! What a visitor does with their booking: cancels it, accepts or declines an offer.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::cancelled_page::CancelledPage;
use super::number::{layout_of, number_of};
use super::show::{cancelled_by, page};
use crate::booking::access::see_other;
use crate::booking::actions::perform;
use crate::booking::channel::ActBy;
use crate::booking::details::BookingDetails;
use crate::booking::pages::visit::Visit;
use crate::booking::present::SessionDetails;
use crate::booking::rules::HolderAction;
use crate::booking::status::BookingStatus;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::{Problem, WRONG_STATE};
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// Cancels, and shows what is now. Cancelled already is the same page.
///
/// # Errors
/// 404 for what cannot be a number; what the page cannot explain.
pub async fn cancel(
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    carry_out(HolderAction::Cancel, state, request, form_body).await
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
    carry_out(HolderAction::Accept, state, request, form_body).await
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
    carry_out(HolderAction::Decline, state, request, form_body).await
}

async fn carry_out(
    action: HolderAction,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (number, now) = (number_of(&request)?, state.clock.now());
    let layout = layout_of(&request, &state, &number, "")?;
    form_body.read()?;
    let here = layout.url(&layout.path);
    let opened = {
        let mut conn = state.db.get().await?;
        Visit::of(&mut conn, &state, &request, &number, now).await?
    };
    let Some(visit) = opened else {
        return Ok(see_other(&here));
    };
    let (id, shared) = (visit.booking.id, state.clone());
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let by = ActBy::of(None, &shared.config.limits);
        perform(&mut conn, action, id, by, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(see_other(&here)),
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
    let booked = BookingDetails::load(conn, &visit.booking).await?;
    let booking = visit.booking;
    let details = SessionDetails::load(conn, visit.session, now).await?;
    let layout = details.frame(layout);
    let facts = details.visit(layout.locale, &booked);
    let by = cancelled_by(&booking, &details, layout.locale);
    Ok(HtmlPage::private(CancelledPage::new(layout, by, facts)).answer())
}

//! "I cannot come": two presses from the letter, the link and one button. Only the button changes something.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};

use super::cannot_come_page::CannotComePage;
use crate::booking::access::open_with_token;
use crate::booking::actions::perform;
use crate::booking::channel::{ActBy, Channel};
use crate::booking::code::{TokenClaim, TokenKind};
use crate::booking::model::Booking;
use crate::booking::present::SessionDetails;
use crate::booking::rules::{HolderAction, may_cancel_or_move};
use crate::booking::status::BookingStatus;
use crate::platform::http::request::run_detached;
use crate::platform::problem::{Problem, WRONG_STATE};
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// The page; none where there is no seat to give up, or no longer.
pub(super) async fn cannot_come(
    state: &AppState,
    layout: &Layout,
    link: &str,
    now: DateTime<Utc>,
) -> Result<Option<HttpResponse>, Problem> {
    let claim = TokenClaim::parse(link).filter(|claim| claim.kind == TokenKind::Letter);
    let Some(claim) = claim else {
        return Ok(None);
    };
    let mut conn = state.db.get().await?;
    let opened = open_with_token(&mut conn, &state.keys, &claim, now).await?;
    let has_a_seat = |booking: &Booking| booking.status == BookingStatus::Confirmed;
    let session = match opened {
        Some((booking, session))
            if has_a_seat(&booking)
                && may_cancel_or_move(&booking, &session, Channel::Public, now) =>
        {
            session
        }
        _ => return Ok(None),
    };
    let details = SessionDetails::load(&mut conn, session, now).await?;
    let facts = details.facts(layout.locale);
    let layout = details.frame(layout.clone());
    let page = CannotComePage::new(layout, link, facts);
    Ok(Some(HtmlPage::private(page).answer()))
}

/// Gives up the seat. Where that is too late, the booking's page says so.
pub(super) async fn give_up(
    state: &AppState,
    booking: &Booking,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (id, shared) = (booking.id, state.clone());
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let by = ActBy::of(None, &shared.config.limits);
        perform(&mut conn, HolderAction::Cancel, id, by, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Err(problem) if *problem.kind != WRONG_STATE => Err(problem),
        _ => Ok(()),
    }
}

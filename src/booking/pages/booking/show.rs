//! `/{lang}/bookings/{number}`: the booking while its visit is open, and else the way to open it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::cancelled_page::{CancelledBy, CancelledPage};
use super::number::{ask, layout_of, number_of};
use super::page::{BookingPage, Cancelling, OfferForms, Outlook, QueueNews, letter_promise};
use crate::booking::channel::Channel;
use crate::booking::code::Code;
use crate::booking::details::BookingDetails;
use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::LetterFate;
use crate::booking::pages::visit::Visit;
use crate::booking::present::VisitFacts;
use crate::booking::present::{SessionDetails, Standing, rings, standing};
use crate::booking::reach::Reach;
use crate::booking::rules::{may_cancel_or_move, may_take_free_seat};
use crate::booking::status::BookingStatus;
use crate::platform::contact::EmailAddress;
use crate::platform::i18n::{Locale, dates, t};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{self, calendar_path};

/// The booking, or the question for its PIN.
///
/// # Errors
/// 404 for what cannot be a number.
pub async fn show(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (number, now) = (number_of(&request)?, state.clock.now());
    let layout = layout_of(&request, &state, &number, "")?;
    let mut conn = state.db.get().await?;
    match Visit::of(&mut conn, &state, &request, &number, now).await? {
        None => Ok(ask(layout, &number)),
        Some(visit) => page(&mut conn, &state, layout, visit, now).await,
    }
}

/// The page of a booking as it is now.
pub async fn page(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    layout: Layout,
    visit: Visit,
    now: DateTime<Utc>,
) -> Result<HttpResponse, Problem> {
    let standing = standing(conn, &visit.booking).await?;
    let details = SessionDetails::load(conn, visit.session.clone(), now).await?;
    let booked = BookingDetails::load(conn, &visit.booking).await?;
    let facts = details.visit(layout.locale, &booked);
    let layout = details.frame(layout);
    let letter = LetterFate::of_last(conn, &visit.booking, now).await?;
    if visit.booking.status == BookingStatus::Cancelled {
        let by = cancelled_by(&visit.booking, &details, layout.locale);
        // Nobody is helped any more.
        let facts = VisitFacts {
            topics: Vec::new(),
            ..facts
        };
        let page = CancelledPage::new(layout, by, facts).with_letter(letter);
        return Ok(HtmlPage::private(page).answer());
    }
    let outlook = Outlook {
        standing,
        reach: Reach::of(&visit.booking),
        queue: queue_news(conn, &layout, &details, &visit.booking, now).await?,
    };
    let mut page = live_page(state, layout, &details, &visit, facts, outlook, now);
    if letter == Some(LetterFate::NotSent) {
        page.promise = Some(t(page.l.locale, "booking-no-letter").into_owned());
    }
    Ok(HtmlPage::private(page).answer())
}

fn live_page(
    state: &AppState,
    layout: Layout,
    details: &SessionDetails,
    visit: &Visit,
    facts: VisitFacts,
    outlook: Outlook,
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
    let offer = offer(&layout, details, booking, now);
    let number = &booking.number;
    let promise = promised(visit, outlook.standing, &outlook.reach, locale);
    let mut page = BookingPage::new(layout, outlook, name, number, facts, cancelling);
    page.online = details.online(booking);
    page.bring = details.bring.clone();
    page.pin = visit.pin(&state.keys).map(|pin| Code::of(pin.reveal()));
    page.promise = promise;
    page.leave_action = Some(leave);
    page.offer = offer;
    page.calendar_href = calendar;
    page
}

/// Until when the queue moves, and a seat to take once it does not.
async fn queue_news(
    conn: &mut AsyncPgConnection,
    layout: &Layout,
    details: &SessionDetails,
    booking: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<QueueNews> {
    let session = &details.session;
    let free = match may_take_free_seat(booking, session, now) {
        true => session::free_for_all(conn, session.id, now).await?,
        false => 0,
    };
    let take = || layout.url(&format!("/bookings/{}/acceptance", booking.number));
    Ok(QueueNews {
        until: details.queue_until(layout.locale, now),
        take_action: (free >= booking.seats && free > 0).then(take),
    })
}

/// An offer that can still be answered.
fn offer(
    layout: &Layout,
    details: &SessionDetails,
    booking: &Booking,
    now: DateTime<Utc>,
) -> Option<OfferForms> {
    let until = booking.offered_until.filter(|until| now < *until)?;
    let (day, time) = details.local(until);
    let when = dates::day_and_time(layout.locale, day, time, details.today);
    Some(OfferForms::new(layout, &booking.number, &when))
}

/// The letter to come, or whom we telephone, for whoever just booked.
fn promised(visit: &Visit, standing: Standing, reach: &Reach, locale: Locale) -> Option<String> {
    match reach {
        _ if !visit.made => None,
        Reach::Letter => {
            let to = EmailAddress::parse(visit.booking.letter_address()?).ok()?;
            Some(letter_promise(locale, standing, &to.masked()))
        }
        Reach::Call { .. } | Reach::Door => rings(locale, standing, reach),
    }
}

/// Who or what ended the booking. What runs out while nobody looks is late.
pub fn cancelled_by(booking: &Booking, details: &SessionDetails, locale: Locale) -> CancelledBy {
    match booking.ended_by {
        Some(EndCause::Visitor) => CancelledBy::Visitor,
        Some(EndCause::Desk) => CancelledBy::Desk,
        Some(EndCause::NoInterpreter) => CancelledBy::NoInterpreter,
        Some(EndCause::NoBookingNeeded) => CancelledBy::NoBookingNeeded,
        Some(EndCause::SessionCancelled) => by_us(details, locale),
        Some(EndCause::OfferRanOut) | None => CancelledBy::Late,
    }
}

fn by_us(details: &SessionDetails, locale: Locale) -> CancelledBy {
    let reason = details.session.texts.cancel_reason.as_ref();
    let text = reason.map(|reason| reason.best_in(&[locale.tag()], details.owner.language()));
    let (reason, reason_lang) = text.map_or((None, None), |(text, tag)| (Some(text), tag));
    CancelledBy::Us {
        reason,
        reason_lang,
    }
}

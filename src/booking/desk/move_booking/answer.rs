//! The page as it is now: the booking, the sessions it can move to, and why it could not be moved.

use actix_web::HttpResponse;
use chrono::NaiveDate;

use super::page::{MoveChoice, MovePage, MovedBooking};
use crate::booking::code::Code;
use crate::booking::desk::paths::roster_path;
use crate::booking::model::Booking;
use crate::booking::present::{RefusalText, SessionChoice, SessionDetails, title};
use crate::booking::problems::SOLD_OUT;
use crate::booking::status::BookingStatus;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, dates, spans, t};
use crate::platform::ids::SessionId;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{SeatsLine, SeatsState};

/// What was chosen, and why it could not be done.
#[derive(Debug, Default)]
pub struct MoveInput {
    pub chosen: Option<SessionId>,
    pub problem: Option<Problem>,
}

pub fn answer(
    layout: Layout,
    booking: &Booking,
    details: &SessionDetails,
    others: &[SessionChoice],
    input: &MoveInput,
) -> HttpResponse {
    let choices = others
        .iter()
        .map(|other| choice(other, input.chosen, layout.locale, details.today))
        .collect();
    let problem = input.problem.as_ref();
    let errors = problem.map_or_else(FormErrors::none, |problem| {
        FormErrors::of(layout.locale, &problem.fields)
    });
    let refusal = problem
        .filter(|problem| problem.fields.is_empty() && *problem.kind != UNSENT_FORM)
        .map(|problem| refusal_text(problem, layout.locale));
    let moved = moved_booking(&layout, booking, details);
    let notice = layout.unsent(problem);
    let mut page = MovePage::new(layout, moved, choices, &errors, refusal);
    page.notice = notice;
    let answer = HtmlPage::private(page).answer();
    match problem {
        None => answer,
        Some(problem) => refused_page(answer, problem),
    }
}

/// A refusal in words. What a resident is told of a full session speaks of the queue, where nobody
/// is moved to.
fn refusal_text(problem: &Problem, locale: Locale) -> RefusalText {
    let text = RefusalText::of(problem, locale);
    if *problem.kind == SOLD_OUT {
        return RefusalText {
            detail: t(locale, "move-full").into_owned(),
            ..text
        };
    }
    text
}

fn moved_booking(layout: &Layout, booking: &Booking, details: &SessionDetails) -> MovedBooking {
    let name = shown_name(booking);
    MovedBooking {
        is_code: name.is_none(),
        name: name.unwrap_or_else(|| Code::of(&booking.number).grouped),
        visit: details.facts(layout.locale),
        seats: booking.seats.into(),
        by_letter: booking.letter_address().is_some(),
        live: booking.is_movable(),
        back_href: layout.url(&roster_path(&details.session)),
    }
}

fn choice(
    choice: &SessionChoice,
    chosen: Option<SessionId>,
    locale: Locale,
    today: NaiveDate,
) -> MoveChoice {
    let other = &choice.session;
    let (title, language) = title(other, locale);
    let when = spans::day_and_times(locale, other.local_span(), today);
    let seats = match choice.seats_free {
        left if left > 0 => SeatsState::Left(left.into()),
        _ => SeatsState::Full,
    };
    MoveChoice {
        value: other.id.to_string(),
        when: dates::capital(&when),
        title,
        title_lang: language.filter(|tag| tag != locale.tag()),
        place: choice.venue.clone(),
        seats: SeatsLine::of(locale, seats).text,
        chosen: chosen == Some(other.id),
    }
}

/// The name, where there is one to show; the code stands for the others.
fn shown_name(booking: &Booking) -> Option<String> {
    let gone = booking.status == BookingStatus::Cancelled;
    booking.name.clone().filter(|_| !gone)
}

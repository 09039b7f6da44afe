//! `/{lang}/desk/bookings/{bookingId}/move`: another session for somebody who is booked.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::handlers::back;
use super::roster;
use super::{MoveChoice, MovePage, Moving};
use crate::booking::access::{AuthorisedBooking, Credentials, authorise, path_id, record_look};
use crate::booking::actions::{move_booking, sessions_to_move_to};
use crate::booking::code::Code;
use crate::booking::model::Booking;
use crate::booking::pages::{refused, see, words};
use crate::booking::present::{SessionChoice, SessionDetails, VisitFacts, title};
use crate::booking::problems::SOLD_OUT;
use crate::booking::status::BookingStatus;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::routing::{Access, Endpoint, get, post};
use crate::platform::i18n::{Locale, dates, t};
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::{SeatsLine, SeatsState};

/// The page and its form, whole paths.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let serve = || Access::Staff(Permission::ServePeople);
    vec![
        get("/{lang}/desk/bookings/{bookingId}/move", serve(), || {
            web::to(show)
        }),
        post("/{lang}/desk/bookings/{bookingId}/move", serve(), || {
            web::to(submit)
        }),
    ]
}

/// The page's path after the language.
pub(super) fn path_of(booking: &Booking) -> String {
    format!("/desk/bookings/{}/move", booking.id)
}

/// What was chosen, and why it could not be done.
#[derive(Debug, Default)]
struct Tried {
    chosen: Option<Uuid>,
    problem: Option<Problem>,
}

async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    page(&mut conn, &state, &request, can.actor(), Tried::default()).await
}

async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let opened = {
        let mut conn = state.db.get().await?;
        open(&mut conn, &state, &request, can.actor()).await?
    };
    let back = back(&request, &state, &opened.session)?;
    let form = form_body.read()?;
    let chosen: Option<Uuid> = form.filled("session").and_then(|text| text.parse().ok());
    let done = match chosen {
        None => Err(Problem::fault("/session", Fault::new("choose-one"))),
        Some(wanted) => carry_out(&state, opened.id(), wanted, can.staff()).await,
    };
    match done {
        Ok(()) => Ok(see(&format!("{back}?done=moved"))),
        Err(problem) => again(&state, &request, can.actor(), (chosen, problem)).await,
    }
}

/// The booking of the path, within reach, and the session it is in.
async fn open(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
) -> Result<AuthorisedBooking, Problem> {
    let id = path_id(request, "bookingId").map(BookingId);
    let shown = Credentials::staff(actor);
    authorise(conn, &state.keys, shown, id, state.clock.now()).await
}

async fn carry_out(
    state: &web::Data<AppState>,
    booking: BookingId,
    wanted: Uuid,
    staff: StaffId,
) -> Result<(), Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        move_booking(&mut conn, booking, wanted, Some(staff), now).await?;
        shared.letters.notify_one();
        Ok(())
    })
    .await
}

/// The page again with what cannot be done; a failure of ours is no page of theirs.
async fn again(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    (chosen, problem): (Option<Uuid>, Problem),
) -> Result<HttpResponse, Problem> {
    if ![409, 422].contains(&problem.kind.status) {
        return Err(problem);
    }
    let mut conn = state.db.get().await?;
    let tried = Tried {
        chosen,
        problem: Some(problem),
    };
    page(&mut conn, state, request, actor, tried).await
}

/// The page as it is asked for, or again after the form. The look is recorded; what cannot be moved
/// is told so and offered nothing.
async fn page(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    mut tried: Tried,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let AuthorisedBooking {
        booking,
        session: from,
        ..
    } = open(conn, state, request, actor).await?;
    let layout = Layout::asked(request, state, path_of(&booking))?;
    record_look(conn, &booking, actor.id, now).await?;
    let others = if booking.is_live() {
        sessions_to_move_to(conn, &booking, &from, tried.chosen, now).await?
    } else {
        tried.problem = Some(Problem::wrong_state(booking.status.name()));
        Vec::new()
    };
    let details = SessionDetails::load(conn, from, now).await?;
    Ok(answer(layout, &booking, &details, &others, &tried))
}

fn answer(
    layout: Layout,
    booking: &Booking,
    details: &SessionDetails,
    others: &[SessionChoice],
    tried: &Tried,
) -> HttpResponse {
    let frame = (layout.locale, details.today);
    let choices = others
        .iter()
        .map(|other| choice(other, tried.chosen, frame))
        .collect();
    let problem = tried.problem.as_ref();
    let errors = problem.map_or_else(FormErrors::none, |problem| {
        FormErrors::of(layout.locale, &problem.fields)
    });
    let refusal = problem
        .filter(|problem| problem.fields.is_empty())
        .map(|problem| said(problem, layout.locale));
    let moving = moving(&layout, booking, details);
    let page = MovePage::new(layout, moving, choices, &errors, refusal);
    let answer = HtmlPage::private(page).answer();
    match problem {
        None => answer,
        Some(problem) => refused(answer, problem),
    }
}

/// A refusal in words. What a resident is told of a full session speaks of the queue, where nobody
/// is moved to.
fn said(problem: &Problem, locale: Locale) -> (String, String) {
    let (title, detail) = words(problem, locale);
    if *problem.kind == SOLD_OUT {
        return (title, t(locale, "move-full").into_owned());
    }
    (title, detail)
}

fn moving(layout: &Layout, booking: &Booking, details: &SessionDetails) -> Moving {
    let locale = layout.locale;
    let (title, title_lang) = details.title(locale);
    let name = shown_name(booking);
    Moving {
        is_code: name.is_none(),
        name: name.unwrap_or_else(|| Code::of(&booking.number).grouped),
        title,
        title_lang,
        visit: VisitFacts {
            when: details.when(locale),
            place: details.place(),
            address: None,
        },
        seats: booking.seats.into(),
        by_letter: booking.notify == "email",
        live: booking.is_live(),
        back_href: layout.url(&roster::path_of(&details.session)),
    }
}

/// The name, where it may be shown; the code stands for the others.
fn shown_name(booking: &Booking) -> Option<String> {
    let hidden = booking.discreet || booking.status == BookingStatus::Cancelled;
    booking.name.clone().filter(|_| !hidden)
}

fn choice(
    choice: &SessionChoice,
    chosen: Option<Uuid>,
    (locale, today): (Locale, NaiveDate),
) -> MoveChoice {
    let other = &choice.session;
    let (title, language) = title(other, locale);
    let span = (other.local_time, other.local_end());
    let when = dates::day_and_span(locale, other.local_date, span, today);
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

//! `/{lang}/desk/bookings/{bookingId}/move`: another session for somebody who is booked.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::handlers::back;
use super::roster;
use super::{MoveChoice, MovePage, Moving};
use crate::booking::api::id_of;
use crate::booking::move_to::{move_to, sessions_for};
use crate::booking::pages::{Code, Setting, VisitFacts, refused, see, words};
use crate::booking::problems::SOLD_OUT;
use crate::booking::view::title;
use crate::booking::{Booking, holder};
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
use crate::session::{SeatsLine, SeatsState, Session};

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
    let (booking, from) = {
        let mut conn = state.db.get().await?;
        open(&mut conn, &state, &request, can.actor()).await?
    };
    let back = back(&request, &state, &from)?;
    let form = form_body.read()?;
    let chosen: Option<Uuid> = form.filled("session").and_then(|text| text.parse().ok());
    let done = match chosen {
        None => Err(Problem::fault("/session", Fault::new("choose-one"))),
        Some(wanted) => carry_out(&state, BookingId(booking.id), wanted, can.staff()).await,
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
) -> Result<(Booking, Session), Problem> {
    let id = id_of(request, "bookingId").map(BookingId);
    let who = (Some(actor), None);
    let (booking, session, _) = holder::open(conn, &state.keys, who, id, state.clock.now()).await?;
    Ok((booking, session))
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
        move_to(&mut conn, booking, wanted, Some(staff), now).await?;
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
    let (booking, from) = open(conn, state, request, actor).await?;
    let layout = Layout::asked(request, &state.keys, path_of(&booking))?;
    holder::looked(conn, &booking, actor.id, now).await?;
    let others = if booking.is_live() {
        sessions_for(conn, &booking, &from, tried.chosen, now).await?
    } else {
        tried.problem = Some(Problem::wrong_state(&booking.status));
        Vec::new()
    };
    let setting = Setting::load(conn, from, now).await?;
    Ok(answer(layout, &booking, &setting, &others, &tried))
}

fn answer(
    layout: Layout,
    booking: &Booking,
    setting: &Setting,
    others: &[(Session, String, i32)],
    tried: &Tried,
) -> HttpResponse {
    let frame = (layout.locale, setting.today);
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
    let moving = moving(&layout, booking, setting);
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

fn moving(layout: &Layout, booking: &Booking, setting: &Setting) -> Moving {
    let locale = layout.locale;
    let (title, title_lang) = setting.title(locale);
    let name = shown_name(booking);
    Moving {
        is_code: name.is_none(),
        name: name.unwrap_or_else(|| Code::of(&booking.number).grouped),
        title,
        title_lang,
        visit: VisitFacts {
            when: setting.when(locale),
            place: setting.place(),
            address: None,
        },
        seats: booking.seats.into(),
        by_letter: booking.notify == "email",
        live: booking.is_live(),
        back_href: layout.url(&roster::path_of(&setting.session)),
    }
}

/// The name, where it may be shown; the code stands for the others.
fn shown_name(booking: &Booking) -> Option<String> {
    let hidden = booking.discreet || booking.status == "cancelled";
    booking.name.clone().filter(|_| !hidden)
}

fn choice(
    (other, venue, free): &(Session, String, i32),
    chosen: Option<Uuid>,
    (locale, today): (Locale, NaiveDate),
) -> MoveChoice {
    let (title, language) = title(other, locale);
    let span = (other.local_time, other.local_end());
    let when = dates::day_and_span(locale, other.local_date, span, today);
    let seats = match *free {
        left if left > 0 => SeatsState::Left(left.into()),
        _ => SeatsState::Full,
    };
    MoveChoice {
        value: other.id.to_string(),
        when: dates::capital(&when),
        title,
        title_lang: language.filter(|tag| tag != locale.tag()),
        place: venue.clone(),
        seats: SeatsLine::of(locale, seats).text,
        chosen: chosen == Some(other.id),
    }
}

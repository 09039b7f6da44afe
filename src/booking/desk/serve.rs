//! What the desk does for people from a session's page: an interpreter found or not, a new PIN,
//! the seats of those who have not come.

use actix_web::{HttpRequest, HttpResponse, web};

use super::NewPinPage;
use super::handlers::{again, back, open};
use super::roster::{Again, path_of};
use crate::booking::access::{Credentials, authorise, path_id};
use crate::booking::actions::{Resolution, renew_pin, resolve};
use crate::booking::day::release;
use crate::booking::model::Booking;
use crate::booking::pages::see;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::routing::{Access, Endpoint, post};
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::Session;

/// The forms, whole paths.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let serve = || Access::Staff(Permission::ServePeople);
    vec![
        post(
            "/{lang}/desk/sessions/{sessionId}/bookings/{bookingId}/settlement",
            serve(),
            || web::to(settlement),
        ),
        post(
            "/{lang}/desk/sessions/{sessionId}/bookings/{bookingId}/pin",
            serve(),
            || web::to(new_pin),
        ),
        post("/{lang}/desk/sessions/{sessionId}/release", serve(), || {
            web::to(release_seats)
        }),
    ]
}

async fn settlement(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = open(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = back(&request, &state, &session)?;
    let booking = booked(&state, &request, can.actor(), &session).await?;
    let form = form_body.read()?;
    let resolution = Resolution::parse(form.text("outcome"), None)
        .map_err(|fault| Problem::fault("/outcome", fault))?;
    let (staff, shared) = (can.staff(), state.clone());
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        resolve(&mut conn, BookingId(booking.id), &resolution, staff, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(see(&format!("{back}?done=settled"))),
        Err(problem) => again(&state, &request, can.actor(), problem, Again::default()).await,
    }
}

/// The PIN stands in this answer and nowhere else.
async fn new_pin(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = open(&state, &request, can.actor(), Permission::ServePeople).await?;
    let layout = Layout::asked(&request, &state, path_of(&session))?;
    let booking = booked(&state, &request, can.actor(), &session).await?;
    form_body.read()?;
    let (id, staff, shared) = (BookingId(booking.id), can.staff(), state.clone());
    let pin = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let renewed = renew_pin(&mut conn, id, staff, now).await?;
        let pin = renewed.pin(&shared.keys, renewed.pin_version);
        pin.ok_or_else(Problem::not_found)
    })
    .await?;
    let name = booking.name.filter(|_| !booking.discreet);
    let page = NewPinPage::new(layout, name, &booking.number, pin.reveal());
    Ok(HtmlPage::private(page).answer())
}

async fn release_seats(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = open(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = back(&request, &state, &session)?;
    form_body.read()?;
    let (staff, shared) = (can.staff(), state.clone());
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        release(&mut conn, session.id, None, staff, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(see(&format!("{back}?done=released"))),
        Err(problem) => again(&state, &request, can.actor(), problem, Again::default()).await,
    }
}

/// The booking of the path, within reach and of this session; a meeting's are its course's.
async fn booked(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    session: &Session,
) -> Result<Booking, Problem> {
    let id = path_id(request, "bookingId").map(BookingId);
    let mut conn = state.db.get().await?;
    let (shown, now) = (Credentials::staff(actor), state.clock.now());
    let booking = authorise(&mut conn, &state.keys, shown, id, now)
        .await?
        .booking;
    if booking.session_id == session.course_id.unwrap_or(session.id) {
        Ok(booking)
    } else {
        Err(Problem::not_found())
    }
}

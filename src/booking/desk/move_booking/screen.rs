//! `/{lang}/desk/bookings/{bookingId}/move`: the page, and what becomes of its form.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::answer::{MoveInput, answer};
use crate::booking::access::{
    AuthorisedBooking, Credentials, record_look, requested_booking, see_other,
};
use crate::booking::actions::{move_booking, sessions_to_move_to};
use crate::booking::channel::ActBy;
use crate::booking::desk::paths::{move_path, roster_url};
use crate::booking::details::BookingDetails;
use crate::booking::present::SessionDetails;
use crate::platform::auth::{Actor, Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::{BookingId, SessionId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::Layout;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    show_page(
        &mut conn,
        &state,
        &request,
        can.actor(),
        MoveInput::default(),
    )
    .await
}

pub async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let opened = {
        let mut conn = state.db.get().await?;
        requested_booking(&mut conn, &state, &request, Credentials::staff(can.actor())).await?
    };
    let back = roster_url(&request, &state, &opened.session)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let chosen: Option<SessionId> = form.filled("session").and_then(|text| text.parse().ok());
    let done = match (sent, chosen) {
        (Err(problem), _) => Err(problem),
        (Ok(()), None) => Err(Problem::fault("/session", Fault::new("choose-one"))),
        (Ok(()), Some(wanted)) => carry_out(&state, opened.booking.id, wanted, can.staff()).await,
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{back}?done=moved"))),
        Err(problem) => redisplay(&state, &request, can.actor(), chosen, problem).await,
    }
}

async fn carry_out(
    state: &web::Data<AppState>,
    booking: BookingId,
    wanted: SessionId,
    staff: StaffId,
) -> Result<(), Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        move_booking(&mut conn, booking, wanted, ActBy::Staff(staff), now).await?;
        shared.letters.notify_one();
        Ok(())
    })
    .await
}

/// Shows the page again with what could not be done; any other problem is its own page.
async fn redisplay(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    chosen: Option<SessionId>,
    problem: Problem,
) -> Result<HttpResponse, Problem> {
    if ![409, 422].contains(&problem.kind.status) {
        return Err(problem);
    }
    let mut conn = state.db.get().await?;
    let input = MoveInput {
        chosen,
        problem: Some(problem),
    };
    show_page(&mut conn, state, request, actor, input).await
}

/// The page as it is asked for, or shown again after the form. The look is
/// recorded. A booking that cannot be moved is offered no session.
async fn show_page(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    mut input: MoveInput,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let AuthorisedBooking {
        mut booking,
        session: from,
        ..
    } = requested_booking(conn, state, request, Credentials::staff(actor)).await?;
    let layout = Layout::asked(request, state, move_path(&booking))?;
    record_look(conn, &booking, actor.id, now).await?;
    let others = if booking.is_movable() {
        sessions_to_move_to(conn, &booking, &from, input.chosen, now).await?
    } else {
        input.problem = Some(Problem::wrong_state(booking.status.name()));
        Vec::new()
    };
    // A discreet booking is called by its code.
    let rare = BookingDetails::load(conn, &booking).await?;
    booking.name = booking.name.filter(|_| !rare.discreet);
    let details = SessionDetails::load(conn, from, now).await?;
    Ok(answer(layout, &booking, &details, &others, &input))
}

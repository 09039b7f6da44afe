//! Books for the caller, and leads to what is read out; or shows the form again with what was typed.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::{CallerScreen, path};
use super::typed_form::{CallerForm, LISTS};
use crate::booking::access::{path_id, see_other, session_to_serve};
use crate::booking::batcher::{Booked, BookingBatcher, BookingCommand};
use crate::organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::{HoldId, StaffId};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::Session;

pub async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    batcher: web::Data<BookingBatcher>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = {
        let mut conn = state.db.get().await?;
        session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?
    };
    let layout = Layout::asked(&request, &state, path(&session))?;
    let TypedForm { form, sent } = form_body.read_typed(&LISTS)?;
    let typed = CallerForm::of(&form);
    let booked = match sent {
        Ok(()) => book(&state, &batcher, &session, &typed, &form, can.staff()).await,
        Err(unsent) => Err(unsent),
    };
    match booked {
        Ok(booked) => {
            let done = format!("/desk/bookings/{}/booked", booked.booking.id);
            Ok(see_other(&layout.url(&done)))
        }
        Err(problem) => {
            let (mut conn, now) = (state.db.get().await?, state.clock.now());
            let screen = CallerScreen::load(&mut conn, session, form.get("hold"), now).await?;
            screen.redisplay(layout, &typed, problem)
        }
    }
}

async fn book(
    state: &AppState,
    batcher: &BookingBatcher,
    session: &Session,
    typed: &CallerForm,
    form: &Form,
    staff: StaffId,
) -> Result<Booked, Problem> {
    let country = {
        let mut conn = state.db.get().await?;
        organisation::country_of(&mut conn, session.organisation_id).await?
    };
    let mut booking = typed.parse(session, &country, form.get("waitlist") == Some("true"))?;
    booking.hold = form
        .filled("hold")
        .and_then(|id| id.parse().ok().map(HoldId));
    let key = IdempotencyKey::of_form(form.text("key"));
    let command = BookingCommand::new(booking, Some(staff), key, &state.keys);
    let booked = batcher.book(command).await?;
    state.letters.notify_one();
    Ok(booked)
}

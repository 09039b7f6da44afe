//! Cancels the booking of the page: because the person asked for it, or because we must.

use actix_web::{HttpRequest, HttpResponse, web};

use super::input::RecordInput;
use super::page_form::PageForm;
use super::show::redisplay;
use crate::booking::actions::{Cancellation, cancel_booking};
use crate::booking::channel::ActBy;
use crate::booking::end_cause::EndCause;
use crate::booking::input::parse_reason;
use crate::organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::BookingId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;

pub async fn cancel(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let page = PageForm::of(&state, &request, can.actor()).await?;
    let booking = &page.opened.booking;
    let language = {
        let mut conn = state.db.get().await?;
        organisation::language_of(&mut conn, booking.organisation_id).await?
    };
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let by = ActBy::Staff(can.staff());
    let done = match sent.and_then(|()| cancellation(&form, language)) {
        Ok(cancellation) => carry_out(&state, booking.id, cancellation, by).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(page.done("booking-cancelled")),
        Err(problem) => {
            let typed = RecordInput {
                cause: form.text("cause").to_owned(),
                reason: form.text("reason").to_owned(),
                ..RecordInput::default()
            };
            redisplay(&state, &request, can.actor(), problem, typed).await
        }
    }
}

fn cancellation(form: &Form, language: LanguageTag) -> Result<Cancellation, Problem> {
    let cause = EndCause::parse_of_desk(form.text("cause"));
    let reason = form
        .filled("reason")
        .map(|text| parse_reason(text.into(), language));
    Ok(Cancellation {
        cause: cause.map_err(|fault| Problem::fault("/cause", fault))?,
        reason: reason.transpose()?,
    })
}

async fn carry_out(
    state: &web::Data<AppState>,
    booking: BookingId,
    cancellation: Cancellation,
    by: ActBy,
) -> Result<(), Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        cancel_booking(&mut conn, booking, &cancellation, by, now).await?;
        shared.letters.notify_one();
        Ok(())
    })
    .await
}

//! What becomes of the last letter about the booking: it is sent again, or a person tells what it says.

use actix_web::{HttpRequest, HttpResponse, web};

use super::input::RecordInput;
use super::page_form::PageForm;
use super::show::redisplay;
use crate::booking::actions::{resend_last, ring_instead};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

#[derive(Debug, Clone, Copy)]
enum LastLetter {
    SentAgain,
    ToldByPerson,
}

pub async fn resend(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    press(&can, &state, &request, form_body, LastLetter::SentAgain).await
}

pub async fn ring(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    press(&can, &state, &request, form_body, LastLetter::ToldByPerson).await
}

async fn press(
    can: &Can<rights::ServePeople>,
    state: &web::Data<AppState>,
    request: &HttpRequest,
    form_body: FormBody,
    wanted: LastLetter,
) -> Result<HttpResponse, Problem> {
    let page = PageForm::of(state, request, can.actor()).await?;
    let done = match form_body.read() {
        Err(problem) => Err(problem),
        Ok(_pressed) => carry_out(can, state, page.opened.booking.id, wanted).await,
    };
    match (done, wanted) {
        (Ok(()), LastLetter::SentAgain) => Ok(page.done("resent")),
        (Ok(()), LastLetter::ToldByPerson) => Ok(match page.opened.booking.phone {
            Some(_) => page.done("on-call-list"),
            None => page.done("on-door-list"),
        }),
        (Err(problem), _) => {
            let nothing = RecordInput::default();
            redisplay(state, request, can.actor(), problem, nothing).await
        }
    }
}

async fn carry_out(
    can: &Can<rights::ServePeople>,
    state: &web::Data<AppState>,
    booking: BookingId,
    wanted: LastLetter,
) -> Result<(), Problem> {
    let (shared, staff, now) = (state.clone(), can.staff(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        match wanted {
            LastLetter::SentAgain => {
                resend_last(&mut conn, booking, staff, now).await?;
                shared.letters.notify_one();
                Ok(())
            }
            LastLetter::ToldByPerson => ring_instead(&mut conn, booking, staff, now).await,
        }
    })
    .await
}

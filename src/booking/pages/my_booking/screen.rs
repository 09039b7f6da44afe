//! `/{lang}/my-booking`: the way back to a booking, by number and PIN or by a letter's link; and
//! out of it again.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::ask_page::AskPage;
use super::cannot_come::{cannot_come, give_up};
use super::link_page::LinkPage;
use crate::booking::access::{look_up_counted, open_with_token, see_other};
use crate::booking::code::{BookingNumber, TokenClaim, TokenKind, TypedCode, visit_token};
use crate::booking::model::Booking;
use crate::booking::pages::visit;
use crate::booking::present::RefusalText;
use crate::booking::problems::{ASK_THE_DESK, BAD_NUMBER, NO_SUCH_BOOKING, WAIT};
use crate::platform::auth::Caller;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Faults, Problem, RATE_LIMITED, UNPROCESSABLE};
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};

const PATH: &str = "/my-booking";

/// Asks for number and PIN; for a letter's link shows one button, for a reminder's what is given up and another one.
/// Changes nothing.
///
/// # Errors
/// 404 in a language that is none of ours.
pub async fn ask(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    if let Some(link) = query
        .get("link")
        .filter(|link| TokenClaim::parse(link).is_some())
    {
        if query.get("cancel").is_some() {
            let here = format!("{PATH}?link={link}&cancel=yes");
            let layout = Layout::asked(&request, &state, here)?;
            if let Some(page) = cannot_come(&state, &layout, link, state.clock.now()).await? {
                return Ok(page);
            }
        }
        let layout = Layout::asked(&request, &state, format!("{PATH}?link={link}"))?;
        return Ok(HtmlPage::private(LinkPage::new(layout, link)).answer());
    }
    let layout = Layout::asked(&request, &state, PATH)?;
    let number = query.get("number").unwrap_or_default();
    Ok(HtmlPage::private(page(layout, number, &FormErrors::none(), None)).answer())
}

/// Opens a visit and leads to the booking, which a reminder's button gives up; or asks again.
///
/// # Errors
/// What asking again cannot mend.
pub async fn open(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let (form, now) = (form_body.read()?, state.clock.now());
    let found = match form.filled("link") {
        Some(link) => by_link(&state, link, now).await,
        None => by_pin(&state, &request, &caller, &form).await,
    };
    match found {
        Ok(booking) => {
            if form.filled("link").is_some() && form.filled("cancel").is_some() {
                give_up(&state, &booking, now).await?;
            }
            let token = visit_token(&state.keys, &booking, now)?;
            let mut answer = see_other(&layout.url(&format!("/bookings/{}", booking.number)));
            visit::start(&mut answer, &state, &token)?;
            Ok(answer)
        }
        Err(problem) => redisplay(layout, &form, problem),
    }
}

/// Ends the visit: the next one at this screen sees nothing of it.
///
/// # Errors
/// As the form's reading.
pub async fn leave(
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    form_body.read()?;
    let mut answer = see_other(&layout.url("/"));
    visit::end(&mut answer, &state)?;
    Ok(answer)
}

async fn by_link(state: &AppState, link: &str, now: DateTime<Utc>) -> Result<Booking, Problem> {
    let gone = || Problem::new(&NO_SUCH_BOOKING);
    let claim = TokenClaim::parse(link).filter(|claim| claim.kind == TokenKind::Letter);
    let claim = claim.ok_or_else(gone)?;
    let mut conn = state.db.get().await?;
    let opened = open_with_token(&mut conn, &state.keys, &claim, now).await?;
    opened.map(|(booking, _)| booking).ok_or_else(gone)
}

async fn by_pin(
    state: &AppState,
    request: &HttpRequest,
    caller: &Caller,
    form: &Form,
) -> Result<Booking, Problem> {
    let number = form.text("number");
    let Some(pin) = form.filled("pin") else {
        let mut faults = Faults::none();
        let _read = faults.take("/number", BookingNumber::parse(number));
        faults.add("/pin", Fault::new("empty"));
        return Err(faults.into());
    };
    look_up_counted(state, request, caller, TypedCode { number, pin }).await
}

fn redisplay(layout: Layout, form: &Form, problem: Problem) -> Result<HttpResponse, Problem> {
    let locale = layout.locale;
    let kind = problem.kind;
    let refusal = if [&UNPROCESSABLE, &BAD_NUMBER].contains(&kind) {
        None
    } else if *kind == NO_SUCH_BOOKING && form.filled("link").is_some() {
        let text = |key| t(locale, key).into_owned();
        Some(RefusalText {
            title: text("link-over"),
            detail: text("link-over.detail"),
        })
    } else if [&NO_SUCH_BOOKING, &WAIT, &ASK_THE_DESK, &RATE_LIMITED].contains(&kind) {
        Some(RefusalText::of(&problem, locale))
    } else {
        return Err(problem);
    };
    let errors = FormErrors::of(locale, &problem.fields);
    let page = page(layout, form.text("number"), &errors, refusal);
    let answer = HtmlPage::private(page)
        .status(StatusCode::NOT_FOUND)
        .answer();
    Ok(refused_page(answer, &problem))
}

fn page(
    layout: Layout,
    number: &str,
    errors: &FormErrors,
    refused: Option<RefusalText>,
) -> AskPage {
    let action = layout.url(PATH);
    AskPage::new(layout, action, number, errors, refused)
}

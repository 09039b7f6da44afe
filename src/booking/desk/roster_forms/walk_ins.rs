//! People who come without a booking: somebody with a name, or without one a bare one more.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::submitted::{form_key, session_in_path};
use crate::booking::access::see_other;
use crate::booking::batcher::{BookingBatcher, BookingCommand};
use crate::booking::day::{MOST_PEOPLE, NewWalkIns, add_walk_ins};
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::roster::input::RosterInput;
use crate::booking::desk::roster::redisplay::redisplay;
use crate::booking::desk::typed::number;
use crate::booking::input::{BookingRequest, NewBooking, OverrideRequest};
use crate::booking::rules::may_walk_in;
use crate::organisation;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{Layout, StaffTab};
use crate::session::{Session, WalkInKind};

pub async fn add(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    batcher: web::Data<BookingBatcher>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = session_in_path(&state, &request, can.actor(), Permission::CheckIn).await?;
    let layout = Layout::asked(&request, &state, roster_path(&session))?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let is_named = form.get("count").is_none() && form.filled("name").is_some();
    let added = match sent {
        Err(problem) => Err(problem),
        Ok(()) if is_named => match named_command(&state, &session, &form, can.staff()).await {
            Ok(command) => book_now(&state, &batcher, &session, command).await,
            Err(problem) => Err(problem),
        },
        Ok(()) => add_count(&state, session.clone(), &form, can.staff()).await,
    };
    match added {
        Ok(()) => Ok(see_other(&back(&layout, &form, session.id))),
        Err(problem) => {
            let typed = RosterInput {
                name: form.text("name").to_owned(),
                beyond: form.get("override").map(str::to_owned),
                ..RosterInput::default()
            };
            redisplay(&state, &request, can.actor(), problem, typed).await
        }
    }
}

/// Where the form stood: on the page of the day, or with the session.
fn back(layout: &Layout, form: &Form, session: SessionId) -> String {
    let counts = form.get("kind").is_some();
    match (form.get("back"), counts) {
        (Some("today"), false) => layout.tab_url(StaffTab::Today),
        (Some("today"), true) => today_at(layout, session),
        (_, true) => format!("{}#tallies", layout.url(&layout.path)),
        // The next one is typed where this one was.
        (_, false) => format!("{}#name", layout.url(&layout.path)),
    }
}

/// Today's page, where a session that runs now stands.
pub fn today_at(layout: &Layout, session: SessionId) -> String {
    format!("{}#at-{session}", layout.tab_url(StaffTab::Today))
}

async fn add_count(
    state: &web::Data<AppState>,
    session: Session,
    form: &Form,
    staff: StaffId,
) -> Result<(), Problem> {
    let count = match form.get("count") {
        Some(typed) => number(typed, 1, MOST_PEOPLE, "/count")?,
        None => 1,
    };
    let (shared, now) = (state.clone(), state.clock.now());
    let kind = form.filled("kind").map(WalkInKind::parse).transpose();
    let kind = kind.map_err(|fault| Problem::fault("/kind", fault))?;
    let kind = kind.unwrap_or(WalkInKind::Came);
    let counted = json!([session.id, kind, count]);
    let once = IdempotentRequest::new(staff.to_string(), form_key(form), &counted, &state.keys);
    let by = staff;
    let new = NewWalkIns { kind, count, by };
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        add_walk_ins(&mut conn, &session, new, Some(&once), now)
            .await
            .map(drop)
    })
    .await
}

/// The command for somebody who stands at the desk.
async fn named_command(
    state: &AppState,
    session: &Session,
    form: &Form,
    staff: StaffId,
) -> Result<BookingCommand, Problem> {
    let country = {
        let mut conn = state.db.get().await?;
        organisation::country_of(&mut conn, session.organisation_id).await?
    };
    let override_reason = form.filled("override").map(|reason| OverrideRequest {
        reason: reason.to_owned(),
    });
    let wanted = BookingRequest::walk_in(form.text("name").to_owned(), override_reason);
    let booking = NewBooking::parse_walk_in(wanted, session, &country)?;
    Ok(BookingCommand::new(
        booking,
        Some(staff),
        form_key(form),
        &state.keys,
    ))
}

async fn book_now(
    state: &AppState,
    batcher: &BookingBatcher,
    session: &Session,
    command: BookingCommand,
) -> Result<(), Problem> {
    may_walk_in(session, state.clock.now())?;
    batcher.book(command).await?;
    Ok(())
}

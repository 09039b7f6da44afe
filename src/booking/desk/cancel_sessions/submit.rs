//! `POST /{lang}/desk/cancellations`: first who would be told, then the act itself. What was shown is what is done: another
//! choice or another reason is shown before it is carried out.

use actix_web::{HttpRequest, HttpResponse, web};

use super::chosen::{Chosen, path_of};
use super::form::{CancelForm, LISTS};
use super::proposal::Proposal;
use super::screen::{CancelInput, CancelScreen};
use super::show::layout;
use crate::booking::access::see_other;
use crate::booking::actions::{CancelledOne, cancel_sessions, preview_cancellations};
use crate::booking::input::parse_reason;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::MOST_IN_ONE_ACT;

pub async fn submit(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form, sent } = form_body.read_typed(&LISTS)?;
    let layout = layout(&request, &state)?;
    let screen = {
        let (mut conn, now) = (state.db.get().await?, state.clock.now());
        let chosen = Chosen::of_form(&form);
        CancelScreen::load(&mut conn, &can.scope(), chosen, now).await?
    };
    let mut typed = CancelForm::of_form(&form, &screen.languages);
    if let (Ok(()), Some(proposal)) = (&sent, Proposal::parse(form.text("step"))) {
        typed.reasons.propose(proposal.key());
        return Ok(answer(layout, &screen, typed, None));
    }
    let step = match form.text("step") == "save" && typed.seen == typed.seal() {
        true => Step::Save,
        false => Step::Preview,
    };
    let done = match sent.and_then(|()| wanted(&screen, &typed)) {
        Ok(wanted) => carry_out(&state, can.staff(), wanted, step).await,
        Err(problem) => Err(problem),
    };
    match (done, step) {
        (Ok(_), Step::Save) => Ok(see_other(&after(&layout, &screen))),
        (Ok(preview), Step::Preview) => Ok(answer(layout, &screen, typed, Some(Ok(preview)))),
        (Err(problem), _) if [409, 422, 401].contains(&problem.kind.status) => {
            Ok(answer(layout, &screen, typed, Some(Err(problem))))
        }
        (Err(problem), _) => Err(problem),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Preview,
    Save,
}

/// What is to be cancelled, and why.
struct Wanted {
    sessions: Vec<SessionId>,
    reason: LocalText,
}

fn wanted(screen: &CancelScreen, typed: &CancelForm) -> Result<Wanted, Problem> {
    let sessions = typed.sessions(&screen.open);
    let language = screen.languages.first().ok_or_else(Problem::not_found)?;
    let reason = parse_reason(typed.reasons.value(), *language);
    if let Some(fault) = wrong_number(sessions.len()) {
        let mut refused = Problem::fault("/sessionIds", fault);
        refused
            .fields
            .extend(reason.err().map(|bad| bad.fields).unwrap_or_default());
        return Err(refused);
    }
    Ok(Wanted {
        sessions: sessions.into_iter().map(|one| one.id).collect(),
        reason: reason?,
    })
}

/// None is no choice, and one act takes no more than 200.
fn wrong_number(of: usize) -> Option<Fault> {
    match of {
        0 => Some(Fault::new("choose-some")),
        1..=MOST_IN_ONE_ACT => None,
        _ => Some(Fault::new("too-many").fact("max", MOST_IN_ONE_ACT)),
    }
}

async fn carry_out(
    state: &web::Data<AppState>,
    staff: StaffId,
    Wanted { sessions, reason }: Wanted,
    step: Step,
) -> Result<Vec<CancelledOne>, Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        if step == Step::Preview {
            return preview_cancellations(&mut conn, &sessions, &reason, staff, now).await;
        }
        let cancelled = cancel_sessions(&mut conn, &sessions, &reason, staff, now).await?;
        shared.letters.notify_one();
        Ok(cancelled)
    })
    .await
}

/// The same days, where what is cancelled now says whom somebody must still tell.
fn after(layout: &Layout, screen: &CancelScreen) -> String {
    let path = screen
        .days
        .as_ref()
        .map(|(venue, days)| path_of(venue, days));
    let path = path.unwrap_or_default();
    format!("{}&done=cancelled-several", layout.url(&path))
}

fn answer(
    layout: Layout,
    screen: &CancelScreen,
    form: CancelForm,
    done: Option<Result<Vec<CancelledOne>, Problem>>,
) -> HttpResponse {
    let (preview, problem) = match done {
        None => (None, None),
        Some(Ok(preview)) => (Some(preview), None),
        Some(Err(problem)) => (None, Some(problem)),
    };
    let input = CancelInput {
        form,
        preview,
        problem,
        notice: None,
    };
    let page = HtmlPage::private(screen.page(layout, &input)).answer();
    match &input.problem {
        None => page,
        Some(problem) => refused_page(page, problem),
    }
}

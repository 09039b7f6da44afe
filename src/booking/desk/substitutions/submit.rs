//! `POST /{lang}/desk/substitutions`: everything that was chosen, in one act. Where the sessions, or who would be told,
//! are not as they were shown, they are shown first.

use actix_web::{HttpRequest, HttpResponse, web};

use super::chosen::{Chosen, path_of};
use super::decided::{Decided, cover_name};
use super::screen::{SubstitutionsInput, SubstitutionsScreen};
use super::show::{answer, layout};
use crate::booking::access::see_other;
use crate::booking::actions::{
    Cover, CoverOutcome, Covered, HelperAway, cover_sessions, preview_cover,
};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::i18n::t;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::state::AppState;

pub async fn submit(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let (layout, scope) = (layout(&request, &state)?, can.scope());
    let screen = {
        let (mut conn, now) = (state.db.get().await?, state.clock.now());
        let chosen = Chosen::of_form(&form);
        SubstitutionsScreen::load(&mut conn, &scope, chosen, now).await?
    };
    let decided = Decided::typed(&form, &screen.open, &screen.languages);
    let mut input = SubstitutionsInput {
        decided,
        ..SubstitutionsInput::default()
    };
    let notice = match (&sent, form.text("seen") == screen.seal()) {
        (Err(_), _) => None,
        (Ok(()), false) => Some("substitutions-changed"),
        (Ok(()), true) if input.decided.is_nothing() => Some("substitutions-nothing"),
        (Ok(()), true) => None,
    };
    if let Some(key) = notice {
        input.notice = Some(t(layout.locale, key).into_owned());
        return Ok(answer(layout, &screen, &input));
    }
    let done = match sent.and_then(|()| wanted(&screen, &input.decided)) {
        Ok(act) => carry_out(&state, act, scope).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => {
            let path = layout.url(&path_of(&screen.chosen));
            Ok(see_other(&format!("{path}&done=substituted")))
        }
        Err(problem) if [401, 409, 422].contains(&problem.kind.status) => {
            input.problem = Some(problem);
            Ok(answer(layout, &screen, &input))
        }
        Err(problem) => Err(problem),
    }
}

fn wanted(screen: &SubstitutionsScreen, decided: &Decided) -> Result<HelperAway, Problem> {
    let away = screen.away.as_ref().ok_or_else(Problem::not_found)?;
    let language = screen.languages.first().ok_or_else(Problem::not_found)?;
    decided.act(&screen.open, away, *language)
}

/// Tries it first: two sessions at one time cannot both go to one person.
async fn carry_out(
    state: &web::Data<AppState>,
    act: HelperAway,
    scope: Scope,
) -> Result<(), Problem> {
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        refuse_missed(&act, &preview_cover(&mut conn, &act, &scope, now).await?)?;
        cover_sessions(&mut conn, &act, &scope, now).await?;
        shared.letters.notify_one();
        Ok(())
    })
    .await
}

/// A fault at each session that was to be somebody's and would not be.
fn refuse_missed(act: &HelperAway, tried: &[Covered]) -> Result<(), Problem> {
    let mut faults = Faults::none();
    for Covered { session, outcome } in tried {
        let given = matches!(act.decided.get(&session.id), Some(Cover::By(_)));
        if given && *outcome != CoverOutcome::Substituted {
            let pointer = format!("/{}", cover_name(session.id));
            faults.add(pointer, Fault::new("taken"));
        }
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.into()),
    }
}

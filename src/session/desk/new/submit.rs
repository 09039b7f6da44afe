//! `POST /{lang}/desk/sessions/new`: 303 to the plan, or the form once more.
//! A draft is published or proposed at once where that was asked for.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;
use serde_json::json;

use super::form::NewSessionForm;
use super::page::{NewSessionPage, NewSessionState};
use super::redisplay::{can_redisplay, redisplay};
use super::show::PATH;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::i18n::Locale;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::time::{Zone, today};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::actions::create::create_once;
use crate::session::actions::publish::PublicationStep;
use crate::session::desk::draft_form::DraftOptions;
use crate::session::desk::draft_form::form::LISTS;
use crate::session::desk::publication;
use crate::session::doubts::doubts;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::find_owner;
use crate::session::plan::parse::{ParseContext, parse};
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let TypedForm { form: fields, sent } = form_body.read_typed(&LISTS)?;
    let options = load_options(&state, locale, &can, fields.text("venue")).await?;
    let form = NewSessionForm::of(&fields, &options.text_languages);
    let asked = publication::asked(fields.text("publish"));
    let done = match sent {
        Ok(()) => create(&state, &can, locale, &form, fields.filled("key"), asked).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(Done::Doubted(doubts)) => {
            let layout = Layout::asked(&request, &state, PATH)?;
            let shown = NewSessionState {
                key: IdempotencyKey::fresh().as_str().to_owned(),
                doubts,
                ..NewSessionState::default()
            };
            let page = NewSessionPage::new(layout, &options, &form, shown);
            Ok(HtmlPage::private(page).answer())
        }
        Ok(Done::Made(done)) => Ok(HttpResponse::SeeOther()
            .insert_header((
                header::LOCATION,
                format!("/{}/desk/plan?from={}&done={done}", locale.tag(), form.date),
            ))
            .finish()),
        Err(refused) if can_redisplay(&refused) => {
            redisplay(&state, &request, (&form, &options), &refused).await
        }
        Err(other) => Err(other),
    }
}

async fn load_options(
    state: &AppState,
    locale: Locale,
    can: &Can<rights::DraftSessions>,
    venue: &str,
) -> Result<DraftOptions, Problem> {
    let mut conn = state.db.get().await?;
    DraftOptions::named(&mut conn, locale, can.actor(), venue, state.clock.now()).await
}

/// What came of a form.
enum Done {
    /// The word for what was done.
    Made(&'static str),
    /// Nothing yet: this speaks against the day, and was not shown before.
    Doubted(Vec<String>),
}

/// Creates the draft and takes the step that was asked for, or none of both: a draft that may not be
/// published is not left behind by a form that is shown once more.
async fn create(
    state: &AppState,
    can: &Can<rights::DraftSessions>,
    locale: Locale,
    form: &NewSessionForm,
    key: Option<&str>,
    asked: Option<PublicationStep>,
) -> Result<Done, Problem> {
    let (input, seen) = (form.request(), form.seen.clone());
    let (state, scope, actor) = (state.clone(), can.scope(), can.actor().clone());
    let key = key.and_then(|key| IdempotencyKey::parse(key).ok());
    let once = key.map(|key| {
        IdempotentRequest::new(scope.staff.to_string(), key, &json!(input), &state.keys)
    });
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        let owner = find_owner(&mut conn, &input, &scope).await;
        let owner = owner.map_err(|refused| with_other_faults(refused, &input))?;
        let new = NewSession::plan(&mut conn, &input, owner, SessionPart::Whole).await?;
        let doubts = doubts(&mut conn, &new).await?;
        let words = doubts.iter().map(|doubt| doubt.words(locale, today(now)));
        let words: Vec<String> = words.collect();
        if words.join(" ") != seen && !words.is_empty() {
            return Ok(Done::Doubted(words));
        }
        conn.transaction::<_, Problem, _>(async |conn| {
            let drafted = create_once(conn, &new, once.as_ref(), scope.staff, now).await?;
            let done = publication::take(conn, &[drafted.id], &actor, asked, now).await?;
            Ok(Done::Made(done))
        })
        .await
    })
    .await
}

/// A form without a place has its other faults told too; what the place decides does not matter to them.
fn with_other_faults(mut refused: Problem, input: &SessionRequest) -> Problem {
    let Ok(language) = LanguageTag::parse(Locale::default().tag()) else {
        return refused;
    };
    let anywhere = ParseContext {
        tz: Zone::STOCKHOLM,
        language,
        part: SessionPart::Whole,
    };
    if let (false, Err(faults)) = (refused.fields.is_empty(), parse(input, anywhere)) {
        refused.fields.extend(faults.into_fields());
    }
    refused
}

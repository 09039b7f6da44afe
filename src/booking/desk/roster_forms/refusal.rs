//! Somebody asked for help with a topic and had to be refused: counted as a question at the session's venue, about that
//! topic, with whom they were referred to.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::redisplay::refuse;
use crate::organisation;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::Line80;
use crate::question::{
    NewQuestion, QuestionChannel, QuestionOutcome, QuestionTopic, tally_question,
};
use crate::session::{Session, topic_policy};
use crate::venue::{HelpTopic, TopicHelp, TopicRule, venues_by_id};

pub async fn count(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = roster_url(&request, &state, &session)?;
    let counted = match form_body.read_pressed("roster-refused-button") {
        Ok(form) => tally(&state, session, &form, can.staff()).await,
        Err(problem) => Err(problem),
    };
    match counted {
        Ok(()) => Ok(see_other(&format!("{back}?done=refused"))),
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}

async fn tally(
    state: &web::Data<AppState>,
    session: Session,
    form: &Form,
    by: StaffId,
) -> Result<(), Problem> {
    let topic = HelpTopic::parse(form.text("topic"));
    let topic = topic.map_err(|fault| Problem::fault("/topic", fault))?;
    let once = once(state, &session, topic, form, by);
    let (shared, now) = (state.clone(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let mut venues = venues_by_id(&mut conn, &[session.venue_id]).await?;
        let venue = venues.remove(&session.venue_id);
        let venue = venue.ok_or_else(Problem::not_found)?;
        let policy = topic_policy(&mut conn, &session).await?;
        let language = organisation::language_of(&mut conn, session.organisation_id).await?;
        let new = refusal(topic, policy.refusal(topic.name()), language.as_str());
        tally_question(&mut conn, &venue, new, by, Some(&once), now)
            .await
            .map(drop)
    })
    .await
}

/// One press counts once; of another topic, or in the row of another booking, it is another press.
fn once(
    state: &AppState,
    session: &Session,
    topic: HelpTopic,
    form: &Form,
    by: StaffId,
) -> IdempotentRequest {
    let booking = form.text("booking");
    let key = format!("{}-{topic}-{booking}", form.text("key"));
    let pressed = json!(["refused", session.id, topic, booking]);
    let key = IdempotencyKey::of_form(&key);
    IdempotentRequest::new(by.to_string(), key, &pressed, &state.keys)
}

fn refusal(topic: HelpTopic, rule: Option<&TopicRule>, language: &str) -> NewQuestion {
    let referred = rule.filter(|rule| rule.help == TopicHelp::Referred);
    let whom = referred.and_then(|rule| rule.whom.as_ref());
    let whom = whom.map(|whom| whom.best(&[language], language).0);
    let whom = whom.and_then(|whom| {
        let short: String = whom.chars().take(80).collect();
        Line80::parse(&short).ok()
    });
    NewQuestion {
        channel: QuestionChannel::Desk,
        topic: question_topic(topic),
        minutes: None,
        outcome: match referred {
            Some(_) => QuestionOutcome::Referred,
            None => QuestionOutcome::NotOurTask,
        },
        referred_to: whom,
    }
}

/// The month counts questions by a longer list, with every topic of this one.
fn question_topic(topic: HelpTopic) -> QuestionTopic {
    match topic {
        HelpTopic::Start => QuestionTopic::Start,
        HelpTopic::Phone => QuestionTopic::Phone,
        HelpTopic::Tablet => QuestionTopic::Tablet,
        HelpTopic::Computer => QuestionTopic::Computer,
        HelpTopic::Email => QuestionTopic::Email,
        HelpTopic::EId => QuestionTopic::EId,
        HelpTopic::EServices => QuestionTopic::EServices,
        HelpTopic::Health => QuestionTopic::Health,
        HelpTopic::Bank => QuestionTopic::Bank,
        HelpTopic::Security => QuestionTopic::Security,
        HelpTopic::VideoCalls => QuestionTopic::VideoCalls,
        HelpTopic::Settings => QuestionTopic::Settings,
    }
}

//! A question is counted, or the last one taken back: 303 to where the card stands, or the form once more.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::form::QUESTIONS;
use super::month_page::redisplay;
use super::typed::TypedQuestion;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::QuestionId;
use crate::platform::problem::{Problem, UNPROCESSABLE, UNSENT_FORM};
use crate::platform::state::AppState;
use crate::platform::ui::{Layout, StaffTab};
use crate::question::query::find_question;
use crate::question::take_back;
use crate::question::tally::tally;
use crate::venue::{find_venue_in_scope, venues_by_id};

pub async fn submit(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, QUESTIONS)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = TypedQuestion::of(&form);
    let counted = match sent {
        Ok(()) => count(&can, &state, &typed).await,
        Err(unsent) => Err(unsent),
    };
    match counted {
        Ok(()) => Ok(to_the_card(&layout)),
        Err(refused) if [&UNPROCESSABLE, &UNSENT_FORM].contains(&refused.kind) => {
            redisplay(&can, &state, &request, &typed, &refused).await
        }
        Err(problem) => Err(problem),
    }
}

async fn count(
    can: &Can<rights::ServePeople>,
    state: &web::Data<AppState>,
    typed: &TypedQuestion,
) -> Result<(), Problem> {
    let (shared, staff, now) = (state.clone(), can.staff(), state.clock.now());
    let venue = {
        let mut conn = state.db.get().await?;
        find_venue_in_scope(&mut conn, &can.scope(), &typed.venue).await?
    };
    let (new, once) = typed.read(staff, &state.keys)?;
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        tally(&mut conn, &venue, new, staff, Some(&once), now)
            .await
            .map(drop)
    })
    .await
}

/// Gone already is as good as taken back.
pub async fn take_back(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, QUESTIONS)?;
    let id = request.match_info().get("questionId").unwrap_or_default();
    let id: QuestionId = id.parse().map_err(|_no_id| Problem::not_found())?;
    form_body.read_pressed("question-take-back")?;
    let (shared, scope, now) = (state.clone(), can.scope(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let Some(question) = find_question(&mut conn, id).await? else {
            return Ok(());
        };
        let venues = venues_by_id(&mut conn, &[question.venue_id]).await?;
        let venue = venues.get(&question.venue_id);
        let venue = venue.filter(|venue| scope.covers(venue.target()));
        let venue = venue.ok_or_else(Problem::not_found)?;
        take_back::take_back(&mut conn, &question, venue, scope.staff, now).await
    })
    .await?;
    Ok(to_the_card(&layout))
}

/// Today's page, where its card of questions is.
fn to_the_card(layout: &Layout) -> HttpResponse {
    let place = format!("{}#question", layout.tab_url(StaffTab::Today));
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, place))
        .finish()
}

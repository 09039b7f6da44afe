//! Questions, for those who serve people at the venue.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde_json::json;

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::schemas::SlugOrId;
use crate::platform::state::AppState;
use crate::platform::time::parse_date;
use crate::question::query::{QuestionFilter, find_question, find_question_in_scope};
use crate::question::request::QuestionRequest;
use crate::question::take_back;
use crate::question::tally::tally;
use crate::question::view::QuestionView;
use crate::venue::{find_venue_in_scope, venues_in_scope};

const PARAMETERS: [&str; 5] = ["venue", "from", "to", "page", "limit"];

/// Questions at one venue, or wherever one serves people, the newest first.
#[utoipa::path(get, path = "/questions", tag = "desk",
    params(
        ("venue" = Option<SlugOrId>, Query, description = "At which venue", example = "katrineholm-lasstugan"),
        ("from" = Option<chrono::NaiveDate>, Query, description = "From this day of the venue's clock", example = "2026-11-01"),
        ("to" = Option<chrono::NaiveDate>, Query, description = "Until this day, which belongs to it", example = "2026-11-30"),
    ),
    responses((status = 200, description = "A page of the list", body = Page<QuestionView>)))]
pub async fn list(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let (from, to) = days(&query)?;
    let mut conn = state.db.get().await?;
    let venues = match query.get("venue") {
        Some(name) => vec![find_venue_in_scope(&mut conn, &can.scope(), name).await?.id],
        None => venues_in_scope(&mut conn, &can.scope()).await?,
    };
    let filter = QuestionFilter { venues, from, to };
    let (rows, total) = filter.page(&mut conn, paging).await?;
    let items = rows.iter().map(QuestionView::of).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// The days between which to look, both within.
fn days(query: &Query) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Problem> {
    let mut faults = Faults::none();
    let from = faults.take_optional("/from", query.get("from"), parse_date);
    let to = faults.take_optional("/to", query.get("to"), parse_date);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        faults.add("/to", Fault::new("end-before-start"));
    }
    match faults.is_empty() {
        true => Ok((from, to)),
        false => Err(faults.into()),
    }
}

/// Tally a question that was answered outside sessions, on the day of the venue's clock. There is no place for a name:
/// `referredTo` names a place or a service, and stands only with `referred`.
#[utoipa::path(post, path = "/questions", tag = "desk", request_body = QuestionRequest,
    responses((status = 201, description = "Tallied: the question", body = QuestionView)))]
pub async fn create(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<QuestionRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let scope = can.staff().to_string();
    let once = idempotent(&request, scope, &json!(input), &state.keys)?;
    let mut conn = state.db.get().await?;
    let venue = find_venue_in_scope(&mut conn, &can.scope(), &input.venue_id).await?;
    let new = input.validate()?;
    let (view, replayed) = run_detached(async move {
        let (now, staff) = (state.clock.now(), can.staff());
        let tallied = tally(&mut conn, &venue, new, staff, once.as_ref(), now).await?;
        let question = find_question(&mut conn, tallied.id).await?;
        let question = question.ok_or_else(Problem::not_found)?;
        Ok((QuestionView::of(&question), tallied.replayed))
    })
    .await?;
    let location = format!("/api/v1/questions/{}", view.id);
    answer::created(1, &view, &location, replayed)
}

/// Take a question back that was tallied by mistake: one's own, on the same day of the venue's clock.
#[utoipa::path(delete, path = "/questions/{questionId}", tag = "desk",
    params(("questionId" = Uuid, Path)),
    responses((status = 204, description = "Taken back")))]
pub async fn take_back(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (question, venue) = find_question_in_scope(&mut conn, &can.scope(), &id).await?;
    run_detached(async move {
        let (now, staff) = (state.clock.now(), can.staff());
        take_back::take_back(&mut conn, &question, &venue, staff, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

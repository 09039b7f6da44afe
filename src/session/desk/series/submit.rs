//! `POST /{lang}/desk/series/new`: the first press shows every date, the second makes what is ticked. `edit` leads back.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::form::{LISTS, SeriesForm, with_ticks};
use super::make::{MAKING_STEPS, Making, make, see_other};
use super::reviewing::{holds_all, ticked};
use super::screen::{PATH, SeriesScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::desk::draft_form::DraftOptions;
use crate::session::desk::publication;
use crate::session::series::plan::SeriesPlan;

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form: fields, sent } = form_body.read_typed(&LISTS)?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let options = {
        let mut conn = state.db.get().await?;
        let (actor, now) = (can.actor(), state.clock.now());
        DraftOptions::named(&mut conn, layout.locale, actor, fields.text("venue"), now).await?
    };
    let form = SeriesForm::of(&fields, &options.text_languages);
    let screen = SeriesScreen {
        layout,
        options,
        form,
    };
    let done = match sent {
        Ok(()) => Box::pin(decide(&can, &state, &screen, &fields)).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Err(refused) if [401, 409, 422].contains(&refused.kind.status) => {
            Ok(screen.refused(&refused))
        }
        other => other,
    }
}

async fn decide(
    can: &Can<rights::DraftSessions>,
    state: &web::Data<AppState>,
    screen: &SeriesScreen,
    fields: &Form,
) -> Result<HttpResponse, Problem> {
    let step = fields.text("step");
    if step == "edit" {
        return Ok(screen.form_page());
    }
    let (mut conn, scope) = (state.db.get().await?, can.scope());
    let (request, reviewing) = (screen.form.request(), screen.reviewing());
    let plan = SeriesPlan::of_series(&mut conn, &request, &scope).await?;
    let judged = plan.dates(&mut conn).await?;
    if !MAKING_STEPS.contains(&step) {
        return reviewing
            .page(&mut conn, &plan, &judged, fields, None)
            .await;
    }
    let ticked = ticked(fields);
    let wanted = with_ticks(request, &judged, &ticked);
    let held = SeriesPlan::of_series(&mut conn, &wanted, &scope).await?;
    if !holds_all(&mut conn, &held, &ticked).await? {
        let chosen = Some(&ticked[..]);
        return reviewing
            .page(&mut conn, &plan, &judged, fields, chosen)
            .await;
    }
    drop(conn);
    let making = Making {
        plan: held,
        body: json!(wanted),
        is_course: screen.form.is_course(),
        asked: publication::asked(step),
        key: fields.filled("key").map(str::to_owned),
    };
    let made = make(state, can.actor(), making).await?;
    Ok(see_other(&screen.layout.url(&made.path())))
}

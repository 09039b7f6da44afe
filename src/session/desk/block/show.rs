//! `GET /{lang}/desk/blocks/new`: the form, empty or with the hours that its address names. Whoever plans at several venues says first at which.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::BlockForm;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::session::desk::draft_form::venue_first::{ask_where, chosen_venue};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::desk::series::reviewed::ReviewedForm;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, BlockForm::PATH)?;
    let (mut conn, now) = (state.db.get().await?, state.clock.now());
    let Some(venue) = chosen_venue(&request) else {
        let title = t(layout.locale, "block-heading").into_owned();
        let layout = Layout { title, ..layout };
        return ask_where(&mut conn, layout, can.actor()).await;
    };
    let options = DraftOptions::load(&mut conn, layout.locale, can.actor(), &venue, now).await?;
    let query = Query::lenient(&request);
    let asked = |name: &str| query.get(name).unwrap_or_default().to_owned();
    let form = BlockForm {
        draft: DraftForm::empty(&options),
        helper: asked("helper"),
        date: asked("date"),
        from: asked("from"),
        to: asked("to"),
        slot: "45".to_owned(),
        gap: "0".to_owned(),
    };
    Ok(form.page(layout, &options, &FormErrors::none(), None))
}

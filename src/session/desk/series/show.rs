//! `GET /{lang}/desk/series/new`: the empty form, or with `renew` the next term of a series.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::SeriesForm;
use super::reviewed::ReviewedForm;
use crate::platform::auth::{Can, rights};
use crate::platform::db::Conn;
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::session::desk::draft_form::venue_first::{ask_where, chosen_venue};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::series::store::{self, Series};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, SeriesForm::PATH)?;
    let (mut conn, now) = (state.db.get().await?, state.clock.now());
    let renewed = renewed(&mut conn, &can, &request).await?;
    let venue = match &renewed {
        Some(series) => Some(series.venue_id.to_string()),
        None => chosen_venue(&request),
    };
    let Some(venue) = venue else {
        let title = t(layout.locale, "series-heading").into_owned();
        let layout = Layout { title, ..layout };
        return ask_where(&mut conn, layout, can.actor()).await;
    };
    let options = DraftOptions::load(&mut conn, layout.locale, can.actor(), &venue, now).await?;
    let next_term = renewed.and_then(|series| SeriesForm::renewing(&series, &options));
    let form = next_term.unwrap_or_else(|| empty(&options));
    Ok(form.page(layout, &options, &FormErrors::none(), None))
}

fn empty(options: &DraftOptions) -> SeriesForm {
    SeriesForm {
        draft: DraftForm::empty(options),
        repeat: "week-1".to_owned(),
        minutes: "60".to_owned(),
        ..SeriesForm::default()
    }
}

/// The series that `renew` names, if there is one within reach.
///
/// # Errors
/// 404 where it is out of reach.
pub async fn renewed(
    conn: &mut Conn,
    can: &Can<rights::DraftSessions>,
    request: &HttpRequest,
) -> Result<Option<Series>, Problem> {
    let query = Query::lenient(request);
    let Some(id) = query.get("renew").and_then(|text| text.parse().ok()) else {
        return Ok(None);
    };
    store::find(conn, &can.scope(), id).await.map(Some)
}

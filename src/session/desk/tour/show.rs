//! `GET /{lang}/desk/tours/new`: the empty form, or with `renew` the next term of a tour.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::TourForm;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::t;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::session::desk::draft_form::DraftOptions;
use crate::session::desk::draft_form::venue_first::{ask_where, chosen_venue};
use crate::session::desk::series::reviewed::ReviewedForm;
use crate::session::desk::series::show::renewed;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, TourForm::PATH)?;
    let (mut conn, now) = (state.db.get().await?, state.clock.now());
    let renewed = renewed(&mut conn, &can, &request).await?;
    let venue = match &renewed {
        Some(tour) => Some(tour.venue_id.to_string()),
        None => chosen_venue(&request),
    };
    let Some(venue) = venue else {
        let title = t(layout.locale, "tour-heading").into_owned();
        let layout = Layout { title, ..layout };
        return ask_where(&mut conn, layout, can.actor()).await;
    };
    let options = DraftOptions::load(&mut conn, layout.locale, can.actor(), &venue, now).await?;
    let next_term = renewed.and_then(|tour| TourForm::renewing(&tour, &options));
    let form = next_term.unwrap_or_else(|| TourForm::empty(&options));
    Ok(form.page(layout, &options, &FormErrors::none(), None))
}

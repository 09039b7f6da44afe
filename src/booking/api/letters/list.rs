//! `GET /letters`: the letters about a booking, or those that did not arrive.

use actix_web::{HttpRequest, HttpResponse, web};

use super::view::LetterView;
use crate::booking::letters::{LetterFilter, list_letters};
use crate::platform::auth::{Can, rights};
use crate::platform::http::response::list::Page;
use crate::platform::ids::BookingId;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::mail::outbox::LetterState;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

const PARAMETERS: [&str; 4] = ["booking", "state", "page", "limit"];

/// Letters, the newest first: those about a booking, or without `booking` those that did not arrive (`failed`,
/// `given-up`), of all who may be served.
#[utoipa::path(
    get, path = "/letters", tag = "desk",
    params(
        ("booking" = Option<Uuid>, Query, description = "About which booking; without it, those that did not arrive"),
        ("state" = Option<LetterState>, Query, description = "Only those that have come so far", example = "failed"),
    ),
    responses((status = 200, description = "A page of the list", body = Page<LetterView>))
)]
pub async fn list(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let asked = query.get("state").map(LetterState::parse).transpose();
    let asked = asked.map_err(|fault| Problem::fault("/state", fault))?;
    let booking = query.get("booking").map(str::parse::<uuid::Uuid>);
    let booking = booking
        .transpose()
        .map_err(|_unknown| Problem::not_found())?;
    let filter = LetterFilter {
        scope: can.scope(),
        booking: booking.map(BookingId),
        state: asked,
    };
    let mut conn = state.db.get().await?;
    let (letters, total) = list_letters(&mut conn, &filter, paging).await?;
    let items = letters.iter().map(LetterView::of).collect();
    Ok(Page::<LetterView>::of(items, total, paging).answer(&request))
}

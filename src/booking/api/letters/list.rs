//! `GET /letters`: the letters about a booking, or those that did not arrive.

use actix_web::{HttpRequest, HttpResponse, web};

use super::view::LetterView;
use crate::booking::letters::{LetterFilter, list_letters};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::response::list::Page;
use crate::platform::ids::BookingId;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::mail::state::LetterState;
use crate::platform::problem::{Fault, Faults, Problem};
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
    let filter = asked(&query, can.scope())?;
    let mut conn = state.db.get().await?;
    let (letters, total) = list_letters(&mut conn, &filter, paging).await?;
    let items = letters.iter().map(LetterView::of).collect();
    Ok(Page::<LetterView>::of(items, total, paging).answer(&request))
}

fn asked(query: &Query, scope: Scope) -> Result<LetterFilter, Problem> {
    let mut faults = Faults::none();
    let no_id = |_no_id| Fault::new("unknown-value");
    let booking = query.get("booking").map(|text| text.parse().map_err(no_id));
    let booking: Option<Option<BookingId>> = faults.take("/booking", booking.transpose());
    let state = query.get("state").map(LetterState::parse).transpose();
    match (booking, faults.take("/state", state)) {
        (Some(booking), Some(state)) => Ok(LetterFilter {
            scope,
            booking,
            state,
        }),
        _ => Err(Problem::faults(faults)),
    }
}

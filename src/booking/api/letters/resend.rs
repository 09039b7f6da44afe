//! `POST /letters/{letterId}/resend`: the letter once more, to the address that the booking has now.

use actix_web::{HttpRequest, HttpResponse, web};

use super::view::LetterView;
use crate::booking::access::path_id;
use crate::booking::actions::resend as send_again;
use crate::booking::letters::find_letter;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::{Body, Empty};
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Send a letter again; the answer is the letter that is on its way now. Asked twice of the same state, it is written
/// once. Refused where the person gets no letters, and of a letter whose news is past.
#[utoipa::path(
    post, path = "/letters/{letterId}/resend", tag = "desk",
    params(("letterId" = Uuid, Path)), request_body = Option<Empty>,
    responses((status = 200, description = "The letter on its way", body = LetterView))
)]
pub async fn resend(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let letter = {
        let mut conn = state.db.get().await?;
        find_letter(&mut conn, path_id(&request, "letterId"), &can.scope()).await?
    };
    body.read_or_default()?;
    let (shared, staff, now) = (state.get_ref().clone(), can.staff(), state.clock.now());
    let on_its_way = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let on_its_way = send_again(&mut conn, &letter, staff, now).await?;
        shared.letters.notify_one();
        Ok(on_its_way)
    })
    .await?;
    Ok(HttpResponse::Ok().json(LetterView::of(&on_its_way)))
}

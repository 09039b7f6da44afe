//! `/{lang}/bookings/{number}/slip`: the confirmation on paper.

use actix_web::{HttpRequest, HttpResponse, web};

use super::number::{ask, layout_of, number_of};
use crate::booking::access::see_other;
use crate::booking::code::Code;
use crate::booking::pages::visit::Visit;
use crate::booking::present::load_slip;
use crate::booking::status::BookingStatus;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

/// The slip, or the question for the PIN.
///
/// # Errors
/// 404 for what cannot be a number.
pub async fn show(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (number, now) = (number_of(&request)?, state.clock.now());
    let layout = layout_of(&request, &state, &number, "/slip")?;
    let mut conn = state.db.get().await?;
    let Some(visit) = Visit::of(&mut conn, &state, &request, &number, now).await? else {
        return Ok(ask(layout, &number));
    };
    if visit.booking.status == BookingStatus::Cancelled {
        return Ok(see_other(
            &layout.url(&format!("/bookings/{}", number.as_str())),
        ));
    }
    let pin = visit.pin(&state.keys);
    let manage = state.link(&layout.url(&format!("/bookings/{}", number.as_str())));
    let (booking, session) = (&visit.booking, visit.session);
    let mut page = load_slip(&mut conn, layout, booking, session, &manage, now).await?;
    page.pin = pin.map(|pin| Code::of(pin.reveal()));
    Ok(HtmlPage::private(page).answer())
}

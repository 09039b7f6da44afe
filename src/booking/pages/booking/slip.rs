//! `/{lang}/bookings/{number}/slip`: the confirmation on paper.

use actix_web::{HttpRequest, HttpResponse, web};

use super::number::{ask, layout_of, number_of};
use super::slip_page::{SlipFacts, SlipPage};
use crate::booking::access::see_other;
use crate::booking::code::Code;
use crate::booking::details::BookingDetails;
use crate::booking::pages::visit::Visit;
use crate::booking::present::{SessionDetails, standing};
use crate::booking::reach::Reach;
use crate::booking::status::BookingStatus;
use crate::platform::i18n::{dates, spans};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::session::Bring;

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
    let standing = standing(&mut conn, &visit.booking).await?;
    let booked = BookingDetails::load(&mut conn, &visit.booking).await?;
    let pin = visit.pin(&state.keys);
    let details = SessionDetails::load(&mut conn, visit.session, now).await?;
    let (locale, session) = (layout.locale, &details.session);
    let one_day = details.meetings(locale).is_empty();
    let day = match one_day {
        true => dates::capital(&dates::day_long(locale, session.timing.local_date)),
        false => details.when(locale),
    };
    let time = one_day.then(|| spans::times(locale, session.local_span(), details.today));
    let manage = state.link(&layout.url(&format!("/bookings/{}", number.as_str())));
    let facts = details.visit(locale, &booked);
    let layout = details.frame(layout);
    let slip = SlipFacts {
        standing,
        reach: Reach::of(&visit.booking),
        queue_until: details.queue_until(locale, now),
        bring: Bring::to(session.kind),
        number: number.as_str(),
        day,
        time,
        visit: facts,
        manage_url: &manage,
    };
    let mut page = SlipPage::new(layout, slip);
    page.pin = pin.map(|pin| Code::of(pin.reveal()));
    Ok(HtmlPage::private(page).answer())
}

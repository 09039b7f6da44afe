//! `/{lang}/desk/bookings/{bookingId}/booked` and its slip: what is read out or handed over to somebody whose booking
//! staff just made. The PIN is shown to whoever made it, for as long as a repeated request would be told it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta, Utc};

use super::done_page::BookedPage;
use super::find::FIND;
use crate::booking::access::{Credentials, record_look, requested_booking};
use crate::booking::code::{Code, spell_out};
use crate::booking::desk::paths::{booking_path, roster_path};
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::booking::present::{SessionDetails, SlipPage, load_slip, next_news, rings, standing};
use crate::booking::reach::Reach;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::t;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// As long as the key of a booking answers with its PIN.
const PIN_TOLD: TimeDelta = TimeDelta::minutes(10);
/// The version a booking's PIN begins with.
const FIRST_PIN: i32 = 1;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let opened =
        requested_booking(&mut conn, &state, &request, Credentials::staff(can.actor())).await?;
    let booking = opened.booking;
    record_look(&mut conn, &booking, can.staff(), now).await?;
    let layout = Layout::asked(
        &request,
        &state,
        format!("{}/booked", booking_path(&booking)),
    )?;
    let standing = standing(&mut conn, &booking).await?;
    let booked = BookingDetails::load(&mut conn, &booking).await?;
    let details = SessionDetails::load(&mut conn, opened.session, now).await?;
    let (locale, reach) = (layout.locale, Reach::of(&booking));
    let number = Code::of(&booking.number);
    let pin = pin_for(&booking, can.staff(), &state.keys, now);
    let until = details.queue_until(locale, now);
    let news = next_news(locale, standing, &reach, until.as_deref(), None);
    let title = match standing.is_sure() {
        true => "caller-booked",
        false => "caller-waits",
    };
    let page = BookedPage {
        name: match booked.discreet {
            true => number.grouped.clone(),
            false => booking.name.clone().unwrap_or_default(),
        },
        visit: details.visit(locale, &booked),
        spelt: spell_out(locale, &number, pin.as_ref()),
        number,
        pin,
        news: news.or_else(|| rings(locale, standing, &reach)),
        slip_href: layout.url(&format!("{}/slip", booking_path(&booking))),
        record_href: layout.url(&booking_path(&booking)),
        session_href: layout.url(&roster_path(&details.session)),
        again_href: layout.url(FIND),
        l: Layout {
            title: t(locale, title).into_owned(),
            ..layout
        },
    };
    Ok(HtmlPage::private(page).answer())
}

/// The slip on paper, from the desk.
pub async fn slip(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let opened =
        requested_booking(&mut conn, &state, &request, Credentials::staff(can.actor())).await?;
    let booking = opened.booking;
    record_look(&mut conn, &booking, can.staff(), now).await?;
    let layout = Layout::asked(&request, &state, format!("{}/slip", booking_path(&booking)))?;
    let back = layout.url(&booking_path(&booking));
    let manage = state.link(&layout.url(&format!("/bookings/{}", booking.number)));
    let mut page: SlipPage =
        load_slip(&mut conn, layout, &booking, opened.session, &manage, now).await?;
    page.pin = pin_for(&booking, can.staff(), &state.keys, now);
    page.back_href = back;
    Ok(HtmlPage::private(page).answer())
}

/// The first PIN, for whoever made the booking, for some minutes: after that there is only a new one.
fn pin_for(booking: &Booking, staff: StaffId, keys: &Keys, now: DateTime<Utc>) -> Option<Code> {
    let made_now = booking.created_by == Some(staff) && now < booking.created_at + PIN_TOLD;
    let shown = made_now && booking.pin_version == FIRST_PIN;
    let pin = shown.then(|| booking.pin(keys, FIRST_PIN)).flatten()?;
    Some(Code::of(pin.reveal()))
}

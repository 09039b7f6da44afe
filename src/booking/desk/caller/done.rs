//! `/{lang}/desk/bookings/{bookingId}/booked` and its slip: what is read out or handed over to somebody whose booking
//! staff just made. The PIN is shown to whoever made it, for as long as a repeated request would be told it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::done_page::BookedPage;
use crate::booking::access::{Credentials, record_look, requested_booking};
use crate::booking::code::{Code, spell_out};
use crate::booking::desk::paths::FIND;
use crate::booking::desk::paths::{booking_path, roster_path};
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::booking::present::{
    SessionDetails, SlipPage, Standing, load_slip, next_news, rings, standing,
};
use crate::booking::reach::Reach;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::{Locale, t};
use crate::platform::idempotency::pin_is_told;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::Session;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let made = MadeBooking::open(&mut conn, &can, &state, &request, "booked").await?;
    let page = made.page(&mut conn, state.clock.now()).await?;
    Ok(HtmlPage::private(page).answer())
}

/// The slip on paper, from the desk.
pub async fn slip(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let made = MadeBooking::open(&mut conn, &can, &state, &request, "slip").await?;
    let manage = state.link(
        &made
            .layout
            .url(&format!("/bookings/{}", made.booking.number)),
    );
    let page = made.slip(&mut conn, &manage, state.clock.now()).await?;
    Ok(HtmlPage::private(page).answer())
}

/// A booking that staff have before them; the look is recorded.
struct MadeBooking {
    booking: Booking,
    session: Session,
    pin: Option<Code>,
    layout: Layout,
}

impl MadeBooking {
    async fn open(
        conn: &mut AsyncPgConnection,
        can: &Can<rights::ServePeople>,
        state: &AppState,
        request: &HttpRequest,
        page: &str,
    ) -> Result<Self, Problem> {
        let (shown, now) = (Credentials::staff(can.actor()), state.clock.now());
        let opened = requested_booking(conn, state, request, shown).await?;
        let booking = opened.booking;
        record_look(conn, &booking, can.staff(), now).await?;
        let path = format!("{}/{page}", booking_path(&booking));
        Ok(Self {
            pin: pin_for(&booking, can.staff(), &state.keys, now),
            layout: Layout::asked(request, state, path)?,
            session: opened.session,
            booking,
        })
    }

    async fn page(
        self,
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> Result<BookedPage, Problem> {
        let standing = standing(conn, &self.booking).await?;
        let booked = BookingDetails::load(conn, &self.booking).await?;
        let details = SessionDetails::load(conn, self.session, now).await?;
        let (layout, booking) = (self.layout, &self.booking);
        let number = Code::of(&booking.number);
        Ok(BookedPage {
            name: match booked.discreet {
                true => number.grouped.clone(),
                false => booking.name.clone().unwrap_or_default(),
            },
            visit: details.visit(layout.locale, &booked),
            spelt: spell_out(layout.locale, &number, self.pin.as_ref()),
            number,
            pin: self.pin,
            news: news(layout.locale, standing, booking, &details, now),
            slip_href: layout.url(&format!("{}/slip", booking_path(booking))),
            record_href: layout.url(&booking_path(booking)),
            session_href: layout.url(&roster_path(&details.session)),
            again_href: layout.url(FIND),
            l: titled(layout, standing),
        })
    }

    async fn slip(
        self,
        conn: &mut AsyncPgConnection,
        manage: &str,
        now: DateTime<Utc>,
    ) -> Result<SlipPage, Problem> {
        let back_href = self.layout.url(&booking_path(&self.booking));
        let (layout, session) = (self.layout, self.session);
        let mut slip = load_slip(conn, layout, &self.booking, session, manage, now).await?;
        slip.back_href = back_href;
        slip.pin = self.pin;
        Ok(slip)
    }
}

/// How they hear of what becomes of it.
fn news(
    locale: Locale,
    standing: Standing,
    booking: &Booking,
    details: &SessionDetails,
    now: DateTime<Utc>,
) -> Option<String> {
    let (reach, until) = (Reach::of(booking), details.queue_until(locale, now));
    let next = next_news(locale, standing, &reach, until.as_deref(), None);
    next.or_else(|| rings(locale, standing, &reach))
}

fn titled(layout: Layout, standing: Standing) -> Layout {
    let title = match standing.is_sure() {
        true => "caller-booked",
        false => "caller-waits",
    };
    Layout {
        title: t(layout.locale, title).into_owned(),
        ..layout
    }
}

/// The first PIN, for whoever made the booking, for some minutes: after that there is only a new one.
fn pin_for(booking: &Booking, staff: StaffId, keys: &Keys, now: DateTime<Utc>) -> Option<Code> {
    let told = booking.created_by == Some(staff) && pin_is_told(booking.created_at, now);
    let pin = booking.first_pin(keys).filter(|_| told)?;
    Some(Code::of(pin.reveal()))
}

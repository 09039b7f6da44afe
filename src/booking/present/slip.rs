//! The slip on paper, from a receipt of 80 mm up to A4.
//! Number and day in large print, and where its code leads; the PIN is put in by whoever may show it.
//! A resident's page and the desk's print it.

use askama::Template;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::promise::{next_news, rings};
use super::session_details::{SessionDetails, VisitFacts};
use super::standing::{Standing, standing};
use crate::booking::code::Code;
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::booking::reach::Reach;
use crate::platform::i18n::{dates, spans, t, t_with};
use crate::platform::problem::Problem;
use crate::platform::qr::Qr;
use crate::platform::ui::Layout;
use crate::session::{Bring, Session, TimeLine};

/// What the slip says, and where its QR code leads.
#[derive(Debug)]
pub struct SlipFacts<'a> {
    pub standing: Standing,
    pub reach: Reach,
    /// Until when the queue moves, if it does.
    pub queue_until: Option<String>,
    pub bring: Bring,
    pub number: &'a str,
    /// The day in words; of a course, how many meetings there are and the first.
    pub day: String,
    /// "kl. 15.30–16.10"; none of a course.
    pub time: Option<String>,
    pub visit: VisitFacts,
    pub manage_url: &'a str,
}

/// On paper, from a receipt of 80 mm up to A4.
#[derive(Template)]
#[template(path = "booking/slip.html")]
pub struct SlipPage {
    /// The frame.
    pub l: Layout,
    pub back_href: String,
    /// The session's title.
    title: String,
    /// Its language, where it is not the page's.
    title_lang: Option<String>,
    /// The day in words.
    day: String,
    /// "kl. 15.30–16.10".
    time: Option<String>,
    /// Of a course.
    meetings: Vec<TimeLine>,
    /// Venue and room.
    place: String,
    /// Street and town.
    address: Option<String>,
    /// Said where the place is not sure.
    standing: Option<String>,
    /// What they asked for and is not simply helped.
    topics: Vec<String>,
    /// What to have along.
    bring: Bring,
    number: Code,
    /// The PIN, while it may be shown.
    pub pin: Option<Code>,
    call: Option<String>,
    qr: Option<Qr>,
}

impl SlipPage {
    /// The page; the layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout, slip: SlipFacts<'_>) -> Self {
        let locale = layout.locale;
        let standing = match slip.standing {
            Standing::Confirmed => None,
            Standing::Offered => Some("slip-offered"),
            Standing::Waiting(_) => Some("slip-waiting"),
            Standing::Pending => Some("slip-pending"),
        };
        let contact = layout.contact.as_ref();
        let news = next_news(
            locale,
            slip.standing,
            &slip.reach,
            slip.queue_until.as_deref(),
            contact,
        );
        let standing: Vec<String> = standing
            .map(|key| t(locale, key).into_owned())
            .into_iter()
            .chain(news)
            .chain(rings(locale, slip.standing, &slip.reach))
            .collect();
        let call = |phone: &str| t_with(locale, "slip-call", &[("phone", phone.into())]);
        Self {
            back_href: layout.url(&format!("/bookings/{}", slip.number)),
            title: slip.visit.title,
            title_lang: slip.visit.title_lang,
            day: slip.day,
            time: slip.time,
            meetings: slip.visit.meetings,
            place: slip.visit.place,
            address: slip.visit.address,
            topics: slip.visit.topics,
            standing: (!standing.is_empty()).then(|| standing.join(" ")),
            bring: slip.bring,
            number: Code::of(slip.number),
            pin: None,
            call: contact.map(|contact| call(&contact.phone)),
            qr: Qr::of(slip.manage_url),
            l: Layout {
                title: t(locale, "slip-title").into_owned(),
                ..layout
            },
        }
    }
}

/// The slip of a booking, without its PIN; `manage_url` is where its code leads.
pub async fn load_slip(
    conn: &mut AsyncPgConnection,
    layout: Layout,
    booking: &Booking,
    session: Session,
    manage_url: &str,
    now: DateTime<Utc>,
) -> Result<SlipPage, Problem> {
    let standing = standing(conn, booking).await?;
    let booked = BookingDetails::load(conn, booking).await?;
    let details = SessionDetails::load(conn, session, now).await?;
    let (locale, session) = (layout.locale, &details.session);
    let one_day = details.meetings(locale).is_empty();
    let day = match one_day {
        true => dates::capital(&dates::day_long(locale, session.timing.local_date)),
        false => details.when(locale),
    };
    let facts = SlipFacts {
        standing,
        reach: Reach::of(booking),
        queue_until: details.queue_until(locale, now),
        bring: details.bring.clone(),
        number: &booking.number,
        day,
        time: one_day.then(|| spans::times(locale, session.local_span(), details.today)),
        visit: details.visit(locale, &booked),
        manage_url,
    };
    Ok(SlipPage::new(details.frame(layout), facts))
}

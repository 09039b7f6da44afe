//! The page of a booking: plain data, in the reader's language.

use askama::Template;
use std::borrow::Cow;

use crate::booking::code::{Code, spell_out};
use crate::booking::present::{Standing, VisitFacts, next_news};
use crate::booking::reach::Reach;
use crate::platform::i18n::{Locale, t, t_around, t_with};
use crate::platform::ui::Layout;
use crate::session::{Bring, SessionKind};

/// An offered place: until when, and where its two buttons go.
#[derive(Debug, Clone)]
pub struct OfferForms {
    /// "Svara senast tisdag 6 oktober kl. 10.30."
    pub until: String,
    /// "Ja tack".
    pub accept: String,
    /// "Nej tack".
    pub decline: String,
}

impl OfferForms {
    /// The offer of a booking, until so and so.
    #[must_use]
    pub fn new(layout: &Layout, number: &str, until: &str) -> Self {
        let to = |step| layout.url(&format!("/bookings/{number}/{step}"));
        Self {
            until: t_with(layout.locale, "offer-until", &[("when", until.into())]),
            accept: to("acceptance"),
            decline: to("decline"),
        }
    }
}

/// What becomes of the queue for whoever waits.
#[derive(Debug, Clone, Default)]
pub struct QueueNews {
    /// Until when it moves; none once it does not.
    pub until: Option<String>,
    /// Where a button takes the seat that is free now.
    pub take_action: Option<String>,
}

/// What somebody booked may expect.
#[derive(Debug)]
pub struct Outlook {
    /// How sure it is.
    pub standing: Standing,
    /// How they learn of what becomes of it.
    pub reach: Reach,
    pub queue: QueueNews,
}

/// Whether a booking can still be cancelled here.
#[derive(Debug, Clone)]
pub enum Cancelling {
    /// With this form.
    Open {
        /// Where the button goes.
        action: String,
    },
    /// The session has begun.
    Past,
}

/// `/{lang}/bookings/{number}`: the confirmation, and the same page again later.
#[derive(Template)]
#[template(path = "booking/booking.html")]
pub struct BookingPage {
    /// The frame.
    pub l: Layout,
    /// A line above everything: "Vi har sparat ändringen."
    pub notice: Option<String>,
    /// The words around the name in the heading.
    headline: (String, String),
    /// Who comes.
    pub name: String,
    /// How sure it is.
    standing: Standing,
    /// How it stands and what happens next, where it is not sure and no offer can be answered.
    next: Option<String>,
    /// Takes a free seat, for whoever waits in a queue that no longer moves.
    take_action: Option<String>,
    /// The offer, while it can be answered.
    pub offer: Option<OfferForms>,
    /// What, when and where.
    pub visit: VisitFacts,
    /// Where it is online.
    pub online: Option<String>,
    /// What to have along.
    pub bring: Bring,
    /// The number.
    pub number: Code,
    /// The PIN, while it may be shown.
    pub pin: Option<Code>,
    /// "Vi skickar ett mejl till a…@exempel.se. …"
    pub promise: Option<String>,
    /// The slip.
    pub slip_href: String,
    /// The calendar file.
    pub calendar_href: Option<String>,
    /// The list of sessions.
    pub again_href: String,
    /// Ends the cookie: "Klar – rensa skärmen".
    pub leave_action: Option<String>,
    /// Whether it can be cancelled.
    pub cancelling: Cancelling,
    /// "Du kan också ringa 0150-570 00 och säga numret."
    call: Option<String>,
}

impl BookingPage {
    /// The page of a booking with only what every one has; the rest are fields to set. The
    /// layout's title is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        outlook: Outlook,
        name: impl Into<String>,
        number: &str,
        visit: VisitFacts,
        cancelling: Cancelling,
    ) -> Self {
        let locale = layout.locale;
        let Outlook {
            standing,
            reach,
            queue,
        } = outlook;
        let key = match standing {
            Standing::Confirmed => "booking-confirmed",
            Standing::Offered => "booking-offered",
            Standing::Waiting(_) => "booking-waiting",
            Standing::Pending => "booking-pending",
        };
        let now = match standing {
            Standing::Confirmed => None,
            Standing::Offered => Some(t(locale, "booking-offered.late").into_owned()),
            Standing::Waiting(place) => Some(t_with(
                locale,
                "booking-waiting.next",
                &[("place", place.into())],
            )),
            Standing::Pending => Some(t(locale, "booking-pending.next").into_owned()),
        };
        let news = match queue.take_action {
            None => next_news(
                locale,
                standing,
                &reach,
                queue.until.as_deref(),
                layout.contact.as_ref(),
            ),
            Some(_) => Some(t(locale, "queue-free-seat").into_owned()),
        };
        let next: Vec<String> = now.into_iter().chain(news).collect();
        let call = layout.contact.as_ref().map(|contact| {
            t_with(
                locale,
                "cancel-call",
                &[("phone", contact.phone.as_str().into())],
            )
        });
        let again_href = layout.url("/sessions");
        Self {
            notice: None,
            headline: t_around(locale, key, "name"),
            name: name.into(),
            standing,
            next: (!next.is_empty()).then(|| next.join(" ")),
            take_action: queue.take_action,
            offer: None,
            online: None,
            bring: Bring::to(SessionKind::OneToOne),
            visit,
            number: Code::of(number),
            pin: None,
            promise: None,
            slip_href: layout.url(&format!("/bookings/{number}/slip")),
            calendar_href: None,
            again_href,
            leave_action: None,
            cancelling,
            call,
            l: Layout {
                title: t(locale, "ask-title").into_owned(),
                ..layout
            },
        }
    }

    /// What is read out, and how.
    fn aloud(&self) -> Vec<(Cow<'static, str>, String)> {
        spell_out(self.l.locale, &self.number, self.pin.as_ref())
    }
}

/// "Vi skickar ett mejl till a…@exempel.se": promised, never claimed to be sent.
#[must_use]
pub fn letter_promise(locale: Locale, standing: Standing, to: &str) -> String {
    let key = if standing.is_waiting() {
        "booking-letter-queue"
    } else {
        "booking-letter"
    };
    t_with(locale, key, &[("to", to.into())])
}

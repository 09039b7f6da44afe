//! What a visitor's pages about a booking are made of: plain data, in the reader's language.

use std::borrow::Cow;

use askama::Template;

use crate::booking::code::{Code, spell_out};
use crate::booking::present::{Standing, VisitFacts};
use crate::platform::i18n::{Locale, t, t_around, t_with};
use crate::platform::qr::Qr;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};

/// An offered place: until when, and where its two buttons go.
#[derive(Debug, Clone)]
pub struct Offer {
    /// "Svara senast tisdag 6 oktober kl. 10.30."
    pub until: String,
    /// "Ja tack".
    pub accept: String,
    /// "Nej tack".
    pub decline: String,
}

impl Offer {
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
    /// What happens next, where it is not sure.
    next: Option<String>,
    /// The offer, while it can be answered.
    pub offer: Option<Offer>,
    /// The session's title.
    pub title: String,
    /// Its language, where it is not the page's.
    pub title_lang: Option<String>,
    /// When and where.
    pub visit: VisitFacts,
    /// The number.
    pub number: Code,
    /// The PIN, while it may be shown.
    pub pin: Option<Code>,
    /// "Vi skickar ett brev till a…@exempel.se. …"
    pub letter: Option<String>,
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
        standing: Standing,
        name: impl Into<String>,
        number: &str,
        visit: VisitFacts,
        cancelling: Cancelling,
    ) -> Self {
        let locale = layout.locale;
        let key = match standing {
            Standing::Confirmed => "booking-confirmed",
            Standing::Offered => "booking-offered",
            Standing::Waiting(_) => "booking-waiting",
            Standing::Pending => "booking-pending",
        };
        let next = match standing {
            Standing::Confirmed => None,
            Standing::Offered => Some(t(locale, "booking-offered.next").into_owned()),
            Standing::Waiting(place) => Some(t_with(
                locale,
                "booking-waiting.next",
                &[("place", place.into())],
            )),
            Standing::Pending => Some(t(locale, "booking-pending.next").into_owned()),
        };
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
            next,
            offer: None,
            title: String::new(),
            title_lang: None,
            visit,
            number: Code::of(number),
            pin: None,
            letter: None,
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

/// "Vi skickar ett brev till a…@exempel.se": promised, never claimed to be sent.
#[must_use]
pub fn letter_promise(locale: Locale, standing: Standing, to: &str) -> String {
    let key = if standing.is_waiting() {
        "booking-letter-queue"
    } else {
        "booking-letter"
    };
    t_with(locale, key, &[("to", to.into())])
}

/// Who cancelled.
#[derive(Debug, Clone)]
pub enum CancelledBy {
    /// The visitor, or somebody for them.
    Visitor,
    /// Nobody: an offer ran out before it was accepted.
    Late,
    /// We did.
    Us {
        /// Why.
        reason: Option<String>,
        /// The reason's language, where it is not the page's.
        reason_lang: Option<String>,
    },
}

/// `/{lang}/bookings/{number}` of a cancelled booking: that, and the session; nothing else.
#[derive(Template)]
#[template(path = "booking/cancelled.html")]
pub struct Cancelled {
    /// The frame.
    pub l: Layout,
    /// Who did it.
    pub by: CancelledBy,
    /// When and where it was.
    pub visit: VisitFacts,
    /// The list of sessions.
    pub again_href: String,
}

impl Cancelled {
    /// The page; the layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout, by: CancelledBy, visit: VisitFacts) -> Self {
        let key = match by {
            CancelledBy::Visitor => "cancelled-title",
            CancelledBy::Late => "cancelled-late-title",
            CancelledBy::Us { .. } => "cancelled-by-us-title",
        };
        let again_href = layout.url("/sessions");
        let l = Layout {
            title: t(layout.locale, key).into_owned(),
            ..layout
        };
        Self {
            l,
            by,
            visit,
            again_href,
        }
    }
}

/// `/{lang}/my-booking`: number and PIN.
#[derive(Template)]
#[template(path = "booking/ask.html")]
pub struct AskPage {
    /// The frame.
    pub l: Layout,
    /// Where the form goes.
    pub action: String,
    summary: Vec<SummaryLine>,
    /// Title and detail of a refusal: no such booking, wait, ask the desk.
    refused: Option<(String, String)>,
    number: Field,
    pin: Field,
}

impl AskPage {
    /// The page, with the number as typed. A PIN is never written back.
    #[must_use]
    pub fn new(
        layout: Layout,
        action: impl Into<String>,
        number: &str,
        errors: &FormErrors,
        refused: Option<(String, String)>,
    ) -> Self {
        let locale = layout.locale;
        let number = Field::new("number", t(locale, "booking-number"))
            .hint(t(locale, "ask-number-hint"))
            .kind("text", "short spaced")
            .typed("off", "")
            .value(number)
            .checked(errors);
        let pin = Field::new("pin", t(locale, "booking-pin"))
            .hint(t(locale, "ask-pin-hint"))
            .kind("text", "tiny spaced")
            .typed("off", "numeric")
            .checked(errors);
        Self {
            action: action.into(),
            summary: errors.summary(&[("number", &number.label), ("pin", &pin.label)]),
            l: Layout {
                title: t(locale, "ask-title").into_owned(),
                error: !errors.is_empty() || refused.is_some(),
                ..layout
            },
            refused,
            number,
            pin,
        }
    }
}

/// `/{lang}/my-booking?link=…`: one button, so that a mail scanner opens nothing.
#[derive(Template)]
#[template(path = "booking/link.html")]
pub struct LinkPage {
    /// The frame.
    pub l: Layout,
    /// Where the form goes.
    pub action: String,
    /// What the letter's link carries.
    pub link: String,
}

impl LinkPage {
    /// The page for a letter's link; the layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout, link: impl Into<String>) -> Self {
        Self {
            action: layout.url("/my-booking"),
            link: link.into(),
            l: Layout {
                title: t(layout.locale, "ask-title").into_owned(),
                ..layout
            },
        }
    }
}

/// `/{lang}/bookings/{number}/slip`: on paper, from a receipt of 80 mm up to A4.
#[derive(Template)]
#[template(path = "booking/slip.html")]
pub struct SlipPage {
    /// The frame.
    pub l: Layout,
    back_href: String,
    /// The day in words.
    day: String,
    /// "kl. 15.30–16.10".
    time: String,
    /// Venue and room.
    place: String,
    /// Street and town.
    address: Option<String>,
    /// Said where the place is not sure.
    standing: Option<String>,
    number: Code,
    /// The PIN, while it may be shown.
    pub pin: Option<Code>,
    call: Option<String>,
    qr: Option<Qr>,
}

impl SlipPage {
    /// The slip of a booking, with `visit.when` in two lines: the day in words, and the time. The
    /// QR code leads to `manage_url`. The layout's title is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        standing: Standing,
        number: &str,
        (day, time): (String, String),
        visit: VisitFacts,
        manage_url: &str,
    ) -> Self {
        let locale = layout.locale;
        let standing = match standing {
            Standing::Confirmed => None,
            Standing::Offered => Some("booking-offered.next"),
            Standing::Waiting(_) => Some("slip-waiting"),
            Standing::Pending => Some("slip-pending"),
        };
        let call = |phone: &str| t_with(locale, "slip-call", &[("phone", phone.into())]);
        Self {
            back_href: layout.url(&format!("/bookings/{number}")),
            day,
            time,
            place: visit.place,
            address: visit.address,
            standing: standing.map(|key| t(locale, key).into_owned()),
            number: Code::of(number),
            pin: None,
            call: layout.contact.as_ref().map(|contact| call(&contact.phone)),
            qr: Qr::of(manage_url),
            l: Layout {
                title: t(locale, "slip-title").into_owned(),
                ..layout
            },
        }
    }
}

//! The page of one booking: plain data, in the reader's language.

use std::borrow::Cow;

use askama::Template;

use crate::booking::code::Code;
use crate::booking::present::{RefusalText, VisitFacts};
use crate::platform::contact::ShownPhone;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};

/// How far a booking has come.
#[derive(Debug, Clone)]
pub struct StatusChip {
    pub text: String,
    /// `tag`, or `flag` where somebody must do something.
    pub class: &'static str,
}

/// One line: what, and what of it is known.
#[derive(Debug, Clone)]
pub struct Fact {
    pub label: Cow<'static, str>,
    pub text: String,
}

/// How somebody is reached.
#[derive(Debug, Clone)]
pub struct ContactFacts {
    pub phone: Option<ShownPhone>,
    pub email: Option<String>,
    pub language: String,
    /// Who booked for them.
    pub booked_by: Option<String>,
    /// How they learn of a change.
    pub told: Cow<'static, str>,
}

/// A letter, and how far it has come.
#[derive(Debug, Clone)]
pub struct LetterLine {
    pub when: String,
    pub what: Cow<'static, str>,
    pub state: Cow<'static, str>,
    /// `tag`, or `flag` where it never arrived.
    pub class: &'static str,
    /// Why it did not arrive.
    pub why: Option<String>,
    pub said: Option<SaidInLetter>,
}

/// What a letter said.
#[derive(Debug, Clone)]
pub struct SaidInLetter {
    pub subject: String,
    pub text: String,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct PastLine {
    pub what: String,
    /// "Tisdag 6 oktober kl. 10.12, Huda Planerare".
    pub when: String,
    /// Why staff went beyond a rule.
    pub reason: Option<String>,
}

/// Cancels the booking; sends `cause` and `reason`.
#[derive(Debug, Clone)]
pub struct CancelForm {
    pub action: String,
    /// Whether it was sent and could not be done.
    pub open: bool,
    /// Whether we cancel, and not the person.
    pub by_us: bool,
    pub reason: Field,
}

/// What can be done with the booking as it is.
#[derive(Debug, Clone, Default)]
pub struct BookingActs {
    pub move_href: Option<String>,
    pub change_href: Option<String>,
    /// Finds a next time for the same person.
    pub again_href: Option<String>,
    /// Makes a new PIN.
    pub pin_action: Option<String>,
    /// Sends the last letter again.
    pub resend_action: Option<String>,
    /// Has a person tell instead.
    pub tell_action: Option<String>,
    /// The key of its words: by telephone, or where they come.
    pub tell: &'static str,
    pub cancel: Option<CancelForm>,
    /// Sends `discreet`: `true` where the name is shown, `false` where it is not.
    pub discretion_action: Option<String>,
}

/// `/{lang}/desk/bookings/{bookingId}`.
#[derive(Template)]
#[template(path = "booking/record.html")]
pub struct BookingRecordPage {
    /// The frame.
    pub l: Layout,
    /// The session's page.
    pub back_href: String,
    /// What was just done.
    pub notice: Option<String>,
    pub summary: Vec<SummaryLine>,
    /// Why something could not be done.
    pub refused: Option<RefusalText>,
    /// Who comes; none where only the number is shown.
    pub name: Option<String>,
    pub number: Code,
    pub status: StatusChip,
    pub visit: VisitFacts,
    pub attendee: Vec<Fact>,
    /// None for a discreet booking, and once it is wiped.
    pub contact: Option<ContactFacts>,
    pub discreet: bool,
    pub letters: Vec<LetterLine>,
    pub past: Vec<PastLine>,
    /// When names and contacts go.
    pub kept: Option<String>,
    pub acts: BookingActs,
}

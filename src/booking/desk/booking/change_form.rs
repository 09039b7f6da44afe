//! The form that corrects a booking: what it shows, and the patch that it becomes.

use crate::booking::desk::typed::number;
use crate::booking::details::BookingDetails;
use crate::booking::input::{BookingPatch, ContactPatch, VisitPatch};
use crate::booking::model::Booking;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::session::SessionKind;

/// What stands in the fields. Names as in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeForm {
    pub name: String,
    pub seats: String,
    /// `email`, `phone` or `none`.
    pub reach: String,
    pub email: String,
    pub phone: String,
    pub language: String,
    pub address: String,
    pub entry: String,
    /// The version that the fields show.
    pub version: String,
}

impl ChangeForm {
    /// The booking as it is.
    #[must_use]
    pub fn of_booking(booking: &Booking, details: &BookingDetails) -> Self {
        let own = |text: &Option<String>| text.clone().unwrap_or_default();
        let visit = |part| details.visit_part(part).unwrap_or_default().to_owned();
        let typed = booking.phone_typed.as_ref().or(booking.phone.as_ref());
        Self {
            name: own(&booking.name),
            seats: booking.seats.to_string(),
            reach: booking.notify.name().to_owned(),
            email: own(&booking.email),
            phone: typed.cloned().unwrap_or_default(),
            language: booking.language.clone(),
            address: visit("address"),
            entry: visit("entry"),
            version: booking.version.to_string(),
        }
    }

    /// What was typed.
    #[must_use]
    pub fn of_form(form: &Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            name: text("name"),
            seats: text("seats"),
            reach: text("reach"),
            email: text("email"),
            phone: text("phone"),
            language: text("language"),
            address: text("address"),
            entry: text("entry"),
            version: text("version"),
        }
    }

    /// The patch that it stands for: every field, whether or not it was changed.
    ///
    /// # Errors
    /// 422 for a number of seats that is none.
    pub fn patch(&self, kind: SessionKind) -> Result<BookingPatch, Problem> {
        let visit = VisitPatch {
            address: Some(Some(self.address.clone())),
            entry: Some(filled(&self.entry)),
        };
        Ok(BookingPatch {
            name: Some(Some(self.name.clone())),
            seats: Some(Some(number(&self.seats, 1, 50, "/seats")?)),
            contact: Some(Some(ContactPatch {
                email: Some(filled(&self.email)),
                phone: Some(filled(&self.phone)),
                notify: Some(filled(&self.reach)),
            })),
            language: Some(Some(self.language.clone())),
            visit: (kind == SessionKind::HomeVisit).then_some(Some(visit)),
            ..BookingPatch::default()
        })
    }
}

/// An empty field is none.
fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

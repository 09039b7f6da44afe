//! A merge patch of a booking (RFC 7396), as it is sent: what is absent stays, at every depth.
//! Nothing in it is checked beyond its shape. `change` reads it against the booking as it is.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::request::{ContactRequest, Seats, VisitRequest};
use crate::booking::model::Booking;
use crate::platform::contact::{EmailAddress, Notify, PhoneNumber};
use crate::platform::input::merge_patch::present;
use crate::platform::text::{LanguageTag, Line80, Line200, PersonName, Tag};

/// What may change. The session never does: a booking is moved.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct BookingPatch {
    /// Who comes.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = PersonName, required = false)]
    pub name: Option<Option<String>>,
    /// Seats: fewer freely, more as far as they are free.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Seats, required = false)]
    pub seats: Option<Option<i32>>,
    /// Where messages go; null takes all of it away.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ContactPatch>)]
    pub contact: Option<Option<ContactPatch>>,
    /// The language of letters.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LanguageTag, required = false)]
    pub language: Option<Option<String>>,
    /// Topics; null takes them away.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Tag>>, max_items = 10)]
    pub topics: Option<Option<Vec<String>>>,
    /// Staff only: whether lists, prints and searches show the number alone.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub discreet: Option<Option<bool>>,
    /// Where a home visit goes.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = VisitPatch, required = false)]
    pub visit: Option<Option<VisitPatch>>,
}

/// A part of the contact. Null takes a way away.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct ContactPatch {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<EmailAddress>)]
    pub email: Option<Option<String>>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<PhoneNumber>)]
    pub phone: Option<Option<String>>,
    /// `email`, `phone` or `none`; null leaves it to what is given.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Notify>)]
    pub notify: Option<Option<String>>,
}

/// A part of the address.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct VisitPatch {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Line200, required = false)]
    pub address: Option<Option<String>>,
    /// Door code or floor.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Line80>)]
    pub entry: Option<Option<String>>,
}

impl ContactPatch {
    /// The whole contact after the patch.
    pub(super) fn onto(self, before: &Booking) -> ContactRequest {
        let email = self.email.unwrap_or_else(|| before.email.clone());
        let phone = self.phone.unwrap_or_else(|| before.phone.clone());
        let stays = || notify_stays(before, email.is_some(), phone.is_some());
        let kept = || stays().then(|| before.notify.to_string());
        let notify = self.notify.unwrap_or_else(kept);
        ContactRequest {
            email,
            phone,
            notify,
        }
    }
}

/// Whether the way that was wanted is still wanted: it is there, and the person had something to choose
/// from. Else what is given decides, as for a new booking.
fn notify_stays(before: &Booking, has_email: bool, has_phone: bool) -> bool {
    match before.notify {
        Notify::Email => has_email,
        Notify::Phone => has_phone,
        Notify::None => before.email.is_some() || before.phone.is_some(),
    }
}

impl VisitPatch {
    /// The whole address after the patch. One that had none needs its street.
    pub(super) fn onto(self, before: Option<&Value>) -> VisitRequest {
        let stored = |name: &str| Some(before?.get(name)?.as_str()?.to_owned());
        VisitRequest {
            address: self
                .address
                .unwrap_or_else(|| stored("address"))
                .unwrap_or_default(),
            entry: self.entry.unwrap_or_else(|| stored("entry")),
        }
    }
}
